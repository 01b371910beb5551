import { personaOf } from '../../devcloud/stage/personas';
import { openJourney, placeAt, type Journey } from '../support/journey';
import type { Phone } from '../support/phone';

interface View {
  id: string;
  words: string;
  voice: { url: string; seconds: number } | null;
}
const BUILDING = ['莲花池街道', '丽景街社区', '宏泰学府苑', '10号楼'] as const;

let journey: Journey;
let place: string;
beforeAll(async () => {
  journey = await openJourney();
  place = await placeAt(journey.product, BUILDING);
});
afterEach(async () => expect(await journey.putDown()).toEqual([]));
afterAll(() => journey.stop());

const { openid } = personaOf('wang');
const read = (action: string, input: object) => journey.product.call<{ rows: View[] } & View>(openid, action, input);
const begun = async (wang: Phone): Promise<void> => {
  await wang.open(`pages/reports/new/index?place=${place}`);
  await wang.tap('楼道灯不亮');
  await wang.see('按一下，开始录音');
};

test('who would rather speak reports without a word; it outlives a restart, and the grid worker hears it', async () => {
  const [wang, worker] = await Promise.all([journey.phone('wang'), journey.phone('grid1')]);
  await begun(wang);
  await wang.tap('按一下，开始录音');
  await wang.see(/正在录，[1-9]/);
  await wang.tap('说完了，停');
  await wang.see('听录音');
  await wang.page.waitForFunction(() => JSON.stringify(localStorage).includes('data:audio/wav'));
  await wang.open(`pages/reports/new/index?place=${place}`);
  await wang.tap('听录音');
  await wang.see('停');
  await wang.see('听录音');
  await wang.shot('voice-form');
  await wang.tap('报给网格员');
  await wang.see(/丽景街-\d{4}-\d{6}/);

  const [row] = (await read('reports.mine', {})).rows;
  const { id, words, voice } = await read('reports.get', { id: row?.id });
  expect([words, voice?.seconds]).toEqual(['', expect.any(Number)]);
  const sound = Buffer.from(await (await fetch(voice?.url ?? '')).arrayBuffer());
  expect([sound.toString('latin1', 0, 4), sound.length > 8000]).toEqual(['RIFF', true]);
  await worker.open(`pages/work/handle/index?id=${id}`);
  await worker.tap('听录音');
  await worker.see('停');
  await worker.see('听录音');
  await worker.shot('voice-heard');
});

test('words or a voice are needed; a voice can be spoken anew and taken back', async () => {
  const wang = await journey.phone('wang');
  await begun(wang);
  await wang.tap('报给网格员');
  await wang.see('写几个字，或者录一段话');
  for (const then of ['重新录', '删掉录音']) {
    await wang.tap(then === '重新录' ? '按一下，开始录音' : '重新录');
    await wang.see(/正在录，[1-9]/);
    await wang.tap('说完了，停');
    await wang.see('删掉录音');
  }
  await wang.tap('删掉录音');
  await wang.see('按一下，开始录音');
});

test('a refused microphone is explained, and what was written stays', async () => {
  const wang = await journey.phone('wang');
  await wang.page.addInitScript(() => {
    const refuse = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
    // An empty page has no devices.
    if ('mediaDevices' in navigator) navigator.mediaDevices.getUserMedia = refuse;
  });
  await begun(wang);
  await wang.fill('怎么回事?', '三层的灯不亮');
  await wang.tap('按一下，开始录音');
  await wang.see(/允许使用麦克风/);
  expect(await wang.value('怎么回事?')).toBe('三层的灯不亮');
  await wang.see('按一下，开始录音');
});

test('an answer and the messages are read aloud where the browser has a Chinese voice, and only there', async () => {
  const [mute, wang] = await Promise.all([journey.phone('wang'), journey.phone('wang')]);
  await wang.page.addInitScript(() => {
    const said: string[] = [];
    const voice = { lang: 'zh-CN', name: '普通话' } as SpeechSynthesisVoice;
    const speak = (words: SpeechSynthesisUtterance): void => {
      said.push(words.text);
      setTimeout(() => words.onend?.(new Event('end') as SpeechSynthesisEvent));
    };
    // The browser would refuse a voice that is not its own.
    window.SpeechSynthesisUtterance = function (this: { text: string }, text: string) {
      this.text = text;
    } as unknown as typeof SpeechSynthesisUtterance;
    const fake = { getVoices: () => [voice], speak, cancel: () => undefined, addEventListener: () => undefined };
    Object.defineProperty(window, 'speechSynthesis', { value: { ...fake, removeEventListener: () => undefined } });
    Object.assign(window, { said });
  });
  const { rows } = await read('reports.mine', {});
  const id = rows.find(({ words }) => words.startsWith('卫生间顶上渗水'))?.id ?? '';
  const heard = (part: string) =>
    wang.page.waitForFunction((text) => (window as unknown as { said: string[] }).said.join('').includes(text), part);
  await wang.open(`pages/reports/detail/index?id=${id}`);
  await wang.tap('读给我听');
  await heard('已联系楼上住户关好阀门');
  await heard('报上来了');
  await wang.open('pages/inbox/list/index');
  await wang.tap('读给我听');
  await heard('“水管漏水、渗水”已结案');
  await mute.open(`pages/reports/detail/index?id=${id}`);
  await mute.see('已联系楼上住户关好阀门、换了软管，天花板已重新刷好');
  await mute.notSee('读给我听');
});
