import Taro from '@tarojs/taro';
import { useCallback, useEffect, useRef, useSyncExternalStore } from 'react';
import { newRequestId, type ChangeName } from './api';
import type { PhotoPurpose } from './photos';

/** A finished form on its way: the request as it was when the person sent it off. */
export interface Outgoing {
  action: ChangeName;
  /** All of the input but files and what is personal. */
  input: object;
  /** The fields of the draft that hold files, and what for. */
  files: Readonly<Record<string, PhotoPurpose>>;
  /** Something personal goes with it; secrets.ts keeps that. */
  sealed?: boolean;
  /** When it was sent off, in ms; what belongs together goes in this order. */
  at: number;
  /** What it belongs together with; alone when absent. */
  chain?: string;
  /** The query of `input.id` that the answer answers, too. */
  keep?: 'reports.get';
}
/** Why the server would not have it. */
export interface Refusal {
  code: string;
  fields?: readonly { path: string; rule: string }[];
}
/** A form that is being filled in; its request id is made with it and lives through every retry. */
export interface Draft<T = object> {
  version: 1;
  requestId: string;
  value: T;
  out?: Outgoing;
  said?: Refusal;
}

const SAVE_AFTER = 800;
const PREFIX = 'draft.';
const fresh = <T>(value: T): Draft<T> => ({ version: 1, requestId: newRequestId(), value });

const known = new Map<string, Draft | undefined>();
const unsaved = new Map<string, ReturnType<typeof setTimeout>>();
const unsavable = new Set<string>();
const hearers = new Set<() => void>();
const rooms = new Set<() => void>();
let listed = false;
let all: readonly [string, Draft][] | undefined;

/** Hears every change of every draft until the returned function is called. */
export const onDrafts = (hear: () => void): (() => void) => {
  hearers.add(hear);
  return () => void hearers.delete(hear);
};

/** Tells who can give up storage when the phone is full; what a person wrote goes before what can be read again. */
export const onFull = (makeRoom: () => void): void => void rooms.add(makeRoom);

/** A draft as it stands. */
export const peek = (form: string): Draft | undefined => {
  if (!known.has(form)) {
    const found = Taro.getStorageSync(PREFIX + form) as Draft | '';
    known.set(form, found && found.version === 1 ? found : undefined);
    all = undefined;
  }
  return known.get(form);
};

/** Draws everything anew that shows drafts. */
export const tellDrafts = (): void => {
  all = undefined;
  for (const hear of hearers) hear();
};

/** Every draft on the phone, by its form. */
export const allDrafts = (): readonly [string, Draft][] => {
  if (!listed) {
    listed = true;
    const { keys } = Taro.getStorageInfoSync();
    for (const key of keys) if (key.startsWith(PREFIX)) peek(key.slice(PREFIX.length));
  }
  all ??= [...known].flatMap(([form, draft]): [string, Draft][] => (draft ? [[form, draft]] : []));
  return all;
};

const write = (form: string): boolean => {
  const draft = known.get(form);
  try {
    if (draft) Taro.setStorageSync(PREFIX + form, draft);
    else Taro.removeStorageSync(PREFIX + form);
    return true;
  } catch {
    return false;
  }
};

const save = (form: string): void => {
  clearTimeout(unsaved.get(form));
  if (!unsaved.delete(form)) return;
  const was = unsavable.has(form);
  let saved = write(form);
  if (!saved) {
    for (const makeRoom of rooms) makeRoom();
    saved = write(form);
  }
  // Unsaved it stays on screen and is sent from there; only a restart would lose it.
  if (saved) unsavable.delete(form);
  else unsavable.add(form);
  if (was !== unsavable.has(form)) tellDrafts();
};

/** Saves at once what was about to be saved. */
export const saveAll = (): void => [...unsaved.keys()].forEach(save);

/** Puts a draft in the place of the old one, or none; saved at once where an answer may come any moment. */
export const put = (form: string, draft: Draft | undefined, when: 'now' | 'soon' = 'now'): void => {
  known.set(form, draft);
  clearTimeout(unsaved.get(form));
  unsaved.set(
    form,
    setTimeout(() => save(form), SAVE_AFTER),
  );
  if (when === 'now') save(form);
  tellDrafts();
};

const isSame = (one: Outgoing, two: Outgoing): boolean =>
  one.action === two.action && one.sealed === two.sealed && JSON.stringify(one.input) === JSON.stringify(two.input);

/** Every draft on the phone, by its form; drawn anew when one changes. */
export const useAllDrafts = (): readonly [string, Draft][] => useSyncExternalStore(onDrafts, allDrafts);

/** Whether the phone has stored a draft as it stands. */
export const isKept = (form: string): boolean => !unsavable.has(form);

/** What a form holds that was left unfinished. */
export const useStored = <T>(form: string): Draft<T> | undefined =>
  useSyncExternalStore(onDrafts, () => peek(form)) as Draft<T> | undefined;

type Alter<T> = (turn: (old: Draft<T>) => Draft<T>, when: 'now' | 'soon') => void;

// A form that was only looked at leaves nothing behind; the first change puts the blank one among the drafts.
const useAlter = <T extends object>(form: string, empty: T): { draft: Draft<T>; alter: Alter<T> } => {
  const blank = useRef<Draft<T>>();
  blank.current ??= fresh(empty);
  const draft = useStored<T>(form) ?? blank.current;
  useEffect(() => () => save(form), [form]);
  const alter = useCallback<Alter<T>>(
    (turn, when) => {
      const old = peek(form) as Draft<T> | undefined;
      put(form, turn(old ?? blank.current ?? fresh(empty)), when);
      if (!old) blank.current = fresh(empty);
    },
    // `empty` is a constant of its form.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [form],
  );
  return { draft, alter };
};

/**
 * Keeps a form across restarts; `done` forgets it once the server has the matter, and `renew` gives it a fresh request
 * id after the server said that this one belongs to something else.
 */
export const useDraft = <T extends object>(form: string, empty: T) => {
  const { draft, alter } = useAlter(form, empty);
  const kept = useSyncExternalStore(onDrafts, () => isKept(form));
  /** What the person changes is no longer what was sent off. */
  const change = useCallback(
    (part: Partial<T> = {}) =>
      alter(({ said: _said, out: _out, ...old }) => ({ ...old, value: { ...old.value, ...part } }), 'soon'),
    [alter],
  );
  /** What the phone itself finds out about it, such as what has been uploaded. */
  const update = useCallback(
    (turn: (old: T) => Partial<T>) => {
      // What was sent or given up meanwhile does not come back.
      if (peek(form)) alter((old) => ({ ...old, value: { ...old.value, ...turn(old.value) } }), 'soon');
    },
    [alter, form],
  );
  /** Sends it off as it is; sent off once more unchanged, it stays the same request. */
  const post = useCallback(
    (out: Outgoing) =>
      alter(({ said: _said, ...old }) => ({ ...old, out: old.out && isSame(old.out, out) ? old.out : out }), 'now'),
    [alter],
  );
  const renew = useCallback(() => alter((old) => ({ ...old, requestId: newRequestId() }), 'now'), [alter]);
  const done = useCallback(() => put(form, undefined), [form]);
  const { value, requestId, out, said } = draft;
  return { form, value, requestId, out, said, kept, change, update, post, done, renew };
};
