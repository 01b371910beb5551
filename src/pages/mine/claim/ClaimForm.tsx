import { useState } from 'react';
import { readSentence } from '@/client/readMessages';
import { useQuery } from '@/client/query';
import { scan } from '@/client/scan';
import { readCode } from '@/domain/places/codes';
import { HerePlate } from '@/features/places/HerePlate';
import { Reading } from '@/features/reading/Reading';
import { Banner } from '@/ui/Banner';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { Empty } from '@/ui/Empty';
import { DoorForm } from './DoorForm';

function Door({ token, onSent }: { token: string; onSent: () => void }) {
  const landing = useQuery('codes.resolve', { token });
  return (
    <Reading query={landing}>
      {(here) => (
        <>
          <HerePlate place={here} />
          <DoorForm token={token} here={here} onSent={onSent} />
        </>
      )}
    </Reading>
  );
}

/** Says which door is one’s own: first the code at the door of the house, then the door itself. */
export function ClaimForm({ onSent }: { onSent: () => void }) {
  const [token, setToken] = useState<string>();
  const [wrong, setWrong] = useState<string>();
  const onScan = async (): Promise<void> => {
    const arrival = await scan();
    if (!arrival) return;
    const reading = readCode(arrival);
    setWrong(reading.ok ? undefined : readSentence(reading.why));
    setToken(reading.ok ? reading.token : undefined);
  };
  const first = token === undefined;
  return (
    <>
      <Card>
        {first ? (
          <Empty
            drawing="house"
            title="先扫一扫楼门口的码"
            text="站在楼门口扫，才知道您说的是哪栋楼。住哪一户，只有网格员和社区知道。"
          />
        ) : null}
        {wrong ? <Banner tone="error">{wrong}</Banner> : null}
        <Button big={first} tone={first ? 'primary' : 'plain'} icon="scan" onTap={() => void onScan()}>
          {first ? '扫一扫楼门口的码' : '不是这栋楼，重新扫'}
        </Button>
      </Card>
      {first ? null : <Door key={token} token={token} onSent={onSent} />}
    </>
  );
}
