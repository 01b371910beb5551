import { array, strictObject } from 'valibot';
import { gridWorker } from '../_kernel/access';
import { begin, move, query } from '../_kernel/contract';
import { Id, words } from '../_kernel/ids';
import { leaveMachine, regridMachine } from './grids';
import {
  GridView,
  Leaving,
  LeaveView,
  Merging,
  Moving,
  Preview,
  Previewing,
  RegridView,
  Splitting,
} from './gridSchema';
import { keepers, placeMachine } from './machine';
import { PlaceView, Plan } from './schema';

const PLACE = 'plc_0000000001';
const OTHER = 'plc_0000000002';
const from = 1_790_000_000_000;

/** Grids: how far they reach, who is there, and what belongs to them. */
export const gridActions = {
  bound: move(placeMachine, 'bound', {
    doc: 'Say in words how far a grid reaches.',
    input: strictObject({ id: Id, boundary: words(0, 300) }),
    output: PlaceView,
    errors: ['NOT_A_GRID'],
    example: { id: PLACE, boundary: '东到滨河路，西到学府街，含1至12号楼' },
  }),
  plan: move(placeMachine, 'plan', {
    doc: 'Set how often the buildings of a level-4 grid are patrolled and its people visited by their risk, in days.',
    input: strictObject({ id: Id, plan: Plan }),
    output: PlaceView,
    errors: ['NOT_A_GRID'],
    example: { id: PLACE, plan: { buildings: 7, high: 7, middle: 14, low: 30 } },
  }),
  grid: query({
    doc: 'A grid for those who work in it: its boundary, its posts, who is away, its buildings, its plan.',
    by: [gridWorker('grid3'), gridWorker('grid4'), ...keepers],
    at: 'id',
    input: strictObject({ id: Id }),
    output: GridView,
    errors: ['NOT_A_GRID'],
    example: { id: PLACE },
  }),
  leave: begin(leaveMachine, 'leave', {
    doc: 'Note that somebody of a grid is away for a time; the other one stands in by himself, and no longer than that.',
    at: 'grid',
    input: Leaving,
    output: LeaveView,
    errors: ['NOT_A_GRID', 'NOT_ON_DUTY', 'NOT_YOUR_LEAVE', 'LEAVE_TIME', 'BOTH_AWAY'],
    example: { grid: PLACE, person: 'per_0000000001', from, until: from + 86_400_000 },
  }),
  endLeave: move(leaveMachine, 'endLeave', {
    doc: 'End a leave early, or take it back before it begins.',
    input: strictObject({ id: Id }),
    output: LeaveView,
    example: { id: 'lev_0000000001' },
  }),
  preview: query({
    doc: 'What would go along if buildings, or all of a grid, went to another grid.',
    by: keepers,
    at: 'community',
    input: Previewing,
    output: Preview,
    errors: ['WRONG_LEVEL', 'BUILDINGS_ELSEWHERE'],
    example: { community: PLACE, buildings: [OTHER] },
  }),
  moveBuildings: begin(regridMachine, 'moveBuildings', {
    doc: 'Let buildings belong to another level-4 grid of the community; what is open there goes along.',
    at: 'community',
    input: Moving,
    output: RegridView,
    errors: ['WRONG_LEVEL', 'BUILDINGS_ELSEWHERE', 'GRID_ELSEWHERE', 'NOTHING_TO_MOVE'],
    example: { community: PLACE, buildings: [OTHER], to: 'plc_0000000003', reason: '按街道通知调整' },
  }),
  splitGrid: begin(regridMachine, 'splitGrid', {
    doc: 'Make a new level-4 grid of some buildings of another.',
    at: 'grid',
    input: Splitting,
    output: RegridView,
    errors: ['NOT_A_GRID', 'BUILDINGS_ELSEWHERE', 'SPLIT_WHOLE'],
    example: { grid: PLACE, name: '第一网格三组', buildings: [OTHER], reason: '户数太多' },
  }),
  mergeGrids: begin(regridMachine, 'mergeGrids', {
    doc: 'Join a level-4 grid to another of the community; it ends with that.',
    at: 'from',
    input: Merging,
    output: RegridView,
    errors: ['NOT_A_GRID', 'GRID_ELSEWHERE'],
    example: { from: PLACE, into: OTHER, reason: '户数太少' },
  }),
  regrids: query({
    doc: 'The latest changes of the grids of a community, newest first, at most fifty.',
    by: keepers,
    at: 'community',
    input: strictObject({ community: Id }),
    output: strictObject({ rows: array(RegridView) }),
    example: { community: PLACE },
  }),
} as const;
