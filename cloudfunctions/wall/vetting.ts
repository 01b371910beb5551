import { found, type Found } from '../../src/domain/_kernel/publicWords';
import type { Ctx } from '../_kernel/handlers';

type VetCtx = Ctx & {
  fail: (
    code: 'WORDS_PERSONAL' | 'MONEY_ASKED' | 'WORDS_REFUSED',
    fields?: readonly { path: string; rule: string }[],
  ) => never;
};

const codeOf = (kinds: readonly Found[]) =>
  kinds.every((kind) => kind === 'money') ? 'MONEY_ASKED' : 'WORDS_PERSONAL';

/** Why words may not hang on a wall, whoever has read them; undefined where they may. */
export const refusalOf = (words: string): ReturnType<typeof codeOf> | undefined => {
  const kinds = found(words);
  return kinds.length > 0 ? codeOf(kinds) : undefined;
};

/**
 * Words that everybody may come to read: what must not stand in them is refused, what WeChat calls risky too.
 * Where WeChat is unsure or away, people have to look: a public wall fails closed.
 */
export const vetted = async (words: string, ctx: VetCtx): Promise<'pass' | 'unsure'> => {
  const kinds = found(words);
  if (kinds.length > 0) {
    const fields = kinds.map((rule) => ({ path: 'words', rule }));
    return ctx.fail(codeOf(kinds), fields);
  }
  const verdict = await ctx.wechat.checkText(ctx.openid, words);
  if (verdict === 'risky') return ctx.fail('WORDS_REFUSED');
  return verdict === 'pass' ? 'pass' : 'unsure';
};
