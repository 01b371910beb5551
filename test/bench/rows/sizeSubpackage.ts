import { BUDGETS, sizesOf } from '../../../config/scripts/weappPackage';
import { mustRun } from '../programs';
import type { Row } from '../row';

let shares: readonly string[] = [];
let whole = Infinity;

/** Row 2: the largest subpackage, and the whole package; the limits are ours, WeChat’s are 2 MB and 30 MB. */
export const sizeSubpackage: Row = {
  name: 'size.subpackage',
  unit: 'B',
  rounds: 1,
  note: 'builds are byte-identical, so one round',
  goal: `largest ≤ ${BUDGETS.subpackage / 1000} kB, whole ≤ ${BUDGETS.total / 1e6} MB`,
  ours: async () => {
    await mustRun(['config/scripts/run.mjs', 'build', 'weapp', '--if-changed']);
    const { subpackages, total } = sizesOf('dist/weapp');
    shares = [...Object.entries(subpackages).map(([root, bytes]) => `${root} ${bytes} B`), `whole package ${total} B`];
    whole = total;
    return Math.max(...Object.values(subpackages));
  },
  details: () => shares,
  meets: ({ ours }) => ours <= BUDGETS.subpackage && whole <= BUDGETS.total,
};
