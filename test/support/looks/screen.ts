/** One screen to look at: whose phone, and where. */
export interface Screen {
  /** The page of src/routes.ts. */
  page: string;
  /** What it shows: empty, one, many, or a state by name. */
  state: string;
  persona: string;
  query?: string;
  /** Tapped before looking, by name. */
  taps?: readonly string[];
}
