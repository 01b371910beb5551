import { useState } from 'react';
import { useQuery } from '@/client/query';
import { Reading } from '@/features/reading/Reading';
import { RemindMe } from '@/features/reminders/RemindMe';
import { Banner } from '@/ui/Banner';
import { Button } from '@/ui/Button';
import { Page } from '@/ui/Page';
import { ClaimCard } from './ClaimCard';
import { ClaimForm } from './ClaimForm';
import { Vouching } from './Vouching';

const SENT = '记下了。网格员核对以后告诉您；是家里人的，家人点头也行。';

/** Says where one lives, sees how far that is, and vouches for one’s own. */
export default function ClaimRoom() {
  const claims = useQuery('claims.mine', {});
  const vouch = useQuery('claims.toVouch', {});
  const [adding, setAdding] = useState(false);
  const [sent, setSent] = useState(false);
  const arrived = (): void => {
    setSent(true);
    setAdding(false);
  };
  return (
    <Page>
      {sent ? <Banner>{SENT}</Banner> : null}
      {(vouch.data?.rows ?? []).map((claim) => (
        <Vouching key={claim.id} claim={claim} />
      ))}
      <Reading query={claims}>
        {({ rows }) =>
          adding || rows.length === 0 ? (
            <ClaimForm onSent={arrived} />
          ) : (
            <>
              {rows.map((claim) => (
                <ClaimCard key={claim.id} claim={claim} />
              ))}
              {rows.some(({ state }) => state === 'asked') ? <RemindMe /> : null}
              <Button tone="plain" icon="scan" onTap={() => setAdding(true)}>
                还住别处? 再登记一户
              </Button>
            </>
          )
        }
      </Reading>
    </Page>
  );
}
