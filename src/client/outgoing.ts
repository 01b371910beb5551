import type { Draft, Outgoing } from './drafts';
import type { FormPhoto } from './photos';

/** One file or several, as a form holds them. */
type Field = readonly FormPhoto[] | FormPhoto | null | undefined;

/** What a form is sent in order with. */
export const chainOf = (form: string, out: Outgoing): string => out.chain ?? form;

/** The form of a chain that is to be sent next; none while an earlier one of the chain was refused. */
export const nextOf = (drafts: readonly [string, Draft][], chain: string): string | undefined => {
  const own = drafts.flatMap(([form, { out, said }]) =>
    out && chainOf(form, out) === chain ? [{ form, at: out.at, said }] : [],
  );
  const first = own.sort((a, b) => a.at - b.at)[0];
  return first?.said ? undefined : first?.form;
};

/** The files of one field. */
export const filesOf = (field: Field): readonly FormPhoto[] => (field ? [field].flat() : []);
/** A field of a draft that holds files. */
export const fieldOf = (draft: Draft, name: string): Field => (draft.value as Record<string, Field>)[name];

/** The draft with each of its files turned. */
export const eachFile = (draft: Draft, out: Outgoing, turn: (file: FormPhoto) => FormPhoto): Draft => {
  const turned = Object.keys(out.files).map((name) => {
    const field = fieldOf(draft, name);
    return [name, field && 'local' in field ? turn(field) : field?.map(turn)];
  });
  return { ...draft, value: { ...draft.value, ...(Object.fromEntries(turned) as object) } };
};
/** The draft as if nothing had been uploaded: uploads belong to one request. */
export const withoutUploads = (draft: Draft, out: Outgoing): Draft =>
  eachFile(draft, out, ({ fileId: _id, failed: _failed, ...file }) => file);
