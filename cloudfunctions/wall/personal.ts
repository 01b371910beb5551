import { KINDS } from '../../src/domain/wall/kinds';
import { LIVE } from '../../src/domain/wall/machine';
import type { WishDoc } from '../../src/domain/wall/schema';
import { stamp } from '../../src/domain/_kernel/time';
import { personalOf, sealedAt, type Personal } from '../_kernel/personal';

const FIELDS = ['name', 'phone', 'door'] as const;
const unnamed = { beneficiary: null, contactMask: null, principalMask: null } as const;
const unwished = { ...unnamed, voice: null, words: '', photos: [], thanks: null } as const;
const unechoed = { echo: null, echoPhotos: [] } as const;

const filesOf = ({ author, helper, voice, photos, echoPhotos }: WishDoc, person: string): string[] =>
  author === person ? [...(voice ? [voice.file] : []), ...photos] : helper === person ? [...echoPhotos] : [];

const wishes = personalOf<WishDoc>({
  collection: 'wishes',
  title: '我的心愿',
  of: ['author', 'principal', 'helper'],
  sealed: ({ beneficiary }) =>
    FIELDS.flatMap((field) => sealedAt(`beneficiary.${field}`, `beneficiary.${field}`, beneficiary?.[field])),
  own: (doc, { person }, open) =>
    doc.author === person
      ? {
          编号: doc.number,
          时间: stamp(doc.createdAt),
          类别: KINDS[doc.kind],
          内容: doc.words,
          称呼: open('beneficiary.name', doc.beneficiary?.name),
          电话: open('beneficiary.phone', doc.beneficiary?.phone),
          门牌: open('beneficiary.door', doc.beneficiary?.door),
          感谢: doc.thanks,
        }
      : {
          ...{ 编号: doc.number, 时间: stamp(doc.createdAt), 类别: KINDS[doc.kind] },
          ...(doc.helper === person ? { 我的回音: doc.echo } : { 内容: doc.words, 家人代写: '是' }),
        },
  forget: (doc, person) => {
    if (doc.author === person) return { ...unwished, wall: 'off' };
    return doc.helper === person ? unechoed : { principalMask: null };
  },
  files: filesOf,
  // Somebody is on his way with what was wished for.
  busy: ({ state }) => LIVE.some((live) => live === state),
  blank: () => ({ ...unwished, ...unechoed }),
});

/** What the wall holds of persons. */
export const wallPersonal: readonly Personal[] = [wishes];
