import { useState } from 'react';
import { usePost } from '@/features/office/usePost';
import { Card } from '@/ui/Card';
import { Choice } from '@/ui/Choice';
import { Page } from '@/ui/Page';
import { CareDue } from './CareDue';
import { Presences } from './Presences';
import { Stops } from './Stops';

const SHOWN = [
  { value: 'today', label: '今天要去' },
  { value: 'all', label: '每栋楼' },
  { value: 'scans', label: '扫码情况' },
] as const;

/** Today's patrol and visits of an area, what is to be made up, and how far every building is covered. */
export default function Patrol() {
  const { area, level } = usePost(['grid4', 'community']);
  const [show, setShow] = useState<(typeof SHOWN)[number]['value']>('today');
  return (
    <Page>
      <Card>
        <Choice label="看什么" options={SHOWN} chosen={[show]} onPick={setShow} />
      </Card>
      {show === 'scans' ? <Presences area={area} /> : <Stops key={show} area={area} level={level} show={show} />}
      {show === 'today' ? <CareDue area={area} level={level} /> : null}
    </Page>
  );
}
