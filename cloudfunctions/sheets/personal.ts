import { stamp } from '../../src/domain/_kernel/time';
import type { WorkDoc } from '../../src/domain/sheets/schema';
import { personalOf, type Personal } from '../_kernel/personal';

const works = personalOf<WorkDoc>({
  collection: 'works',
  title: '导入导出',
  of: ['asker'],
  own: ({ createdAt, kind }) => ({ 时间: stamp(createdAt), 事项: kind }),
  forget: () => ({ input: {}, result: null, source: null }),
  files: ({ result, source }) => [...(result ? [result.file] : []), ...(source === null ? [] : [source])],
  busy: ({ state }) => state === 'queued' || state === 'running',
});

/** What heavy work holds of persons. */
export const sheetsPersonal: readonly Personal[] = [works];
