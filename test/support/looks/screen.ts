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

/** Several persons at a time do their part, each with his own screens. */
export const eachPerson = async (
  screens: readonly Screen[],
  hands: number,
  work: (own: readonly Screen[]) => Promise<void>,
): Promise<void> => {
  const persons = [...new Set(screens.map(({ persona }) => persona))];
  const hand = async (): Promise<void> => {
    for (let person = persons.shift(); person !== undefined; person = persons.shift())
      await work(screens.filter(({ persona }) => persona === person));
  };
  await Promise.all(Array.from({ length: hands }, hand));
};
