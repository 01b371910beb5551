import { Button as TaroButton, View } from '@tarojs/components';
import { askPhoneCode } from '@/client/phoneNumber';
import styles from '@/ui/Button.module.scss';
import { cx } from '@/ui/cx';
import { Icon } from '@/ui/Icon';

const LABEL = '用微信里的手机号';

/** WeChat’s own button that gives the phone it knows the person by, as a code that the server redeems; looks as ours do. */
export function PhoneButton({ onCode }: { onCode: (code: string | undefined) => void }) {
  const preview = askPhoneCode;
  return (
    <TaroButton
      className={cx(styles.button, styles.primary, styles.big)}
      hoverClass={cx(styles.pressed)}
      ariaRole="button"
      ariaLabel={LABEL}
      openType="getPhoneNumber"
      onGetPhoneNumber={({ detail }) => onCode(detail.code)}
      {...(preview ? { onClick: () => void preview().then(onCode) } : {})}
    >
      <View className={cx(styles.face)}>
        <Icon name="phone" small />
        <View>{LABEL}</View>
      </View>
    </TaroButton>
  );
}
