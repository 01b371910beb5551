import { View } from '@tarojs/components';
import type { OutputOf } from '@/client/api';
import { goTab } from '@/client/go';
import { DUTIES } from '@/client/me';
import { OnDuty } from '@/features/work/OnDuty';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { Cell } from '@/ui/Cell';

/** What one holds from now on, and where the work lies. */
export function Taken({ grants }: Pick<OutputOf<'people.accept'>, 'grants'>) {
  return (
    <>
      <Card title="担上了，辛苦您">
        <View>
          {grants.map(({ role, area, title, areaName }) => (
            <Cell key={role + area} icon="me" title={title} note={areaName} />
          ))}
        </View>
        <Button big onTap={() => goTab('me')}>
          去“我的工作”
        </Button>
      </Card>
      {grants.some(({ role }) => DUTIES.includes(role)) ? <OnDuty /> : null}
    </>
  );
}
