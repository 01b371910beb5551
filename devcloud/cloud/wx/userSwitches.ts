import { isBody } from './answers';
import type { Body } from './answers';
import type { WxSandbox } from './sandbox';

const templateList = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((id): id is string => typeof id === 'string') : [];

/** Does to a user what only the user could: opens the mini-program, binds a phone, changes the settings. */
export const changeUser = (sandbox: WxSandbox, body: unknown): Body => {
  const { openid, visited, phone, messages, withdraw } = isBody(body) ? body : {};
  if (typeof openid !== 'string' || !/^[\w-]{1,128}$/.test(openid)) throw new Error('openid is missing');
  if (phone !== undefined && (typeof phone !== 'string' || !/^(?:\d{11})?$/.test(phone)))
    throw new Error('phone has 11 digits, or is empty');
  const { people, pushes } = sandbox;
  return sandbox.atomically(() => {
    if (visited === true) people.visit(openid);
    if (typeof phone === 'string') people.setPhone(openid, phone);
    if (typeof messages === 'boolean') people.setMessages(openid, messages);
    const gone = templateList(withdraw).map((id) => {
      people.withdraw(openid, id);
      return { TemplateId: id, SubscribeStatusString: 'reject' };
    });
    const List = gone.length === 1 ? gone[0] : gone;
    if (gone.length > 0) pushes.queue('event/subscribe_msg_change_event', openid, { List });
    return { openid, visited: people.visited(openid), phone: people.phone(openid), messages: people.messages(openid) };
  });
};

/** Takes a template away from the app, as the platform does after complaints, or gives it back. */
export const changeTemplate = (sandbox: WxSandbox, body: unknown): Body => {
  const { id, banned } = isBody(body) ? body : {};
  if (typeof id !== 'string' || typeof banned !== 'boolean') throw new Error('id and banned (true, false)');
  sandbox.people.setBanned(id, banned);
  return { id, banned };
};
