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

declare namespace NodeJS {
  interface ProcessEnv {
    readonly NODE_ENV?: string;
    readonly TARO_ENV?: 'weapp' | 'h5';
    readonly LINLI_GALLERY?: string;
  }
}
declare const process: { readonly env: NodeJS.ProcessEnv };
