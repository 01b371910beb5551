/** What a person agrees to part by part; the first is needed by whoever writes anything. */
export const SCOPES = ['basic', 'contact', 'home'] as const;
export type Scope = (typeof SCOPES)[number];

/** One version of what we say we do with personal data. */
interface Policy {
  version: number;
  /** The day from which it holds. */
  since: string;
  /** What is agreed to, in a sentence each. */
  scopes: Readonly<Record<Scope, string>>;
}

/** Every version there ever was, the newest last; a log line names the version that was read then. */
export const POLICIES: readonly [Policy, ...Policy[]] = [
  {
    version: 1,
    since: '2026-11-21',
    scopes: {
      basic: '您写的话、拍的照片，只给办这件事的人看；上墙的，邻居也看得到。',
      contact: '您的电话和称呼加密保存，只有替您办事的人要用时才看得到，谁看过都有记录。',
      home: '您住哪一户、家里有谁，只有您这一片的网格员和社区看得到，用来上门和照看。',
    },
  },
];

/** The version that is asked for now. */
export const POLICY_VERSION: number = Math.max(...POLICIES.map(({ version }) => version));

/** What somebody agreed to last, as his person carries it. */
export interface Consent {
  version: number;
  scopes: readonly Scope[];
  at: number;
}

/** The scopes an action waits for: all it needs when another version was read, else those not agreed to. */
export const unasked = (consent: Consent | null | undefined, needed: Scope | null): Scope[] => {
  if (needed === null) return [];
  const asked: Scope[] = needed === 'basic' ? ['basic'] : ['basic', needed];
  return asked.filter((scope) => consent?.version !== POLICY_VERSION || !consent.scopes.includes(scope));
};
