import { everything } from '../support/peek';
import { MONEY } from '../support/hostile/money';
import { ORDERS } from '../support/hostile/orders';
import { BUYER, cart, reason, startPrey, type Prey } from '../support/hostile/prey';
import { WISHES } from '../support/hostile/wishes';
import { cast } from '../support/town';
import { newRequest } from '../support/world';

let prey: Prey;
let before: string;

/** Everything there is; a refused command leaves only the note that it was tried. */
const dump = async (): Promise<string> => {
  const { commands: _tried, ...rest } = await everything(prey.town.world);
  return JSON.stringify(rest);
};
beforeAll(async () => {
  prey = await startPrey();
  before = await dump();
});
afterAll(() => prey.town.world.stop());
afterEach(async () => expect((await dump()) === before).toBe(true));

const { stranger, neighbour } = cast;

test.each([...MONEY, ...ORDERS, ...WISHES])(
  'who %s is refused, and nothing changes',
  async (_what, who, action, input, code) => {
    const answer = await prey.town.world.call(who, action, JSON.parse(JSON.stringify(input(prey))));
    expect(answer).toMatchObject({ ok: false, error: { code } });
  },
);

test('the key of every object’s ancestor is refused wherever it stands', async () => {
  const inputs = ['{"id":"wsh_0000000001","__proto__":{"state":"open"}}', '{"id":"wsh_0000000001","constructor":{}}'];
  for (const input of inputs)
    for (const action of ['wall.claim', 'shop.cancel', 'pay.prepay'])
      expect(await prey.town.world.call(stranger, action, JSON.parse(input))).toMatchObject({
        error: { code: 'INVALID' },
      });
});

test('a request id used before, by the same person for something else, does nothing', async () => {
  const { world } = prey.town;
  const { requestId } = prey.taken.timeline.find(({ move }) => move === 'claim') ?? { requestId: '' };
  const tries: [string, object][] = [
    ['wall.releaseClaim', { id: prey.taken._id, reason }],
    ['wall.start', { id: prey.taken._id }],
    ['wall.fulfil', { id: prey.taken._id, words: '办好了', photos: [], share: true }],
  ];
  for (const [action, input] of tries)
    expect(await world.call(neighbour, action, input, requestId)).toMatchObject({ error: { code: 'CONFLICT' } });
  // Another person’s request is no key to anything: it is his own first try.
  expect(await world.call(stranger, 'wall.claim', { id: prey.taken._id }, requestId)).toMatchObject({
    error: { code: 'ILLEGAL_MOVE' },
  });
});

test('a birth sent again under its request id with another body is refused; under another’s it names nothing of his', async () => {
  const { world } = prey.town;
  const { requestId } = prey.paid.timeline[0] ?? { requestId: '' };
  expect(await world.call(BUYER, 'shop.placeOrder', cart(prey), requestId)).toMatchObject({
    error: { code: 'CONFLICT' },
  });
  const foreign = await world.call(stranger, 'shop.placeOrder', cart(prey, {}, { total: 1 }), requestId);
  expect(foreign).toMatchObject({ error: { code: 'PRICE_CHANGED' } });
  expect(JSON.stringify(foreign)).not.toContain(prey.paid._id);
  expect(await world.call('', 'shop.mine', {}, newRequest())).toMatchObject({ error: { code: 'UNAUTHENTICATED' } });
});
