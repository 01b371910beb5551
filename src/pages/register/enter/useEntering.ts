import { call } from '@/client/api';
import { go } from '@/client/go';
import { forgetSecrets, useSecret } from '@/client/secrets';
import { memberOf, NOBODY, type MemberDraft } from '@/features/register/MemberFields';
import { useAct } from '@/features/register/useAct';
import type { RoomDraft } from './RoomFields';

type Draft = MemberDraft & Pick<RoomDraft, 'tenure'> & Partial<RoomDraft>;

const EMPTY: Draft = { ...NOBODY, tenure: 'owner' };

// WeChat hands over what stands in the address as it stands there.
const asked = (text = ''): string => (/%[\dA-F]{2}/.test(text) ? decodeURIComponent(text) : text);

/**
 * The form of a new household, begun with what the address says of its room; it stays on the phone encrypted until it
 * has been sent.
 */
export const useEntering = (place: string, at: Partial<Record<string, string>>) => {
  const form = `register.enter.${place}.${at['unitName'] ?? ''}.${at['door'] ?? ''}`;
  const { value, change } = useSecret<Draft>(form, EMPTY);
  const { busy, problem, wrong, act, say } = useAct();
  const { tenure, unitName = asked(at['unitName']), door = asked(at['door']) } = value;
  const save = (): void => {
    const { name, ...said } = memberOf(value);
    if (door.trim() === '') return say('请写门牌号。');
    if (name === undefined) return say('请写上户主的姓名。');
    const entry = { place, unitName: unitName.trim(), door: door.trim(), tenure, members: [{ ...said, name }] };
    return void act(
      (requestId) => call('registry.enter', entry, requestId),
      ({ data }) => {
        forgetSecrets(form);
        go('register/household', { id: data.id }, true);
      },
    );
  };
  return { room: { tenure, unitName, door }, member: value, change, busy, problem, wrong, save };
};
