import { useState } from 'react';
import { read, type QueryName, type ErrorOf, type InputOf, type OutputOf } from './api';
import { useQuery } from './query';

/** The actions that answer a page of rows and the cursor of the next. */
export type PagedName = {
  [N in QueryName]: OutputOf<N> extends { rows: unknown[]; next: string | null } ? N : never;
}[QueryName];
type RowOf<N extends PagedName> = OutputOf<N>['rows'][number];
interface Page<N extends PagedName> {
  rows: RowOf<N>[];
  next: string | null;
}

/** What was read after the first page `of`, and how reading on stands. */
interface Further<N extends PagedName> {
  of?: Page<N>;
  pages: Page<N>[];
  loading: boolean;
  error?: ErrorOf<N>;
}

/** A list as far as it has been read; `more` says whether there is more to read. */
export interface Paged<N extends PagedName> {
  data: { rows: RowOf<N>[] } | undefined;
  at: number;
  error: ErrorOf<N> | undefined;
  loading: boolean;
  more: boolean;
  loadMore: () => void;
  reload: () => void;
}

/** Reads a list page by page: the first page as `useQuery` does, the next ones when asked. */
export const usePaged = <N extends PagedName>(name: N, input: InputOf<N>, enabled = true): Paged<N> => {
  const { data, at, error, loading, reload } = useQuery(name, input, enabled);
  const first = data as Page<N> | undefined;
  const [further, setFurther] = useState<Further<N>>({ pages: [], loading: false });
  // A first page that came anew may end elsewhere: what followed the old one no longer joins it.
  const rest: Further<N> = first && further.of === first ? further : { pages: [], loading: false };
  const next = (rest.pages[rest.pages.length - 1] ?? first)?.next ?? null;
  const loadMore = async (): Promise<void> => {
    if (!first || next === null || rest.loading) return;
    const { pages } = rest;
    setFurther({ of: first, pages, loading: true });
    const answer = await read(name, { ...input, after: next });
    const settled: Further<N> = answer.ok
      ? { of: first, pages: [...pages, answer.data as Page<N>], loading: false }
      : { of: first, pages, loading: false, error: answer.error.code };
    setFurther(settled);
  };
  return {
    data: first && { rows: [first, ...rest.pages].flatMap((page) => page.rows) },
    at,
    error: rest.error ?? error,
    loading: loading || rest.loading,
    more: next !== null,
    loadMore: () => void loadMore(),
    reload,
  };
};
