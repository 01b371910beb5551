/** What happens to one request: it goes well, is lost on the way there or back, or the app is ended meanwhile. */
export type Luck = 'well' | 'lost' | 'unheard' | 'ended' | 'endedAfter';

interface Call {
  action: string;
  input: Record<string, unknown>;
  requestId: string;
}
const never = new Promise<never>(() => undefined);

/** A phone, the network and a server that keeps every promise of the real one; what is on it outlives the app. */
export class FakePhone {
  readonly storage = new Map<string, string>();
  /** What the server did, in order. */
  readonly done: Call[] = [];
  readonly uploaded: string[] = [];
  /** Characters that fit on the phone. */
  room = Infinity;
  uploading = 0;
  mostUploading = 0;
  /** Counts the starts of the app; what belongs to an ended one is never heard of again. */
  run = 0;
  private tickets = 0;

  constructor(private readonly luck: Luck[] = []) {}

  /** Taro as an app that was just started sees it. */
  taro(): object {
    const text = (key: string): unknown => JSON.parse(this.storage.get(key) ?? '""') as unknown;
    const put = (key: string, data: unknown): void => {
      const written = JSON.stringify(data);
      const others = [...this.storage].filter(([name]) => name !== key);
      if (others.reduce((sum, [, one]) => sum + one.length, written.length) > this.room) throw new Error('full');
      this.storage.set(key, written);
    };
    return {
      getStorageSync: text,
      setStorageSync: put,
      removeStorageSync: (key: string) => void this.storage.delete(key),
      getStorageInfoSync: () => ({ keys: [...this.storage.keys()] }),
      getStorage: async ({ key }: { key: string }) => {
        if (!this.storage.has(key)) throw new Error('data not found');
        return { data: text(key) };
      },
      setStorage: async ({ key, data }: { key: string; data: unknown }) => put(key, data),
      onNetworkStatusChange: () => undefined,
    };
  }

  /** What `invoke` is to an app that was just started. */
  invoke(): (name: string, call: Call) => Promise<unknown> {
    const run = this.run;
    return (_name, call) => this.pass(run, () => this.answer(structuredClone(call)));
  }

  /** What `uploadFile` is to an app that was just started. */
  upload(): (local: string, path: string) => Promise<string> {
    const run = this.run;
    return async (local, path) => {
      if (run !== this.run) return never;
      this.uploading += 1;
      this.mostUploading = Math.max(this.mostUploading, this.uploading);
      try {
        return await this.pass(run, () => {
          this.uploaded.push(local);
          return `cloud://x/${path}?${local}`;
        });
      } finally {
        if (run === this.run) this.uploading -= 1;
      }
    };
  }

  private async pass<T>(run: number, work: () => T): Promise<T> {
    if (run !== this.run) return never;
    const luck = this.luck.shift() ?? 'well';
    if (luck === 'lost') throw new Error('no network');
    const answer = luck === 'ended' ? undefined : work();
    if (luck === 'unheard') throw new Error('no network');
    if (luck === 'ended' || luck === 'endedAfter') {
      this.run += 1;
      this.uploading = 0;
      return never;
    }
    return answer as T;
  }

  private answer(call: Call): unknown {
    if (call.action === 'files.tickets') {
      const count = Number(call.input['count']);
      return {
        ok: true,
        data: { tickets: Array.from({ length: count }, () => ({ path: `u/${(this.tickets += 1)}` })) },
      };
    }
    const before = this.done.find(({ requestId }) => requestId === call.requestId);
    if (before && JSON.stringify(before) !== JSON.stringify(call)) return { ok: false, error: { code: 'CONFLICT' } };
    if (!before) this.done.push(call);
    return { ok: true, data: { id: `doc_${call.requestId}` } };
  }
}

/** The phone in use: the apps that a test starts one after the other all find this one. */
export const held: { phone: FakePhone } = ((globalThis as { heldPhone?: { phone: FakePhone } }).heldPhone ??= {
  phone: new FakePhone(),
});
