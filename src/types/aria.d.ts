import '@tarojs/components';

declare module '@tarojs/components/types/common' {
  interface StandardProps {
    ariaRole?: string;
    ariaLabel?: string;
    ariaHidden?: boolean;
    ariaLive?: 'off' | 'polite' | 'assertive';
    ariaChecked?: boolean;
    ariaDisabled?: boolean;
  }
}
