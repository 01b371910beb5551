/**
 * How long it is known who somebody was, in days after the last step: the only place where the terms stand.
 * After that the document stays for the figures and ledgers, without names, numbers, words, photos and voices.
 */
export const KEPT: Readonly<Record<string, { days: number; states: readonly string[] }>> = {
  reports: { days: 730, states: ['closed', 'rejected', 'merged', 'withdrawn', 'converted_to_wish'] },
  wishes: { days: 365, states: ['fulfilled', 'rejected', 'withdrawn', 'expired', 'converted_to_report'] },
  complaints: { days: 365, states: ['upheld', 'dismissed'] },
  blocks: { days: 365, states: ['lifted', 'over'] },
  relays: { days: 30, states: ['declined', 'closed'] },
  claims: { days: 90, states: ['refused', 'withdrawn', 'ended'] },
  changes: { days: 90, states: ['accepted', 'declined', 'withdrawn'] },
  proxies: { days: 365, states: ['revoked', 'ended'] },
  careProfiles: { days: 730, states: ['closed'] },
  visits: { days: 1095, states: ['logged', 'struck'] },
  households: { days: 365, states: ['movedOut'] },
  refunds: { days: 1095, states: ['rejected', 'succeeded'] },
  orders: { days: 1095, states: ['completed', 'failed', 'cancelled'] },
  payments: { days: 1095, states: ['success', 'closed', 'failed'] },
};
