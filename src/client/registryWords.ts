import { sentence } from './messages';

const CODES: Readonly<Record<string, string>> = {
  ROOM_TAKEN: '这间房登记着别的一家，请先替他们办搬出。',
  ROOM_GONE: '这间房已经注销，请先恢复。',
  LIVED_IN: '这间房里还登记着住户。',
  MEMBER_TWICE: '这一家里有两个人同名，请看看是不是登记重了。',
  NO_SUCH_MEMBER: '这一家里没有这个人，请看看最新的登记。',
  LAST_MEMBER: '这是最后一个人，请办这一户搬出。',
  HOUSEHOLD_FULL: '一户最多登记二十人。',
  NOT_FAMILY: '他不是说自己是这家人，要请网格员来确认。',
  NO_HOUSEHOLD: '这间房还没有登记住户，请先登记。',
  ASK_PRINCIPAL: '本人自己能点同意，请让他在手机上点。',
  NOT_ONESELF: '自己的事不用代办。',
  PROXY_TIME: '代办的日子要在今天以后，一年以内。',
  VISIT_TIME: '时间不对：走访记最近一个月的，下次走访要在今天以后、一年以内。',
  NO_SUCH_CARE: '这位重点人员不在这一户，或者已经不用照看了。',
  NUMBER_IN_WORDS: '话里像有电话或微信号。要给对方电话，请用“留个电话”，七天后自动收回。',
  NOBODY_BOUND: '这一家还没有人在手机上登记，请上门或打电话告诉他们。',
  NO_DOOR: '居民没说是哪一户，请先填门牌号。',
  COMPLAINED_ALREADY: '您已经说过了，社区正在看。',
  OWN_WORDS: '这是您自己写的，请另一位同事来看。',
  ALREADY_BLOCKED: '他现在已经不能在墙上说话了。',
  OBJECTED_ALREADY: '您已经说过一次了，请等社区回话。',
  NOTHING_SAID: '他还没有提意见，不用答复。',
  NOTHING_ASKED: '请填电话、姓名或者门牌号。',
};

/** What went wrong with a household, a claim, a proxy or a visit, and what to do about it. */
export const registrySentence = (code: string): string => CODES[code] ?? sentence(code);
