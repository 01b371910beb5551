import type { ActionSpec } from '../../src/domain/_kernel/contract';
import type { AnyMachine, Stateful } from '../../src/domain/_kernel/machine';
import { domains } from '../../src/domain';
import type { ReportDoc, ReportState } from '../../src/domain/reports/schema';
import type { WishState } from '../../src/domain/wall/schema';
import { machines } from '../../cloudfunctions/composition';
import { personId } from '../../cloudfunctions/_kernel/hash';
import { signToken } from '../../cloudfunctions/_kernel/token';
import {
  allRelated,
  officials,
  relate,
  relative,
  settle,
  stranger,
  type Actor,
  type Everywhere,
  type Scene,
} from './actors';
import { ofPrivacy, PRIVACY_WALKS, privacyInput } from './privacy';
import { HOUSEHOLD_WALKS, ofHouseholds } from './households';
import { PEOPLE_WALKS, peopleInput } from './people';
import { RESIDENT_WALKS, residentFitting, residentInput } from './residents';
import { buildTown, cast, type Town } from './town';
import { copyOf, docOf, moveInput, reportIn, type Asked } from './walk';
import { GRID_WALKS, gridFitting, gridInput, ofGrids } from './gridGround';
import { codeIn, personIn, placeIn } from './placesGround';
import { SHOP_WALKS, shopFitting, shopInput } from './shopGround';
import { sheetInput, workIn } from './works';
import { unsure, wishFitting, wishIn, wishInput } from './wishes';
import { newRequest, startWorld } from './world';

/** A town with every kind of actor, where a document can be had in any state and every action has an input. */
export interface Ground {
  town: Town;
  actors: readonly Actor[];
  /** A fresh document on which the action can be done, with the persons of `relations` standing in them. */
  fresh: (action: string, machine: AnyMachine, state: string, relations: Scene['relations']) => Promise<Stateful>;
  /** An input the handler accepts. */
  input: (action: string, asked: Asked) => Promise<object>;
}

type Walk = (town: Town, state: string) => Promise<Stateful>;

const post = (openid: string) => ({
  person: personId(openid),
  name: '网格员甲(演示)',
  phone: '13800000000',
  hours: '每天 8:30–18:00',
});

const WALKS: Readonly<Record<string, Walk>> = {
  report: (town, state) => reportIn(town, state as ReportState),
  wish: (town, state) => wishIn(town, state as WishState),
  ...SHOP_WALKS,
  ...HOUSEHOLD_WALKS,
  ...RESIDENT_WALKS,
  ...PEOPLE_WALKS,
  code: codeIn,
  place: placeIn,
  person: personIn,
  work: workIn,
  ...GRID_WALKS,
  ...PRIVACY_WALKS,
};

/** What a copy needs beside its id before an action can be done on it. */
const fitting = async (town: Town, action: string, id: string): Promise<Record<string, unknown>> => {
  const { vault, now } = town.world.deps;
  if (action === 'places.appoint') return { kind: 'grid4' };
  if (action === 'blocks.keep') return { said: '那是自家种的菜' };
  if (action === 'reports.suspend') return { suspensionAsked: true, suspendUntil: now() + 86_400_000 };
  if (ofGrids(action)) return gridFitting(town, action);
  if (action.startsWith('shop.')) return shopFitting(town, action, id);
  if (action.startsWith('wall.')) return wishFitting(town, action, id);
  if (ofHouseholds(action)) return residentFitting(town, action, id);
  if (action !== 'reports.contact') return {};
  const seal = (field: string, text: string) =>
    vault.seal({ collection: 'reports', id, field: `contact.${field}` }, text);
  return { contact: { name: seal('name', '住户甲'), phone: seal('phone', '13900000001') } };
};

const freshIn = (town: Town): Ground['fresh'] => {
  const walked = new Map<string, Promise<Stateful>>();
  return async (action, machine, state, relations) => {
    const key = `${machine.name} ${state}`;
    const template = walked.get(key) ?? (WALKS[machine.name] as Walk)(town, state);
    walked.set(key, template);
    const doc = await template;
    const copy = await copyOf(town, machine, doc, () => relate(machine, doc, relations));
    const change = await fitting(town, action, copy._id);
    if (Object.keys(change).length === 0) return copy;
    return (await town.world.deps.store.updateIf<Stateful>(machine.collection, copy._id, {}, { set: change })) ?? copy;
  };
};

/** The contract of an action by its dotted name. */
export const specOf = (action: string): ActionSpec => {
  const [domain = '', name = ''] = action.split('.');
  const spec = (domains as unknown as Record<string, Record<string, ActionSpec>>)[domain]?.[name];
  if (!spec) throw new Error(`no action ${action}`);
  return spec;
};

const freshCode = async (town: Town): Promise<string> => (await codeIn(town, 'active'))._id;

const inputIn =
  (town: Town): Ground['input'] =>
  async (action, asked) => {
    const { id } = asked;
    const { kind, on, example } = specOf(action);
    const given = example as object;
    if (action.startsWith('reports.') && kind === 'move')
      return moveInput(town, action.slice('reports.'.length), asked);
    if (action.startsWith('shop.')) return shopInput(town, action.slice('shop.'.length), asked, given);
    if (ofGrids(action)) return gridInput(town, action, asked, given);
    if (action.startsWith('people.')) return peopleInput(town, action, asked, given);
    if (action.startsWith('sheets.')) return sheetInput(town, action.slice('sheets.'.length), asked, given);
    if (ofHouseholds(action)) return residentInput(town, action, asked, given);
    if (ofPrivacy(action)) return privacyInput(town, action, asked, given);
    if (action.startsWith('wall.') && kind === 'move') return wishInput(town, action.slice('wall.'.length), asked);
    switch (action) {
      case 'reports.submit':
      case 'reports.ofPlace':
      case 'codes.issue':
      case 'codes.ofPlace':
      case 'wall.list':
      case 'wall.figures':
        return { ...given, place: town.building };
      case 'wall.post':
        return { ...given, place: town.building, words: unsure };
      case 'wall.reviews':
        return { ...given, community: town.community };
      case 'reports.desk':
        return { ...given, area: town.grid4 };
      case 'places.add':
        return { parent: town.compound, kind: 'building', name: '12号楼', grid: town.grid4 };
      case 'places.appoint':
        return { id, primary: post(cast.primary) };
      case 'codes.replace':
        return { id, successor: await freshCode(town) };
      case 'codes.resolve':
        return { token: signToken(town.world.deps.secrets, 'a', await freshCode(town)) };
      default:
        return on && kind !== 'begin' ? { ...given, id } : given;
    }
  };

/** Starts a world, builds the town and settles its actors. */
export const startGround = async (): Promise<Ground> => {
  const town = await buildTown(await startWorld());
  const { now } = town.world.deps;
  const here = (await docOf<ReportDoc>(town, 'places', town.building)).area as Everywhere;
  const elsewhere = {
    ...{ district: 'plc_other_district', street: 'plc_other_street', community: town.otherCommunity },
    ...{ grid3: 'plc_other_grid3', grid4: town.otherGrid4 },
    ...{ compound: 'plc_other_compound', building: town.otherBuilding },
  };
  const related = [...new Set(machines.flatMap((machine) => Object.keys(machine.relations)))];
  const actors = [stranger, ...related.map(relative), ...officials(here, elsewhere, now())];
  await settle(town.world, actors);
  return { town, actors, fresh: freshIn(town), input: inputIn(town) };
};

/** The area an action is judged by: of the place its input names, else of its document. */
export const areaOf = async (
  ground: Ground,
  spec: ActionSpec,
  input: object,
  doc: Stateful | undefined,
): Promise<Scene['area']> => {
  if (spec.at === undefined) return doc?.area ?? null;
  const id = String((input as Record<string, unknown>)[spec.at]);
  return (await ground.town.world.deps.store.get<Stateful>('places', id))?.area ?? null;
};

/** One try of an action: by whom, on which document, with which input. */
export interface Try {
  actor: Actor;
  doc: Stateful | undefined;
  input: unknown;
  requestId: string;
  scene: Scene;
}

/** Prepares a try: a fresh document in `state` where the action is on one, and the input for it. */
export const prepare = async (
  ground: Ground,
  action: string,
  { actor, state, relations = {} }: { actor: Actor; state: string; relations?: Scene['relations'] },
): Promise<Try> => {
  const spec = specOf(action);
  const on = spec.kind === 'begin' ? undefined : spec.on;
  const all = { ...allRelated(on), ...relations };
  const doc = on && (await ground.fresh(action, on, state, all));
  const requestId = newRequest();
  const input = await ground.input(action, { id: doc?._id ?? '', openid: actor.openid, requestId });
  return { actor, doc, input, requestId, scene: { area: await areaOf(ground, spec, input, doc), relations: all } };
};
