declare module 'miniprogram-compiler' {
  /** Compiles every .wxml below the folder; the text of a function body that returns `$gwx`. Throws on bad markup. */
  export function wxmlToJs(folder: string): string;
  /** Compiles every .wxss below the folder; throws on bad styles. */
  export function wxssToJs(folder: string): string;
}
