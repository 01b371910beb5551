import type { Deps } from '../_kernel/deps';
import type { Personal, SealedText } from '../_kernel/personal';
import type { Row } from '../_kernel/store';

const PAGE = 100;

/** How far the keys have been changed: a pass goes through every collection, until one finds nothing to do. */
interface RotationDoc extends Row {
  /** The collection the pass is at, and behind which document. */
  part: number;
  after: string | null;
  /** What this pass has sealed anew, and how many documents it has seen under each key. */
  changed: number;
  seen: Record<string, number>;
  /** What the last whole pass saw. */
  found: Record<string, number> | null;
  finishedAt: number | null;
}

const idOf = (kid: string): string => `rotation:${kid}`;
const kidOf = (text: string): string => text.slice(0, text.indexOf('.'));

type Sealed = Row & { rev?: number };

const resealed = (part: Personal, doc: Sealed, { path, field, text, of }: SealedText, { vault }: Deps) => {
  const spot = { collection: part.collection, id: doc._id, ...of, field };
  return [path, vault.seal(spot, vault.open(spot, text))] as const;
};

/** Seals what lies under an older key anew; how many keys the document has then, and whether it was changed. */
const rekeyDoc = async (part: Personal, doc: Sealed, deps: Deps): Promise<{ kids: string[]; changed: boolean }> => {
  const newest = deps.secrets.vaultKid;
  const all = part.sealed(doc);
  const old = all.filter(({ text }) => kidOf(text) !== newest);
  const kids = [...new Set(all.map(({ text }) => kidOf(text)))];
  if (old.length === 0) return { kids, changed: false };
  const set = Object.fromEntries(old.map((text) => resealed(part, doc, text, deps)));
  // Only if nobody wrote meanwhile; who is about to looks again. What slips by is met in the next pass.
  const where = doc.rev === undefined ? {} : { rev: doc.rev };
  const inc = doc.rev === undefined ? {} : { rev: 1 };
  const done = await deps.store.updateIf(part.collection, doc._id, where, { set, inc });
  return { kids: done ? [newest] : kids, changed: true };
};

const fresh = { part: 0, after: null, changed: 0, seen: {} } as const;

/** One chunk of a pass; the rotation as it stands then. */
const step = async (at: RotationDoc, parts: readonly Personal[], deps: Deps): Promise<RotationDoc> => {
  const part = parts[at.part];
  if (!part) {
    const over = at.changed === 0;
    return { ...at, ...fresh, found: at.seen, finishedAt: over ? deps.now() : null };
  }
  const docs = await deps.store.walk<Sealed>(part.collection, at.after, PAGE);
  const seen = { ...at.seen };
  let { changed } = at;
  for (const doc of docs) {
    const one = await rekeyDoc(part, doc, deps);
    for (const kid of one.kids) seen[kid] = (seen[kid] ?? 0) + 1;
    changed += Number(one.changed);
  }
  const last = docs.at(-1);
  return last && docs.length === PAGE
    ? { ...at, after: last._id, changed, seen }
    : { ...at, part: at.part + 1, after: null, changed, seen };
};

/**
 * Goes on with sealing everything with the newest key. How far it came is written after each chunk: after a crash the
 * chunk is done again, which changes nothing twice. Finished when a whole pass has met no older key.
 */
export const rekey = async (
  parts: readonly Personal[],
  deps: Deps,
  { again = false, budget = 20_000 } = {},
): Promise<{ changed: number }> => {
  const until = deps.now() + budget;
  const _id = idOf(deps.secrets.vaultKid);
  await deps.store.insert<RotationDoc>('rotations', { _id, ...fresh, found: null, finishedAt: null });
  if (again) await deps.store.updateIf('rotations', _id, {}, { set: { finishedAt: null } });
  let at = (await deps.store.get<RotationDoc>('rotations', _id)) as RotationDoc;
  let changed = 0;
  while (at.finishedAt === null && deps.now() <= until) {
    const before = at.changed;
    at = await step(at, parts, deps);
    changed += Math.max(0, at.changed - before);
    const { _id: _, ...set } = at;
    await deps.store.updateIf('rotations', _id, {}, { set });
  }
  return { changed };
};

/** Which keys are still needed, as the last whole pass has found. */
export const keysInUse = async ({ store, secrets }: Pick<Deps, 'store' | 'secrets'>) => {
  const { vaultKid: newest, vaultKeys } = secrets;
  const at = await store.get<RotationDoc>('rotations', idOf(newest));
  const finishedAt = at?.finishedAt ?? null;
  const rows = [...vaultKeys.keys()].map((key) => {
    const documents = at?.found?.[key] ?? 0;
    return { key, documents, removable: key !== newest && finishedAt !== null && documents === 0 };
  });
  return { newest, rows, finishedAt };
};
