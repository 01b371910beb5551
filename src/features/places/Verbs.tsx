import { View } from '@tarojs/components';
import { useState } from 'react';
import { go, goTab } from '@/client/go';
import { cx } from '@/ui/cx';
import { Icon, type IconName } from '@/ui/Icon';
import { Sheet } from '@/ui/Sheet';
import { Tap } from '@/ui/Tap';
import styles from './Verbs.module.scss';

interface VerbProps {
  icon: IconName;
  name: string;
  about: string;
  first?: boolean;
  onTap: () => void;
}

function Verb({ icon, name, about, first = false, onTap }: VerbProps) {
  return (
    <Tap className={cx(styles.verb, first && styles.first)} onTap={onTap}>
      <Icon name={icon} />
      <View className={cx(styles.words)}>
        <View className={cx(styles.name)}>{name}</View>
        <View className={cx(styles.about)}>{about}</View>
      </View>
      <Icon name="next" small />
    </Tap>
  );
}

/** The three things to do at a place: 报问题, 求帮助/帮邻居, 找服务. */
export function Verbs({ place }: { place: string }) {
  const [services, setServices] = useState(false);
  const close = () => setServices(false);
  return (
    <View className={cx(styles.verbs)}>
      <Verb
        icon="report"
        name="报问题"
        about="坏了、脏了、吵了，告诉网格员"
        first
        onTap={() => go('reports/new', { place })}
      />
      <Verb icon="help" name="求帮助 / 帮邻居" about="想找人搭把手，或者有空帮一把" onTap={() => goTab('wall')} />
      <Verb icon="service" name="找服务" about="办事、上门、预约" onTap={() => setServices(true)} />
      {services ? (
        <Sheet title="找服务还在准备" confirm="知道了" onConfirm={close} onClose={close}>
          <View>往后要带什么、能不能上门、约哪天，都在这里问。</View>
          <View>眼下要办事，先从“报问题”里说一声。</View>
        </Sheet>
      ) : null}
    </View>
  );
}
