declare module '*.module.scss' {
  const styles: Readonly<Record<string, string>>;
  export default styles;
}
declare module '*.png' {
  const url: string;
  export default url;
}
declare module '*.svg' {
  const url: string;
  export default url;
}

declare const __APP_VERSION__: string;
/** The CloudBase environment the mini-program is built for; empty for the account's first one. */
declare const __ENV_ID__: string;

declare namespace NodeJS {
  interface ProcessEnv {
    readonly NODE_ENV?: string;
    readonly TARO_ENV?: 'weapp' | 'h5';
    readonly LINLI_GALLERY?: string;
  }
}
declare const process: { readonly env: NodeJS.ProcessEnv };
