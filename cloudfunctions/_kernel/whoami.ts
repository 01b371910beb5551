import tcb from '@cloudbase/node-sdk';

/** The caller as the platform vouches for him; never taken from the event. */
export interface Caller {
  /** Empty when nobody of flesh and blood is calling. */
  openid: string;
  timer: boolean;
}

/** The function context of the platform; its shape is the SDK's business. */
export type PlatformContext = Parameters<typeof tcb.getCloudbaseContext>[0];

/** Reads the caller of this very invocation from the platform context. */
export const whoami = (context: PlatformContext): Caller => {
  const read = tcb.getCloudbaseContext(context) as unknown as Record<string, string | undefined>;
  const openid = read['WX_OPENID'] ?? '';
  return { openid, timer: read['TRIGGER_SRC'] === 'timer' && openid === '' };
};
