import { behaviour } from './behaviours';
import type { Behaviour, Ground } from './behaviours';

type Document = Record<string, unknown>;
type Operators = Ground['_']['aggregate'];
/** An expression as it is sent, or made with `db.command.aggregate`. */
type Expression = Document | string | unknown[] | (($: Operators) => unknown);

const manual = (page: string): string =>
  `MongoDB manual, ${page.includes('/') ? page : `reference/operator/aggregation/${page}`}`;

/** What an expression gives for a document: undefined when the field is missing. */
export const valueOf = async (ground: Ground, expression: Expression, doc: Document = {}): Promise<unknown> => {
  const collection = await ground.fresh([doc]);
  const value = typeof expression === 'function' ? expression(ground._.aggregate) : expression;
  const { data } = (await collection.aggregate().addFields({ answer: value }).end()) as { data: Document[] };
  return data[0]?.['answer'];
};

/** The behaviour that an expression has a value. */
export const gives = (
  title: string,
  page: string,
  [expression, doc, expected]: readonly [Expression, Document, unknown],
  guards: readonly string[] = [],
): Behaviour =>
  behaviour(
    title,
    manual(page),
    async (ground) => expect(await valueOf(ground, expression, doc)).toEqual(expected),
    guards,
  );

/** The behaviour that an expression is refused with the database's sentence. */
export const refuses = (
  title: string,
  page: string,
  [expression, doc, sentence]: readonly [Expression, Document, RegExp],
  guards: readonly string[] = [],
): Behaviour =>
  behaviour(
    title,
    manual(page),
    async (ground) => {
      const asked = valueOf(ground, expression, doc);
      await expect(asked).rejects.toMatchObject({
        code: 'DATABASE_REQUEST_FAILED',
        message: expect.stringMatching(sentence) as string,
      });
    },
    guards,
  );
