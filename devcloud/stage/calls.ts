/** One call of a function from a phone, as the phone saw it end. */
export interface PhoneCall {
  n: number;
  persona: string;
  action: string;
  /** The platform's id of the invocation; empty when no answer came. */
  requestId: string;
  ms: number;
  /** What went wrong: a code of the product, of the platform, or `OFFLINE`; null when it went well. */
  code: string | null;
  /** What the product told the phone to ask by; null when it told nothing. */
  traceId: string | null;
}

interface Told {
  requestID?: string;
  errCode?: number;
  errMsg?: string;
  result?: { ok?: boolean; error?: { code?: string; traceId?: string } };
}

const KEPT = 2_000;
const TRACE = /"traceId":"(\w+)"/;

const parsed = <T>(text: string): Partial<T> => {
  try {
    return (JSON.parse(text) as T | null) ?? {};
  } catch {
    return {};
  }
};

const codeOf = ({ errCode, result, requestID }: Told): string | null => {
  if (errCode !== undefined) return String(errCode);
  if (result?.ok === false) return result.error?.code ?? 'UNKNOWN';
  return requestID === undefined ? 'OFFLINE' : null;
};

/** The last calls of all phones: which action, who, how it ended, and which invocation it was. */
export class Calls {
  readonly #calls: PhoneCall[] = [];
  #count = 0;

  /** Writes down one call from its event and the whole answer; an empty answer means that none came. */
  add(persona: string, fn: string, event: string, answer: string, ms: number): void {
    const { action } = parsed<{ action: unknown }>(event);
    const told = parsed<Told>(answer);
    this.#calls.push({
      n: (this.#count += 1),
      persona,
      action: typeof action === 'string' ? action : fn,
      requestId: told.requestID ?? '',
      ms: Math.round(ms),
      code: codeOf(told),
      traceId: TRACE.exec(answer)?.[1] ?? null,
    });
    if (this.#calls.length > KEPT) this.#calls.shift();
  }

  /** The calls above a number, oldest first. */
  after(n: number): PhoneCall[] {
    return this.#calls.filter((call) => call.n > n);
  }
}
