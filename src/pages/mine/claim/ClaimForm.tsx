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

/** Says which door is one’s own: first the code at the door of the house, then the door itself. */
export function ClaimForm({ onSent }: { onSent: () => void }) {
  const [token, setToken] = useState<string>();
  const [wrong, setWrong] = useState<string>();
  const landing = useQuery('codes.resolve', { token: token ?? '' }, token !== undefined);
  const onScan = async (): Promise<void> => {
    const arrival = await scan();
    if (!arrival) return;
    const reading = readCode(arrival);
    setWrong(reading.ok ? undefined : readSentence(reading.why));
    setToken(reading.ok ? reading.token : undefined);
  };
  return (
    <>
      <Card>
        {token === undefined ? (
          <Empty
            drawing="house"
            title="先扫一扫楼门口的码"
            text="站在楼门口扫，才知道您说的是哪栋楼。住哪一户，只有网格员和社区知道。"
          />
        ) : null}
        {wrong ? <Banner tone="error">{wrong}</Banner> : null}
        <Button
          big={token === undefined}
          tone={token === undefined ? 'primary' : 'plain'}
          icon="scan"
          onTap={() => void onScan()}
        >
          {token === undefined ? '扫一扫楼门口的码' : '不是这栋楼，重新扫'}
        </Button>
      </Card>
      {token === undefined ? null : (
        <Reading query={landing}>
          {(here) => (
            <>
              <HerePlate place={here} />
              <DoorForm key={token} token={token} here={here} onSent={onSent} />
            </>
          )}
        </Reading>
      )}
    </>
  );
}
