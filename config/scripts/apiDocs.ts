import { mkdirSync, writeFileSync } from 'node:fs';
import { domains } from '../../src/domain';
import { COMMON_ERRORS, type ActionSpec } from '../../src/domain/_kernel/contract';
import type { AnyMachine } from '../../src/domain/_kernel/machine';
import { effective, machineSection, permissionMatrix, whoOf, type Named } from './apiMachines';
import { fieldTable, names, shapeSection } from './apiShapes';
import { shapeOf } from './shape';

const COMMON: Readonly<Record<(typeof COMMON_ERRORS)[number], string>> = {
  INVALID: 'The input breaks a rule; `fields` names each refused field and the rule.',
  UNAUTHENTICATED: 'The platform vouches for nobody.',
  TRUST_TOO_LOW: 'The action needs a confirmed phone or a bound household; `needs` says which.',
  CONSENT_NEEDED: 'The caller has not agreed to what `needs` names, or to an older version of it.',
  FORBIDDEN: 'The caller may know of it, but not do this.',
  NOT_FOUND: 'It does not exist, or is not the caller’s to know.',
  CONFLICT: 'The same `requestId` came with another body, or somebody else was faster.',
  BUSY: 'The same request is still being worked on.',
  INTERNAL: 'A fault of ours; the log has it under `traceId`.',
};

const INTRO = `# API

Written by \`npm run docs\` from the contracts and machines in \`src/domain\`; a test compares.

A call is \`{ action, input, requestId }\` to the function \`api\`; the answer is \`{ ok: true, data }\` or
\`{ ok: false, error: { code, traceId, fields?, needs? } }\`. Everything but a query needs a \`requestId\` of 16–64 characters:
the same request again changes nothing and answers the document as it is. The caller is whom the platform names,
never somebody from the input. Checks run in the order identity, trust, input, document, access, consent,
state.

\`role@level\` is a role held over the place of that level to which the document belongs; other names are relations
of a person to the document; \`not x\` keeps out whoever stands in that relation, whatever else he is.`;

const actionsIn = (domain: string): Named[] =>
  Object.entries((domains as Readonly<Record<string, Readonly<Record<string, unknown>>>>)[domain] ?? {}).map(
    ([name, spec]) => ({ name: `${domain}.${name}`, spec: spec as ActionSpec }),
  );

const machinesOf = (actions: readonly Named[]): AnyMachine[] => [
  ...new Set(actions.flatMap(({ spec }) => (spec.on ? [spec.on] : []))),
];

const KINDS: Readonly<Record<ActionSpec['kind'], string>> = {
  query: 'Query',
  command: 'Command',
  begin: 'Birth',
  move: 'Move',
};

const mayText = (spec: ActionSpec): string => {
  const { kind, on, at, move = '', trust, scope } = spec;
  const rows = kind === 'move' ? (on?.moves[move] ?? []) : [];
  const who =
    rows.length > 0
      ? rows.map((row) => `${row.from.join(', ')} → ${row.to}: ${whoOf(row.by)}`).join('; ')
      : whoOf(effective(spec));
  const where = at === undefined ? '' : ` Judged at the place \`${at}\`.`;
  const sure = trust === 'visitor' ? '' : ` Trust: ${trust}.`;
  const agreed = scope === null ? '' : ` Consent: ${scope}.`;
  return `${KINDS[kind]}${on ? ` of a [${on.name}](#${on.name})` : ''}. May: ${who}.${where}${sure}${agreed}`;
};

const actionSection = ({ name, spec }: Named): string[] => [
  `### ${name}`,
  '',
  spec.doc,
  '',
  mayText(spec),
  '',
  'Input:',
  '',
  ...fieldTable(shapeOf(spec.input, names)),
  '',
  'Answer:',
  '',
  ...answer(spec),
  '',
  `Errors: ${spec.errors.length > 0 ? spec.errors.map((code) => `\`${code}\``).join(', ') : 'the common ones only'}.`,
  '',
  '```json',
  JSON.stringify({ action: name, input: spec.example }, null, 2),
  '```',
  '',
];

const answer = ({ output }: ActionSpec): string[] => {
  const shape = shapeOf(output, names);
  return shape.name === undefined ? fieldTable(shape) : [`[${shape.name}](#${shape.name.toLowerCase()})`];
};

const domainSection = (domain: string): string[] => {
  const actions = actionsIn(domain);
  return [`## ${domain}`, '', ...permissionMatrix(actions, machinesOf(actions)), '', ...actions.flatMap(actionSection)];
};

/** The text of docs/API.md. */
export const apiDocs = (): string => {
  const all = Object.keys(domains);
  const lines = [
    INTRO,
    '',
    '## Errors every action may answer',
    '',
    '| Code | Meaning |',
    '|--|--|',
    ...COMMON_ERRORS.map((code) => `| \`${code}\` | ${COMMON[code]} |`),
    '',
    ...all.flatMap(domainSection),
    '## Machines',
    '',
    ...machinesOf(all.flatMap(actionsIn)).flatMap(machineSection),
    '## Shapes',
    '',
    ...shapeSection(),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
};

/** `npm run docs`: writes docs/API.md. */
export const run = (): number => {
  mkdirSync('docs', { recursive: true });
  writeFileSync('docs/API.md', apiDocs());
  return 0;
};
