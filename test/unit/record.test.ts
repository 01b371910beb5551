import type * as fakes from '../support/fakeSound';
import { sound } from '../support/fakeSound';

jest.mock('@tarojs/taro', () => ({
  __esModule: true,
  default: jest.requireActual<typeof fakes>('../support/fakeSound').sound.taro,
}));
import { play } from '@/client/play';
import { record } from '@/client/record';

const { recorder } = sound;
const hearing = () => ({ begun: jest.fn(), done: jest.fn(), failed: jest.fn() });
/** What WeChat answers comes through promises. */
const settled = () => new Promise(setImmediate);

test('a minute of speech at most, small enough for a weak network; what was said is kept', async () => {
  const heard = hearing();
  const stop = record(heard);
  expect(recorder.options).toEqual({
    duration: 60_000,
    format: 'mp3',
    sampleRate: 16_000,
    numberOfChannels: 1,
    encodeBitRate: 48_000,
  });
  recorder.start();
  expect(heard.begun).toHaveBeenCalledTimes(1);
  const before = recorder.stops;
  stop();
  expect(recorder.stops).toBe(before + 1);
  recorder.stop({ tempFilePath: 'wxfile://tmp_1.mp3', duration: 4200 });
  await settled();
  expect(heard.done.mock.calls).toEqual([['wxfile://kept_1.mp3', 4.2]]);
});

test('each recording is heard once, by whoever began it', async () => {
  const [first, second] = [hearing(), hearing()];
  record(first);
  recorder.stop({ tempFilePath: 'wxfile://tmp_2.mp3', duration: 2000 });
  record(second);
  recorder.stop({ tempFilePath: 'wxfile://tmp_3.mp3', duration: 3000 });
  recorder.stop({ tempFilePath: 'wxfile://tmp_4.mp3', duration: 3000 });
  await settled();
  expect([first.done.mock.calls, second.done.mock.calls]).toEqual([
    [['wxfile://kept_2.mp3', 2]],
    [['wxfile://kept_3.mp3', 3]],
  ]);
  expect(sound.listeners).toEqual({ start: 1, stop: 1, error: 1, interruption: 1 });
});

test.each([
  ['operateRecorder:fail auth deny', true],
  ['operateRecorder:fail:auth denied', true],
  ['operateRecorder:fail recording', false],
])('“%s” is told apart from other failures', (errMsg, refused) => {
  const heard = hearing();
  record(heard);
  recorder.error({ errMsg });
  expect(heard.failed.mock.calls).toEqual([[refused]]);
});

test('a phone call ends it, and what was said before stays', () => {
  const before = recorder.stops;
  record(hearing());
  recorder.interruption();
  expect(recorder.stops).toBe(before + 1);
});

test('one sound at a time: the next ends the one before', () => {
  const [first, second] = [jest.fn(), jest.fn()];
  play('a.mp3', first);
  const stop = play('b.mp3', second);
  expect([first.mock.calls, sound.audios.map(({ src, state }) => [src, state])]).toEqual([
    [[false]],
    [
      ['a.mp3', 'gone'],
      ['b.mp3', 'playing'],
    ],
  ]);
  sound.audios[1]?.fail();
  stop();
  expect(second.mock.calls).toEqual([[true]]);
});
