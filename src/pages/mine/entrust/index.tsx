import { useState } from 'react';
import { useQuery } from '@/client/query';
import { Homes } from '@/features/home/Homes';
import { roomWords } from '@/features/home/words';
import { Reading } from '@/features/reading/Reading';
import { Card } from '@/ui/Card';
import { Choice } from '@/ui/Choice';
import { Page } from '@/ui/Page';
import { EntrustForm } from './EntrustForm';

/** Asks somebody of one’s own household to let one act for him. */
export default function Entrust() {
  const homes = useQuery('registry.mine', {});
  const [picked, setPicked] = useState<string>();
  return (
    <Page>
      <Reading query={homes}>
        {({ rows }) => {
          const home = rows.find(({ id }) => id === picked) ?? rows[0];
          if (!home) return <Homes />;
          return (
            <>
              {rows.length > 1 ? (
                <Card>
                  <Choice
                    label="哪一家?"
                    options={rows.map((row) => ({ value: row.id, label: roomWords(row) }))}
                    chosen={[home.id]}
                    onPick={setPicked}
                  />
                </Card>
              ) : null}
              <EntrustForm key={home.id} household={home.id} />
            </>
          );
        }}
      </Reading>
    </Page>
  );
}
