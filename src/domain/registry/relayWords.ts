/** What one neighbour wants to speak with another about. */
export const TOPICS = { leak: '漏水', noise: '声音大', parking: '挪车', lost: '捡到东西', other: '别的事' } as const;
export type Topic = keyof typeof TOPICS;
