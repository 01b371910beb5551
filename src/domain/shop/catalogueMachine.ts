import { admin, anyone, staff, system } from '../_kernel/access';
import { machineOf } from '../_kernel/machine';
import type { FarmDoc, ProductDoc } from './catalogue';

/** Who keeps the catalogue and the counters of a community. */
export const KEEPERS = [staff('community'), admin('district')] as const;

/** An enterprise whose products are sold. */
export const farmMachine = machineOf<FarmDoc>()({
  name: 'farm',
  collection: 'farms',
  prefix: 'frm_',
  states: ['active'],
  final: [],
  relations: {},
  read: [anyone(), system('timer')],
  begin: { add: { to: 'active', by: KEEPERS } },
  moves: { edit: [{ from: ['active'], to: 'active', by: KEEPERS }] },
  facts: (farm) => ({ farm: farm.name }),
});

/** A product: sold while it is listed; what is withdrawn can come back. */
export const productMachine = machineOf<ProductDoc>()({
  name: 'product',
  collection: 'products',
  prefix: 'prd_',
  states: ['listed', 'withdrawn'],
  final: [],
  relations: {},
  read: [anyone(), system('timer')],
  begin: { add: { to: 'listed', by: KEEPERS } },
  moves: {
    edit: [
      { from: ['listed'], to: 'listed', by: KEEPERS },
      { from: ['withdrawn'], to: 'withdrawn', by: KEEPERS },
    ],
    withdraw: [{ from: ['listed'], to: 'withdrawn', by: KEEPERS }],
    relist: [{ from: ['withdrawn'], to: 'listed', by: KEEPERS }],
  },
  facts: (product) => ({ product: product.name }),
});
