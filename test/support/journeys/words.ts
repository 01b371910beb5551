import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Driver } from '../driver';
import type { Site } from '../journey';

/** The building where the demo’s resident lives. */
export const BUILDING = ['莲花池街道', '丽景街社区', '宏泰学府苑', '10号楼'] as const;

const PHOTOS = path.resolve(__dirname, '../../../devcloud/stage/data/photos');

/** A photo of the demo. */
export const photoOf = (name: string): Buffer => readFileSync(path.join(PHOTOS, `${name}.jpg`));

/** What the address of the page in front says under this name. */
export const inAddress = async (phone: Driver, name: string): Promise<string> =>
  new URLSearchParams((await phone.route()).split('?')[1]).get(name) ?? '';

/** Scans the code on the building’s door and says that this is the place. */
export const arrive = async (phone: Driver, site: Site, building: readonly string[] = BUILDING): Promise<void> => {
  await phone.scan(await site.printed(...building));
  await phone.see('宏泰学府苑');
  await phone.tap('对，是这里');
  await phone.see('报问题');
};
