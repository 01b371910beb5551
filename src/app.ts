import { useDidShow } from '@tarojs/taro';
import { createElement, type PropsWithChildren, type ReactElement } from 'react';
import { connect } from './client/call';
import { followSystem, useTextScale } from './client/settings';
import { TextScaleContext } from './ui/textSize';
import './app.scss';

connect();

export default function App({ children }: PropsWithChildren): ReactElement {
  useDidShow(followSystem);
  return createElement(TextScaleContext.Provider, { value: useTextScale() }, children);
}
