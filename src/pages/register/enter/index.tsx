import { useRouter } from '@tarojs/taro';
import { call } from '@/client/api';
import { shortName } from '@/client/place';
import { useQuery } from '@/client/query';
import { go } from '@/client/go';
import { forgetSecrets, useSecret } from '@/client/secrets';
import { TENURES, type Tenure } from '@/domain/registry/words';
import { MemberFields, memberOf, NOBODY, type MemberDraft } from '@/features/register/MemberFields';
import { useAct } from '@/features/register/useAct';
import { optionsOf } from '@/features/register/words';
import { Banner } from '@/ui/Banner';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { Choice } from '@/ui/Choice';
import { Field } from '@/ui/Field';
import { Page } from '@/ui/Page';

interface Draft extends MemberDraft {
  unitName?: string;
  door?: string;
  tenure: Tenure;
}

const EMPTY: Draft = { ...NOBODY, tenure: 'owner' };

// WeChat hands over what stands in the address as it stands there.
const asked = (text = ''): string => (/%[\dA-F]{2}/.test(text) ? decodeURIComponent(text) : text);

/** A household is entered with its head; the others are added to it. */
export default function Enter() {
  const { place = '', ...at } = useRouter().params;
  const form = `register.enter.${place}.${at['unitName'] ?? ''}.${at['door'] ?? ''}`;
  const { value, change } = useSecret<Draft>(form, EMPTY);
  const plate = useQuery('places.get', { id: place });
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
  const doorWrong = wrong('door');
  const path = plate.data?.place.path;
  return (
    <Page>
      <Card title={path ? shortName(path) : '登记一户'}>
        <Field
          label="几单元（没有就空着）"
          placeholder="例如：2单元"
          value={unitName}
          onInput={(typed) => change({ unitName: typed })}
        />
        <Field
          label="门牌号"
          placeholder="例如：1003"
          value={door}
          onInput={(typed) => change({ door: typed })}
          {...(doorWrong ? { error: doorWrong } : {})}
        />
        <Choice
          label="房子是"
          options={optionsOf(TENURES)}
          chosen={[tenure]}
          onPick={(picked) => change({ tenure: picked })}
        />
      </Card>
      <Card title="先记一个人，一般是户主">
        <MemberFields value={value} wrong={wrong} onChange={change} />
        {problem ? <Banner tone="error">{problem}</Banner> : null}
        <Button big loading={busy} onTap={save}>
          记下来
        </Button>
      </Card>
    </Page>
  );
}
