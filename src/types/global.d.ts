declare module '*.module.scss' {
  const styles: Readonly<Record<string, string>>;
  export default styles;
}
declare module '*.scss';
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
/** Whether the build can read aloud: in WeChat only with the plugin whose version is TARO_APP_SPEECH_PLUGIN. */
declare const __SPEECH__: boolean;

/** WeChat’s plugin 同声传译, as far as it is used. */
interface SpeechPlugin {
  textToSpeech: (options: {
    lang: 'zh_CN';
    tts: true;
    content: string;
    success: (said: { filename: string }) => void;
    fail: () => void;
  }) => void;
}
declare const requirePlugin: (name: 'WechatSI') => SpeechPlugin;

declare namespace NodeJS {
  interface ProcessEnv {
    readonly NODE_ENV?: string;
    readonly TARO_ENV?: 'weapp' | 'h5';
    readonly LINLI_GALLERY?: string;
    readonly TARO_APP_SPEECH_PLUGIN?: string;
  }
}
declare const process: { readonly env: NodeJS.ProcessEnv };
