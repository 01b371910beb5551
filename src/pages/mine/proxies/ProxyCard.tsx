import { View } from '@tarojs/components';
import type { OutputOf } from '@/client/api';
import { PROXY_STATES, roomWords, SCOPE_WORDS } from '@/features/home/words';
import { sayDay } from '@/features/privacy/day';
import { useAct } from '@/features/privacy/useAct';
import { Banner } from '@/ui/Banner';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { Cell } from '@/ui/Cell';
import { cx } from '@/ui/cx';
import { Tag } from '@/ui/Tag';
import styles from '../mine.module.scss';
import { Ending } from './Ending';

/** One agreement to do things for somebody: what, until when, and how to agree to it or end it. */
export function ProxyCard({ proxy, title }: { proxy: OutputOf<'proxies.get'>; title: string }) {
  const { busy, problem, act } = useAct();
  const { id, state, moves, scopes, validTo, witnessed } = proxy;
  const { tone, words } = PROXY_STATES[state];
  return (
    <Card title={title} aside={<Tag tone={tone}>{words}</Tag>}>
      <View>
        <Cell title="能替办什么" value={scopes.map((scope) => SCOPE_WORDS[scope]).join('、')} />
        <Cell title="办到哪天" value={sayDay(validTo)} />
      </View>
      <View className={cx(styles.fine)}>
        {witnessed ? `${roomWords(proxy)}，网格员当面问过本人` : roomWords(proxy)}
      </View>
      {problem ? <Banner tone="error">{problem}</Banner> : null}
      {moves.includes('consent') ? (
        <Button icon="check" loading={busy} onTap={() => void act('proxies.consent', { id })}>
          我同意
        </Button>
      ) : null}
      {moves.includes('revoke') ? <Ending id={id} label={state === 'asked' ? '不用了' : '不再代办'} /> : null}
    </Card>
  );
}
