import Taro from '@tarojs/taro';
import type { OutputOf } from './api';

/** The place a person last confirmed by its code; survives restarts and broken scans. */
export type HerePlace = Pick<OutputOf<'codes.resolve'>, 'place' | 'building' | 'path' | 'number'>;
/** A place as a form names it. */
export interface NamedPlace {
  id: string;
  name: string;
}
const KEY = 'place.here';

export const herePlace = (): HerePlace | undefined => (Taro.getStorageSync(KEY) as HerePlace | '') || undefined;
export const setHerePlace = (place: HerePlace): void => Taro.setStorageSync(KEY, place);

/** How many names of a path stand above the compound: district, street, community. */
const ABOVE = 3;

/** A place as its neighbours say it: compound, building, unit. */
export const shortName = (path: readonly string[]): string =>
  (path.length > ABOVE ? path.slice(ABOVE) : path.slice(-1)).join(' ');
