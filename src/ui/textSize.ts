import { createContext } from 'react';

/** How large text is: the main text is 16 px times this. Given once by the app and read by every Page. */
export const TextScaleContext = createContext(1);

const ELDER = 1.2;
const STACKED = 1.5;

/** The class and style of a page at this scale: 长辈版 from 1.2, one thing below the other from 1.5. */
export const lookOf = (scale: number) => ({
  classes: scale < ELDER ? 'sized' : scale < STACKED ? 'sized elder' : 'sized elder elder-max',
  style: `--k: ${scale}`,
});
