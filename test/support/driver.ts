/** A file that left the app: its name and what is in it. */
export interface OpenedFile {
  name: string;
  bytes: Buffer;
}

/** Somebody's phone with the app open, driven as a thumb would: by what is on the screen. */
export interface Driver {
  /** Opens a page of the app on top of nothing, as a link or a message of WeChat does; the storage of the phone stays. */
  open: (route: string) => Promise<void>;
  /** Scans a printed code with WeChat itself, which opens the app at it. */
  scan: (link: string) => Promise<void>;
  /** Holds a code before the camera, for the next time the app opens its own scanner. */
  hold: (code: string) => void;
  /** Taps a tab of the tab bar. */
  tab: (name: string) => Promise<void>;
  /** Taps what carries exactly this name (aria-label) or text on the page in front. */
  tap: (name: string) => Promise<void>;
  fill: (label: string, text: string) => Promise<void>;
  /** What stands in a field. */
  value: (label: string) => Promise<string>;
  see: (text: string | RegExp) => Promise<void>;
  notSee: (text: string) => Promise<void>;
  back: () => Promise<void>;
  /** Taps what opens the photo chooser and chooses a file. */
  choosePhoto: (name: string | RegExp, jpeg: Buffer) => Promise<void>;
  /** Taps what opens the chooser of files and chooses one of this name. */
  chooseFile: (name: string, bytes: Buffer, filename: string) => Promise<void>;
  /** The file that the app has opened or handed over last; waits until there is one, and forgets it. */
  opened: () => Promise<OpenedFile>;
  /** Answers what WeChat itself asks over the page: to pay, to be sent a message. Waits until it asks. */
  answer: (yes: boolean) => Promise<void>;
  /** What a person sees on the page in front, one line for each piece of text, typed words, or photo (“[图]”). */
  text: () => Promise<string>;
  /** The addresses of the photos and drawn codes on the page in front that begin so, once so many have come. */
  pictures: (least: number, kind?: string) => Promise<readonly string[]>;
  /** The page in front with its query, and what a person sees on it, at one moment. */
  look: () => Promise<{ route: string; text: string }>;
  /** How large the smallest letters on the page in front are, in px. */
  letters: () => Promise<number>;
  /** The page in front with its query: `pages/reports/detail/index?id=…`. */
  route: () => Promise<string>;
  /** Cuts the network, or gives it back; the app itself is on the phone and still opens. */
  offline: (on: boolean) => Promise<void>;
  /** Ends the app and starts it from its icon; the storage of the phone stays. */
  restart: () => Promise<void>;
  shot: (name: string) => Promise<void>;
  /** What went wrong so far: errors, unhandled rejections, warnings that must not be. */
  faults: () => readonly string[];
  close: () => Promise<void>;
}

/** A phone's size, and the scale of the letters that its owner set in WeChat. */
export interface PhoneSize {
  width?: number;
  height?: number;
  fontScale?: number;
}

/** One of the ways the product runs: the compiled package, or the h5 build. */
export interface World {
  name: 'weapp' | 'h5';
  phone: (persona: string, size?: PhoneSize) => Promise<Driver>;
  close: () => Promise<void>;
}
