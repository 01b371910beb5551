import { CloudError } from './db/errors';

const INSTEAD: readonly (readonly [RegExp, string])[] = [
  [/^wx\./, 'WeChat and WeChat Pay are reached over HTTPS: use the addresses in WX_API_BASE and PAY_API_BASE'],
  [/^auth\.wsWebSign$/, 'database.watch() needs a websocket that the local cloud does not open: read again instead'],
  [/^(?:container|cloudrun|tcbcontainer)\./, 'containers run on the platform only: call a function instead'],
  [/^(?:ai|models|model|mysql|rdb|sql)\./, 'the SDK sends this past every redirection: use the document database'],
  [/^PushNotifyMsg$/, 'notifications of the platform go to real phones only'],
];

/** Refuses an action that the local cloud cannot serve and says what to do instead. */
export const refuseUnserved = (action: string): never => {
  const advice = INSTEAD.find(([pattern]) => pattern.test(action))?.[1];
  if (advice === undefined)
    throw new CloudError('INVALID_ACTION', `${action} is no action of @cloudbase/node-sdk 3.18.3`);
  throw new CloudError('ACTION_NOT_SERVED', `the local cloud does not serve ${action}: ${advice}`);
};
