/** What somebody of the family may be asked to do for another. */
export const BEHALF_SCOPES = ['report', 'wish', 'order', 'appointment'] as const;
export type BehalfScope = (typeof BEHALF_SCOPES)[number];

/** A proxy as far as it lets somebody act. */
export interface Standing {
  state: string;
  agent: string;
  scopes: readonly BehalfScope[];
  validTo: number;
}

/** For whom a matter was brought by another; carried by whatever family may bring. */
export interface OnBehalf {
  proxy: string | null;
  /** The person for whom, where he uses WeChat himself. */
  principal: string | null;
  principalMask: string | null;
}

/** Brought by oneself, for oneself. */
export const forOneself: OnBehalf = { proxy: null, principal: null, principalMask: null };

/** The proxy is not the caller’s, not consented to, over, taken back, or not for this. */
export const BEHALF_ERRORS = ['NO_PROXY'] as const;
/** The name in the timeline of who acted under a proxy. */
export const BY_PROXY = 'proxy';

/** Whether a proxy lets a person do something of a kind at a moment. */
export const standsFor = (proxy: Standing, person: string, scope: BehalfScope, at: number): boolean =>
  proxy.state === 'consented' && proxy.agent === person && proxy.scopes.includes(scope) && proxy.validTo > at;
