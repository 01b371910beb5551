import { useDidShow } from '@tarojs/taro';
import { createElement, type PropsWithChildren, type ReactElement } from 'react';
import { connect } from './client/call';
import { followSystem, useTextScale } from './client/settings';
import { useWeakNetwork, wakeUp } from './client/start';
import { TextScaleContext } from './ui/textSize';
import './app.scss';

connect();
wakeUp();

export default function App({ children }: PropsWithChildren): ReactElement {
  useDidShow(followSystem);
  useWeakNetwork();
  return createElement(TextScaleContext.Provider, { value: useTextScale() }, children);
}
