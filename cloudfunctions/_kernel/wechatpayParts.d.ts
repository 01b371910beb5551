// The plugin's own entry writes to a property that is read-only: in a bundle, which is strict, that throws.
// Its parts are imported one by one; the declarations are those of the entry.
declare module 'wechatpay-axios-plugin/lib/wechatpay' {
  import { Wechatpay } from 'wechatpay-axios-plugin';
  export default Wechatpay;
}
declare module 'wechatpay-axios-plugin/lib/formatter' {
  import { Formatter } from 'wechatpay-axios-plugin';
  export default Formatter;
}
declare module 'wechatpay-axios-plugin/lib/rsa' {
  import { Rsa } from 'wechatpay-axios-plugin';
  export default Rsa;
}
declare module 'wechatpay-axios-plugin/lib/aes' {
  import { Aes } from 'wechatpay-axios-plugin';
  export default Aes;
}
