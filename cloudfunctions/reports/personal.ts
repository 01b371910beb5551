import { CATEGORIES } from '../../src/domain/reports/categories';
import type { ReportDoc } from '../../src/domain/reports/schema';
import { stamp } from '../../src/domain/_kernel/time';
import { personalOf, sealedAt, type Personal } from '../_kernel/personal';

const unnamed = { contact: null, contactMask: null, voice: null, principalMask: null } as const;
const unspoken = { ...unnamed, words: '', photos: [] } as const;

const reports = personalOf<ReportDoc>({
  collection: 'reports',
  title: '我的诉求',
  of: ['reporter', 'principal', 'followers'],
  sealed: ({ contact }) => [
    ...sealedAt('contact.name', 'contact.name', contact?.name),
    ...sealedAt('contact.phone', 'contact.phone', contact?.phone),
  ],
  own: (doc, { person }, open) =>
    doc.reporter === person
      ? {
          编号: doc.number,
          时间: stamp(doc.createdAt),
          地点: doc.placeName,
          类别: CATEGORIES[doc.category],
          内容: doc.words,
          回复: doc.reply,
          称呼: open('contact.name', doc.contact?.name),
          电话: open('contact.phone', doc.contact?.phone),
        }
      : doc.principal === person
        ? {
            编号: doc.number,
            时间: stamp(doc.createdAt),
            地点: doc.placeName,
            类别: CATEGORIES[doc.category],
            家人代报: '是',
          }
        : undefined,
  // What is still being handled needs its words; they go with the term of closed reports.
  forget: (doc, person) => {
    if (doc.principal === person) return { principalMask: null };
    if (doc.reporter !== person) return {};
    return doc.open ? unnamed : unspoken;
  },
  files: ({ reporter, open, voice, photos }, person) =>
    reporter === person ? [...(voice ? [voice.file] : []), ...(open ? [] : photos)] : [],
  blank: () => unspoken,
});

/** What reports hold of persons. */
export const reportsPersonal: readonly Personal[] = [reports];
