import { domains, type Domains } from '../../src/domain';
import type { ActionSpec } from '../../src/domain/_kernel/contract';
import type { AnyMachine, Row, Stateful } from '../../src/domain/_kernel/machine';
import { careMachine, visitMachine } from '../../src/domain/care/machine';
import { arrivalMachine, spotMachine } from '../../src/domain/patrol/arrivals';
import { stopMachine } from '../../src/domain/patrol/stops';
import { leaveMachine } from '../../src/domain/places/grids';
import { codeMachine, placeMachine } from '../../src/domain/places/machine';
import { blockMachine } from '../../src/domain/privacy/blocks';
import { complaintMachine } from '../../src/domain/privacy/complaints';
import { erasureMachine } from '../../src/domain/privacy/erasures';
import { flagMachine } from '../../src/domain/privacy/flags';
import { changeMachine } from '../../src/domain/registry/changes';
import { claimMachine } from '../../src/domain/registry/claims';
import { proxyMachine } from '../../src/domain/registry/proxies';
import { relayMachine } from '../../src/domain/registry/relays';
import { householdMachine, roomMachine } from '../../src/domain/registry/machine';
import { reportMachine } from '../../src/domain/reports/machine';
import { productMachine } from '../../src/domain/shop/catalogueMachine';
import { workMachine } from '../../src/domain/sheets/machine';
import { orderMachine } from '../../src/domain/shop/orderMachine';
import { refundMachine } from '../../src/domain/shop/payment';
import { wishMachine } from '../../src/domain/wall/machine';
import { allRelated, stranger, type Actor, type Scene } from '../support/actors';
import { expected } from '../support/conformance/expected';
import { alternatives, codeOf, inLanes, targetsOf } from '../support/conformance/probe';
import { startGround, type Ground } from '../support/ground';

let ground: Ground;
beforeAll(async () => {
  ground = await startGround();
});
afterAll(() => ground.town.world.stop());

interface Asked {
  action: string;
  spec: ActionSpec;
}

const movesOf = (domain: keyof Domains, machine: AnyMachine): Asked[] =>
  Object.entries(domains[domain] as Record<string, ActionSpec>)
    .filter(([, spec]) => spec.kind === 'move' && spec.on === machine)
    .map(([name, spec]) => ({ action: `${domain}.${name}`, spec }));

/** Everybody a rule of the machine speaks of, each once, and somebody of whom none does. */
const everybody = (machine: AnyMachine): Actor[] => {
  const rules = [...machine.read, ...Object.values(machine.moves).flatMap((rows) => rows.flatMap((row) => row.by))];
  const related = Object.keys(machine.relations).map((name) => ({ kind: 'relation' as const, name }));
  const all = [...alternatives(ground, [...rules, ...related]).map(({ actor }) => actor), stranger];
  return [...new Map(all.filter(({ label }) => !label.startsWith('unknown')).map((one) => [one.label, one])).values()];
};

/** What must be answered to a move: as the table says, guards included. */
const mustBe = ({ spec }: Asked, actor: Actor, doc: Stateful, scene: Scene, now: number): string => {
  const must = expected(spec, actor, scene, doc.state, now);
  const rows = (spec.on?.moves[spec.move ?? ''] ?? []) as readonly Row<Stateful, string>[];
  const guards = rows.filter((row) => row.from.includes(doc.state)).flatMap((row) => row.guards ?? []);
  const shut = guards.find((guard) => !guard.ok(doc, now));
  return must === 'ok' && shut ? shut.code : must;
};

const cases = (
  [
    ['reports', reportMachine],
    ['wall', wishMachine],
    ['shop', orderMachine],
    ['shop', refundMachine],
    ['shop', productMachine],
    ['places', placeMachine],
    ['codes', codeMachine],
    ['places', leaveMachine],
    ['arrival', arrivalMachine],
    ['arrival', spotMachine],
    ['patrol', stopMachine],
    ['registry', householdMachine],
    ['registry', roomMachine],
    ['claims', claimMachine],
    ['changes', changeMachine],
    ['proxies', proxyMachine],
    ['relays', relayMachine],
    ['privacy', erasureMachine],
    ['flags', flagMachine],
    ['complaints', complaintMachine],
    ['blocks', blockMachine],
    ['care', careMachine],
    ['visits', visitMachine],
    ['sheets', workMachine],
  ] as const
).flatMap(([domain, machine]) => machine.states.map((state) => ({ domain, state, machine: machine as AnyMachine })));

test.each(cases)(
  'what is not legal in $state is refused to those who may do it elsewhere ($domain)',
  async ({ domain, state, machine }) => {
    const { world } = ground.town;
    const doc = await ground.fresh('', machine, state, allRelated(machine));
    const scene = { area: doc.area, relations: allRelated(machine) };
    const wrong: string[] = [];
    let illegal = 0;
    const tries = everybody(machine).flatMap((actor) => movesOf(domain, machine).map((asked) => ({ actor, asked })));
    await inLanes(tries, 6, async ({ actor, asked }) => {
      const must = mustBe(asked, actor, doc, scene, world.deps.now());
      // Who is refused whatever the state has been tried by the column `outsider`.
      if (must === 'ok' || must === 'NOT_FOUND' || must === 'FORBIDDEN') return;
      illegal += Number(must === 'ILLEGAL_MOVE');
      const input = { ...(asked.spec.example as object), id: doc._id };
      const code = codeOf(await world.call(actor.openid, asked.action, input));
      if (code !== must) wrong.push(`${asked.action} by ${actor.label}: ${code}, not ${must}`);
    });
    expect(wrong).toEqual([]);
    const closed = movesOf(domain, machine).some(({ spec }) =>
      targetsOf(spec).every((target) => target.state !== state),
    );
    expect(illegal > 0).toBe(closed);
    expect(await world.deps.store.get(machine.collection, doc._id)).toEqual(doc);
  },
);

const seen = (
  [
    ['reports', reportMachine],
    ['wall', wishMachine],
    ['registry', householdMachine],
    ['sheets', workMachine],
  ] as const
).flatMap(([domain, machine]) => machine.states.map((state) => ({ domain, state, machine: machine as AnyMachine })));

test.each(seen)('the moves shown in $state are those the server lets happen ($domain)', async (one) => {
  const { domain, state, machine } = one;
  const { world } = ground.town;
  const relations = allRelated(machine);
  const doc = await ground.fresh('', machine, state, relations);
  const now = world.deps.now();
  for (const actor of everybody(machine)) {
    const answer = await world.call(actor.openid, `${domain}.get`, { id: doc._id });
    const shown = answer.ok ? (answer.data as { moves: string[] }).moves : [];
    const scene = { area: doc.area, relations };
    // A move that waits for a phone number alone is shown: its button leads to where one is left.
    const sure = { ...actor, trust: 'household' } as const;
    const may = movesOf(domain, machine).filter((asked) => mustBe(asked, sure, doc, scene, now) === 'ok');
    expect([actor.label, new Set(shown)]).toEqual([actor.label, new Set(may.map(({ spec }) => spec.move))]);
  }
});
