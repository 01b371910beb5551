import ts from 'typescript';
import { existing, filesBelow, textOf } from './sources';

/** Longest allowed lengths in lines (style.md §3). */
export const LIMITS = { page: 80, file: 200, function: 40 } as const;

// Callbacks of these only group tests; each test inside is measured on its own.
const GROUPS = new Set(['describe', 'each']);

const parse = (path: string, text: string): ts.SourceFile =>
  ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true, path.endsWith('x') ? ts.ScriptKind.TSX : undefined);

const linesOf = (node: ts.Node, source: ts.SourceFile): { first: number; count: number } => {
  const first = source.getLineAndCharacterOfPosition(node.getStart(source)).line;
  return { first: first + 1, count: source.getLineAndCharacterOfPosition(node.end).line - first + 1 };
};

const isGroup = (node: ts.Node): boolean => {
  if (!ts.isCallExpression(node.parent)) return false;
  const called = node.parent.expression;
  return ts.isIdentifier(called) ? GROUPS.has(called.text) : called.getText().startsWith('describe');
};

const isMeasured = (node: ts.Node): boolean => ts.isFunctionLike(node) && 'body' in node && node.body !== undefined;

const attributesOf = (node: ts.JsxOpeningLikeElement): Set<string> =>
  new Set(node.attributes.properties.flatMap((p) => (ts.isJsxAttribute(p) ? [p.name.getText()] : ['...'])));

// A tap target that a screen reader cannot name is invisible to some residents.
const isNamelessTarget = (node: ts.Node): boolean => {
  if (!ts.isJsxOpeningElement(node) && !ts.isJsxSelfClosingElement(node)) return false;
  if (!['View', 'Text', 'Image'].includes(node.tagName.getText())) return false;
  const names = attributesOf(node);
  if (!names.has('onClick') || names.has('...')) return false;
  return !names.has('ariaRole') || (ts.isJsxSelfClosingElement(node) && !names.has('ariaLabel'));
};

const problemsOfNode = (node: ts.Node, source: ts.SourceFile): string[] => {
  const { first, count } = linesOf(node, source);
  const found: string[] = [];
  if (isMeasured(node) && !isGroup(node) && count > LIMITS.function) {
    found.push(`${first}: function of ${count} lines, the limit is ${LIMITS.function}`);
  }
  if (ts.isEnumDeclaration(node)) found.push(`${first}: no enums, use a const list of names`);
  if (isNamelessTarget(node)) found.push(`${first}: an element with onClick needs ariaRole, and a text or ariaLabel`);
  return found;
};

/** What one source file has against the rules; each line is `path:line: reason`. */
export const problemsOf = (path: string, text: string): string[] => {
  const source = parse(path, text);
  const length = text.trimEnd().split('\n').length;
  const limit = /^src\/pages\/.*\.tsx$/.test(path) ? LIMITS.page : LIMITS.file;
  const found = length > limit ? [`1: ${length} lines, the limit is ${limit}`] : [];
  if (/(^|\/)utils?\.tsx?$/.test(path)) found.push('1: name a file by what it does, not utils');
  const visit = (node: ts.Node): void => {
    found.push(...problemsOfNode(node, source));
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found.map((problem) => `${path}:${problem}`);
};

/** Checks all sources; prints what is wrong and answers the exit code. */
export const run = (): number => {
  const files = existing(['src', 'cloudfunctions', 'config', 'devcloud', 'test']).flatMap(filesBelow);
  const sources = files.filter((path) => /\.(ts|tsx|cjs|mjs)$/.test(path) && !path.endsWith('.d.ts'));
  const problems = sources.flatMap((path) => problemsOf(path, textOf(path)));
  for (const problem of problems) console.log(problem);
  return problems.length === 0 ? 0 : 1;
};
