import { createContext } from 'react';

/** How large text and targets are: the everyday size, 长辈版, and the largest of 长辈版. */
export type TextSize = 'standard' | 'elder' | 'elderMax';

/** The size in force, given once by the app and read by every Page. */
export const TextSizeContext = createContext<TextSize>('standard');
