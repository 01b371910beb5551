import { go } from '@/client/go';
import { scan } from '@/client/scan';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { Empty } from '@/ui/Empty';
import { carry } from './arrival';

const scanCode = async (): Promise<void> => {
  const arrival = await scan();
  if (!arrival) return;
  carry(arrival);
  go('scan');
};

/** Opens the scanner; what it read is taken to the landing page. */
export const onScan = (): void => void scanCode();

/** Nobody has said yet where he lives: the two ways to do so, and what for. */
export function NoPlace({ text }: { text: string }) {
  return (
    <Card>
      <Empty drawing="house" title="先看看您在哪栋楼" text={text} />
      <Button big icon="scan" onTap={onScan}>
        扫一扫楼门口的码
      </Button>
      <Button tone="plain" onTap={() => go('scan', { pick: '1' })}>
        找不到码，自己选
      </Button>
    </Card>
  );
}
