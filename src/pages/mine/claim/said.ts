import type { InputOf, OutputOf } from '@/client/api';
import type { Wrong } from '@/features/privacy/useAct';

type As = OutputOf<'claims.get'>['as'];

/** What somebody says of where he lives. */
export interface Said {
  unitName: string;
  door: string;
  as: As | '';
  name: string;
  phone: string;
}
export const NOTHING: Said = { unitName: '', door: '', as: '', name: '', phone: '' };

/** What is still missing; `units` is how many the building has. */
export const gapsIn = ({ unitName, door, as, name }: Said, units: number): Wrong => ({
  ...(units > 0 && unitName === '' ? { unitName: '请点一下是哪个单元' } : {}),
  ...(door.trim() === '' ? { door: '请写门牌号，例如 301' } : {}),
  ...(as === '' ? { as: '请点一下' } : {}),
  ...(name.trim() === '' ? { name: '请写您的名字，网格员好核对' } : {}),
});

/** It, as the action wants it. */
export const inputOf = (token: string, { unitName, door, as, name, phone }: Said): InputOf<'claims.ask'> => ({
  ...{ token, door, name, as: as === '' ? 'family' : as },
  ...(unitName ? { unitName } : {}),
  ...(phone.trim() ? { phone: phone.trim() } : {}),
});
