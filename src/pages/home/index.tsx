import { useDidShow } from '@tarojs/taro';
import { useState } from 'react';
import { herePlace } from '@/client/place';
import { Unfinished } from '@/features/forms/Unfinished';
import { Page } from '@/ui/Page';
import { ElderSwitch } from './ElderSwitch';
import { Here } from './Here';
import { Latest } from './Latest';

/** The first screen: where I am, what I can do here, and what came of what I did. */
export default function Home() {
  const [place, setPlace] = useState(herePlace);
  useDidShow(() => setPlace(herePlace()));
  return (
    <Page>
      <ElderSwitch />
      <Unfinished />
      <Here place={place} />
      <Latest />
    </Page>
  );
}
