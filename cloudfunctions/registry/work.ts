import type { WorkKind } from '../_kernel/work';
import { householdExport } from './export';
import { householdImport } from './import/kind';
import type { Tables } from './import/table';

/** The heavy work of the register, done by the function that can read and write tables. */
export const registryWork = (tables: Tables): readonly WorkKind[] => [householdImport(tables), householdExport(tables)];
