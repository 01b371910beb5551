import { View } from '@tarojs/components';

export default function Hello() {
  return <View>hello</View>;
}
