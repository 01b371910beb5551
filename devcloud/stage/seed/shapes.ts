/** A building of the demo data and what becomes of it after its codes are printed. */
export interface BuildingData {
  key: string;
  name: string;
  grid: string;
  units: readonly string[];
  /** Why it is gone; its codes lead nowhere. */
  demolished?: string;
  /** Why its first code was revoked; a second one is issued beside it. */
  revoked?: string;
}

/** A level-4 grid with its two workers (AB岗), by persona key. */
export interface GridData {
  key: string;
  name: string;
  primary: string;
  backup: string;
}

/** A community of the demo data; `note` says which figures are real and what is invented. */
export interface CommunityData {
  key: string;
  street: string;
  name: string;
  note: string;
  staff: string;
  grids: readonly { name: string; below: readonly GridData[] }[];
  compounds: readonly { name: string; note: string; buildings: readonly BuildingData[] }[];
}

export interface DistrictData {
  district: string;
  communities: readonly CommunityData[];
}

/** One move of a report; the fields beside `input` stand for what is only known while playing. */
export interface MoveData {
  by: string;
  move: string;
  input?: Readonly<Record<string, unknown>>;
  assignee?: string;
  dueInHours?: number;
  untilInHours?: number;
  photos?: readonly string[];
}

export interface ReportData {
  key: string;
  by: string;
  place: string;
  category: string;
  words: string;
  /** Seconds of a recording that goes with it. */
  voice?: number;
  photos: readonly string[];
  neighbours: boolean;
  contact?: Readonly<Record<string, string>>;
  moves: readonly MoveData[];
}

/** A wish of the demo data and what becomes of it. */
export interface WishData {
  key: string;
  by: string;
  place: string;
  kind: string;
  words: string;
  when: string;
  forWhom: string;
  beneficiary: Readonly<Record<'name' | 'phone' | 'door', string>>;
  share: boolean;
  moves: readonly Pick<MoveData, 'by' | 'move' | 'input' | 'photos'>[];
}

/** A product of the demo's counter: its farm, its sizes and how many of each came in. */
export interface ProductData {
  key: string;
  farm: Readonly<Record<'name' | 'brand', string>>;
  name: string;
  uses: string;
  story: string;
  skus: readonly { spec: string; price: number; in: number }[];
}

/** The produce counter of the demo. */
export interface ShopData {
  community: string;
  staff: string;
  counter: string;
  hours: string;
  products: readonly ProductData[];
}

/** Behind which door of the demo; `member` counts from the head of the household. */
export interface DoorData {
  building: string;
  unit: string;
  door: string;
  member?: number;
}

/** Somebody whom the community of the demo looks after. */
export interface CareData {
  key: string;
  at: DoorData;
  kind: string;
  need: string;
  risk: string;
  nextInDays: number;
}

/** A visit of the demo; `care` names whom a part of it is about. */
export interface VisitData {
  key: string;
  at: Pick<DoorData, 'building'> & Partial<DoorData>;
  kind: string;
  hoursAgo: number;
  unscanned: string;
  parts: readonly { tag: string; words: string; outcome: string; care?: string }[];
}

/** Somebody of the demo who says where he lives. */
export interface ClaimData {
  key: string;
  by: string;
  at: DoorData;
  as: string;
  name: string;
  confirmed: boolean;
}

/** The register of one community of the demo: its ledger is a table beside this file. */
export interface HouseholdsData {
  community: string;
  staff: string;
  worker: string;
  care: readonly CareData[];
  visits: readonly VisitData[];
  claims: readonly ClaimData[];
  proxy: { by: string; at: DoorData; scopes: readonly string[]; days: number; note: string };
}

/** A code printed on a shelf, as the board shows it. */
export interface PrintedShelf {
  counter: string;
  product: string;
  name: string;
  number: string;
  link: string;
}

/** A printed code as the board shows it. */
export interface PrintedCode {
  id: string;
  place: string;
  name: string;
  link: string;
  number: string;
  state: 'active' | 'revoked' | 'gone';
}

export interface BoardBuilding {
  key: string;
  id: string;
  name: string;
  codes: readonly PrintedCode[];
}

export interface BoardCompound {
  name: string;
  note: string;
  buildings: readonly BoardBuilding[];
}

export interface BoardCommunity {
  id: string;
  name: string;
  street: string;
  note: string;
  compounds: readonly BoardCompound[];
}

/** What the demo data became: written as the marker once all is played. */
export interface Demo {
  board: readonly BoardCommunity[];
  persons: Readonly<Record<string, string>>;
  reports: Readonly<Record<string, string>>;
  wishes: Readonly<Record<string, string>>;
  shelves: readonly PrintedShelf[];
}
