import { View } from '@tarojs/components';
import { phone } from '@/client/go';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';

const NUMBERS = [
  { number: '119', what: '119 着火、燃气、被困' },
  { number: '120', what: '120 有人受伤、发病' },
  { number: '110', what: '110 有人行凶、走失' },
] as const;

/** Where people are in danger: the numbers that help at once, before anything is written. */
export function Danger({ onGoOn }: { onGoOn: (() => void) | undefined }) {
  return (
    <Card title="先打电话，别等">
      <View>网格员赶过来要时间。有人有危险，先离开，再打电话：</View>
      {NUMBERS.map(({ number, what }) => (
        <Button key={number} big icon="phone" onTap={() => phone(number)}>
          {what}
        </Button>
      ))}
      {onGoOn ? (
        <Button tone="plain" onTap={onGoOn}>
          电话打过了，也告诉网格员
        </Button>
      ) : null}
    </Card>
  );
}
