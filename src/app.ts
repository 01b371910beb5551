import { createElement, type PropsWithChildren, type ReactElement } from 'react';
import { connect } from './client/call';
import { useTextSize } from './client/settings';
import { TextSizeContext } from './ui/textSize';
import './app.scss';

connect();

export default function App({ children }: PropsWithChildren): ReactElement {
  return createElement(TextSizeContext.Provider, { value: useTextSize() }, children);
}
