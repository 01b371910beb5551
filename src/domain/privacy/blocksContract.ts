import { array, strictObject } from 'valibot';
import { officer, staff } from '../_kernel/access';
import { begin, defineDomain, move, query } from '../_kernel/contract';
import { Id, words } from '../_kernel/ids';
import { BlockDesk, Blocking, blockMachine, BlockPage, BlockView } from './blocks';

const id = 'blk_0000000001';
const area = 'plc_0000000001';
const output = BlockView;
const reason = words(2, 200);

/** Keeping somebody from the walls of a community for a while (禁言), and what is said against it. */
export const blocks = defineDomain({
  block: begin(blockMachine, 'block', {
    doc: 'Keep the author of a wish from the walls of the community for some days, with a reason that he reads.',
    at: 'area',
    input: Blocking,
    output,
    errors: ['WRONG_LEVEL', 'ALREADY_BLOCKED', 'OWN_WORDS'],
    example: { area, subject: 'wsh_0000000001', days: 3, reason: '反复贴广告，劝过两回了' },
  }),
  object: move(blockMachine, 'object', {
    doc: 'Say why it is not right; once, and somebody else than who gave it answers.',
    input: strictObject({ id: Id, note: words(2, 200) }),
    output,
    example: { id, note: '那不是广告，是我自家种的菜分给邻居' },
  }),
  keep: move(blockMachine, 'keep', {
    doc: 'Answer what was said against it: it stays.',
    input: strictObject({ id: Id, reason }),
    output,
    example: { id, reason: '看过了，还是请歇几天' },
  }),
  lift: move(blockMachine, 'lift', {
    doc: 'Let somebody write again before the time is over.',
    input: strictObject({ id: Id, reason }),
    output,
    example: { id, reason: '说清楚了，是误会' },
  }),
  mine: query({
    doc: 'Where the caller may not write or might not lately, with the reasons; newest first, at most 20.',
    input: strictObject({}),
    output: strictObject({ rows: array(BlockView) }),
    example: {},
  }),
  desk: query({
    doc: 'Who may not write in a community or a street, the oldest first.',
    by: [staff('community'), officer('street')],
    at: 'area',
    input: BlockDesk,
    output: BlockPage,
    errors: ['WRONG_LEVEL'],
    example: { area, level: 'community' },
  }),
});
