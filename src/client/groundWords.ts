import { sentence } from './messages';

const CODES: Readonly<Record<string, string>> = {
  WRONG_PARENT: '它不能挂在这里。',
  NOT_A_VENUE: '这里不是活动室，也不是活动，请重新选。',
  DAYS_WRONG: '日子不对：最后一天不能早过第一天，也不能已经过去。',
  GRID_NEEDED: '请选这栋楼属于哪个网格。',
  GRID_ELSEWHERE: '请选这个社区里另一个还在用的四级网格。',
  NOT_A_GRID: '这里不是还在用的网格，请重新选。',
  NOT_ON_DUTY: '请先给这位同事这个网格的职务，再排班。',
  NOT_YOUR_LEAVE: '只能给自己请假；替别人记，要请社区来办。',
  LEAVE_TIME: '日子不对：到期要在开始以后，最长一年。',
  BOTH_AWAY: 'A岗、B岗不能同时不在。请先定一位接替的人，或者换个日子。',
  BUILDINGS_ELSEWHERE: '有一栋楼不在这个网格里，或者已经拆了，请重新选。',
  NOTHING_TO_MOVE: '选的楼本来就在那个网格，不用划转。',
  SPLIT_WHOLE: '至少要留一栋楼在原来的网格。要整个划走，请用“合并”。',
  WRONG_SUCCESSOR: '新码要是同一个地方、还在用的码。',
  NONCE_WRONG: '这一次扫码对不上，请退出来重新扫。',
  WRONG_PLACE: '扫到的是别处的码，请扫这栋楼门口的。',
};

/** What went wrong with grids, codes, arriving or a patrol, and what to do about it. */
export const groundSentence = (code: string): string => CODES[code] ?? sentence(code);
