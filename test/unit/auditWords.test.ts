import { machines } from '../../cloudfunctions/composition';
import { auditWords } from '../../src/features/office/auditWords';

jest.mock('@tarojs/taro', () => ({ __esModule: true, default: {} }));

const steps = machines.flatMap(({ name, begin, moves }) =>
  [...Object.keys(begin), ...Object.keys(moves)].map((move) => `${name}.${move}`),
);

test('every step that can stand in the audit has words for an auditor, two steps of a matter never the same', () => {
  expect(steps.filter((step) => /[a-z]/i.test(auditWords(step)))).toEqual([]);
  const said = steps.map(auditWords);
  expect(said.filter((words, n) => said.indexOf(words) !== n)).toEqual([]);
});
