import type { DeskState } from '../desk';
import { ask, tellTo, wordsOf } from './ask';
import { drawBoard } from './board';
import { clockPanel } from './clockPanel';
import { dataPanel } from './dataPanel';
import { createDock } from './dock';
import { byId } from './dom';
import { createFaults, type Faults } from './faults';
import { createFeed } from './feed';
import { filePanel } from './filePanel';
import { logPanel } from './logPanel';
import { payPanel } from './payPanel';
import { drawPeople, drawScanner } from './people';
import { createPhones, type Phones } from './phones';
import { statePanel } from './statePanel';
import { switchPanel } from './switchPanel';
import { setPeople } from './system';

const POLL = 2_000;

const tell = (sentence: string): void => {
  byId('notice').textContent = sentence;
  byId('notice').hidden = sentence === '';
};

/** What the poll says stands until something else is to be said; it does not wipe away what failed meanwhile. */
let standing = '';
const stand = (sentence: string): void => {
  if (sentence !== standing) tell(sentence);
  standing = sentence;
};

const noticeOf = ({ built }: DeskState): string =>
  built ? '' : '小程序预览还没有构建：请运行 npm run build:h5，完成后在手机上点“重开”。';

const flipNetwork = async (faults: Faults, openid: string): Promise<void> => {
  const off = faults.offlineOf(openid);
  if (off) await faults.remove(off.id);
  else await faults.add({ target: 'client', openid, mode: 'network-down', times: null });
};

const passMinute = async (poll: () => Promise<void>): Promise<void> => {
  const button = byId('minute') as HTMLButtonElement;
  button.disabled = true;
  tell(standing);
  try {
    const answer = await tellTo<{ ok?: boolean; error?: unknown }>('/api/minute');
    if (answer.ok === false) throw new Error(JSON.stringify(answer.error ?? ''));
    await poll();
  } catch (error) {
    tell(`定时任务没有跑完：${wordsOf(error)}`);
  }
  button.disabled = false;
};

const failed = (error: unknown): void => tell(wordsOf(error));
const settled = (): void => tell(standing);

/** The parts of the page, made once from the first state. */
const build = (first: DeskState) => {
  const owners = first.people.filter(({ phone }) => phone);
  const logs = logPanel();
  const findLog = (id: string): void => {
    dock.open('logs');
    logs.find(id).then(settled, failed);
  };
  const flip = (openid: string): void => void flipNetwork(faults, openid).then(settled, failed);
  const phones: Phones = createPhones(byId('phones'), owners, { flipNetwork: flip, findLog }, () =>
    drawScanner(phones),
  );
  const bring = drawPeople(owners, phones);
  const faults: Faults = createFaults(() => {
    phones.setOffline((openid) => faults.offlineOf(openid) !== undefined);
    switches.draw();
  });
  const switches = switchPanel(owners, faults);
  const clock = clockPanel(() => phones.setClock());
  const state = statePanel(() => location.reload());
  const dock = createDock([payPanel(), filePanel(), dataPanel(), logs, switches, clock, state]);
  const open = (phone: string, page: string): void => {
    // Before it is brought out, or the phone would set off for its first page as well and may end up there.
    phones.open(phone, page);
    bring(phone);
    phones.reveal();
  };
  byId('clock').addEventListener('click', () => dock.open('clock'));
  drawBoard(first.board ?? [], first.shelves, first.trials, phones.scan);
  return { phones, logs, dock, faults, clock, feed: createFeed({ open, findLog }) };
};

const start = async (): Promise<void> => {
  const first = await ask<DeskState>('/api/state');
  setPeople(first.people);
  const page = build(first);
  let [last, calls] = [0, 0];
  const take = (state: DeskState): void => {
    page.clock.stands(state.offset);
    // Two polls may overlap: what the other one brought is not shown twice.
    page.feed.add(state.messages.filter(({ n }) => n > last));
    const heard = state.calls.filter(({ n }) => n > calls);
    page.logs.heard(heard);
    page.phones.heard(heard);
    last = Math.max(last, state.last);
    calls = heard.at(-1)?.n ?? calls;
    stand(noticeOf(state));
  };
  take(first);
  const poll = async (): Promise<void> => {
    try {
      take(await ask<DeskState>(`/api/state?after=${last}&calls=${calls}`));
      await Promise.all([page.faults.read(), page.feed.refresh(), page.dock.refresh()]);
    } catch (error) {
      // A fetch that reaches nobody is a TypeError; anything else was an answer.
      const isGone = error instanceof TypeError;
      stand(isGone ? '演示台停了：回到终端看看，或重新运行 npm start。' : `没有读到：${wordsOf(error)}`);
    }
  };
  byId('minute').addEventListener('click', () => void passMinute(poll));
  (byId('minute') as HTMLButtonElement).disabled = false;
  await poll();
  setInterval(() => void poll(), POLL);
};

start().catch((error: unknown) => tell(`演示台没有起来：${wordsOf(error)}`));
