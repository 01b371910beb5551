import { READ_CODES } from './readMessages';

/** What went wrong and what to do about it, for every declared code. */
const CODES: Readonly<Record<string, string>> = {
  ...READ_CODES,
  OFFLINE: '网络不太好，已经替您存着了，有网时再点一次就行。',
  INVALID: '有一处没填对，请看红字。',
  CONFLICT: '刚才有人先动了这件事，请看看最新进展再试。',
  ILLEGAL_MOVE: '这件事已经往前走了，请看看最新进展。',
  WORDS_REFUSED: '这段话没有通过微信的检查，请换个说法。',
  PHOTO_NOT_YOURS: '有一张照片没有传好，请删掉它重新加一次。',
  PHOTO_LOST: '有一张照片不在手机里了，请去掉它，重新拍一张。',
  CONTACT_LOST: '称呼和电话没能存在手机里，请再填一次。',
  PHOTO_BROKEN: '有一张照片打不开，请换一张。',
  VOICE_NOT_YOURS: '录音放得太久，要重新传一次。请再点一次。',
  VOICE_BROKEN: '这段录音放不出来，请删掉重新录。',
  VOICE_LONG: '录音最长六十秒，请录短一点。',
  PHOTO_NEEDED: '请拍一张办完以后的照片，让邻居放心。',
  WORDS_NEEDED: '这件事只有录音，没有文字，贴不到墙上。请听一听，替他写一张心愿。',
  APPEALED_ALREADY: '已经申诉过一次了，可以直接给社区打电话。',
  MERGE_TARGET: '要并入的那件事不在这个社区，或者已经结束了。',
  ASSIGNEE_NOT_IN_AREA: '这位同事不管这一片，请另选一位。',
  DUE_OUT_OF_RANGE: '时间要在今天以后，两个月以内。',
  JOINT_MEETING: '已经退回三次，要开会商量，请社区来交办。',
  SUSPENSION_NOT_ASKED: '承办人还没有申请挂起。',
  NOT_HIGHER: '请选一位更上一级的同事。',
  TOO_LATE: '已经过了十五天，请重新报一件。',
  WRONG_LEVEL: '这个范围不对，请重新选。',
  ALREADY_OVER: '到期的日子要在今天以后。',
  NOT_A_BUILDING: '请选到楼栋或单元。',
  PRESENCE_NEEDED: '请扫一下楼门口的码；扫不了，说一声为什么。',
  ARRIVAL_UNKNOWN: '没有找到这一次扫码，请在现场再扫一次。',
  ARRIVAL_SPENT: '这一次扫码已经用过了，请再扫一次。',
  ARRIVAL_LATE: '扫码隔得太久，不算数了，请再扫一次。',
  STAFF_ONLY: '代别人发心愿，要社区的同事来办。',
  WORDS_PERSONAL: '话里像有电话、微信号或门牌号。墙上谁都能看，请写到“怎么联系”里，只有帮忙的邻居看得到。',
  MONEY_ASKED: '墙上不谈钱，免得有人上当。手头紧，请直接跟社区说，社区有别的办法。',
  NOT_ASKED: '这个心愿还在墙上，不用续。',
  RENEWED_ALREADY: '已经续过一次了。还需要的话，请重新写一张。',
  GOODS_IN_TRANSIT: '东西正在路上，现在还不能撤。',
  THANKED_ALREADY: '已经谢过了，邻居收到了。',
  TOO_MANY_OPEN: '您还有几件在等回话，请等一等。',
  ROLES_HELD: '您还担着职务，请先交出去，再注销。',
  ALREADY_ASKED: '已经在注销了，十五天内都可以反悔。',
  TOO_MANY: '一个人最多担四十个职务。',
  CONSENT_NEEDED: '要先同意怎么保管您的信息，才能办这件事。不同意也能照常看。',
  POLICY_CHANGED: '说明有了新版本，请看过再点同意。',
  PHONE_CODE: '这一次没有拿到手机号，请再点一次按钮。',
  PHONE_ABROAD: '这是境外的号码，请填一个大陆的手机号。',
  WECHAT_AWAY: '微信那边没有回应。可以过一会儿再点，也可以自己填手机号，请网格员确认。',
  PHONE_DIFFERS: '跟他填的号码对不上，请再核对一遍。',
  NOT_YOURS_TO_GIVE: '这个职务要请上一级来定。',
  TERM_TOO_LONG: '任期太长了，请把到期的日子往前挪一挪。',
  DUTIES_CLASH: '这两样职务不能由同一个人担：管收的不管支，审计的不管事。',
  WRONG_INVITE: '没有这个邀请码，请对方再给您看一次。',
  INVITE_OVER: '这个邀请已经用过或者过期了，请对方再发一个。',
  NO_PROXY: '家人的代办停了、到期了，或者没约定这一样。可以改成替自己报，或者请家人再约定一次。',
  BLOCKED: '社区请您先歇几天，暂时不在墙上说话。为什么、到哪天，在“我的信息和隐私”里。',
  OWN_INVITE: '这是您自己发的邀请，要请对方来扫。',
};

/** The sentence for a code; the one for `INTERNAL` where a newer server says something unknown. */
export const sentence = (code: string): string => CODES[code] ?? CODES['INTERNAL'] ?? '';

const RULES: Readonly<Record<string, string>> = {
  too_short: '再多写几个字，说清楚些',
  too_long: '写长了，请短一点',
  too_many: '最多六张照片',
  phone: '电话号码好像不对，请再看看',
  control_characters: '有看不见的字符，请删掉重写',
};

/** What is wrong with one field. */
export const fieldSentence = (rule: string): string => RULES[rule] ?? '请再看看这一处';
