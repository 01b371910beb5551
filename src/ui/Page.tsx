import { View } from '@tarojs/components';
import { useContext, type PropsWithChildren, type ReactNode } from 'react';
import { cx } from './cx';
import styles from './Page.module.scss';
import { lookOf, TextScaleContext } from './textSize';

/** The root of every page: paper, safe area, text size; `foot` stays at the bottom edge. */
export function Page({ foot, children }: PropsWithChildren<{ foot?: ReactNode }>) {
  const { classes, style } = lookOf(useContext(TextScaleContext));
  return (
    <View className={cx(styles.page, classes)} style={style}>
      <View className={cx(styles.body)}>{children}</View>
      {foot ? <View className={cx(styles.foot)}>{foot}</View> : null}
    </View>
  );
}
