import { ask, tellTo, wordsOf } from './ask';
import type { Panel } from './dock';
import { el } from './dom';
import { drawPayment, type Payment } from './payment';
import { doing, empty } from './show';

interface Probe {
  url: string;
  passed: boolean;
  outcome: string;
}

/** The payments of WeChat's side: paid by hand, refunded, notified again, probed with a wrong signature. */
export const payPanel = (): Panel => {
  const list = el('div', { class: 'cards' });
  const said = el('p', { class: 'hint', role: 'status' });
  const told = (sentence: string): void => void (said.textContent = sentence);
  let drawn = '';
  const refresh = async (): Promise<void> => {
    const { payments } = await ask<{ payments: Payment[] }>('/control/pay/payments');
    const state = JSON.stringify(payments);
    if (state === drawn) return;
    drawn = state;
    const cards = [...payments].reverse().map((payment) => drawPayment(payment, act, told));
    list.replaceChildren(...(cards.length > 0 ? cards : [empty('还没有付款。有人下单后，订单、退款和通知都在这里。')]));
  };
  const act = async (path: string, body: object = {}): Promise<void> => {
    await tellTo(`/control/pay/${path}`, body);
    told('');
    await refresh();
  };
  const probe = async (): Promise<void> => {
    const { url, passed, outcome } = await tellTo<Probe>('/control/pay/signtest').catch((error: unknown) => {
      throw new Error(`没有发：最新的订单要带一个这台电脑上的通知地址。（${wordsOf(error)}）`);
    });
    told(`${url} ${passed ? '拒绝了假签名，对的' : '收下了假签名，这可不行'}（${outcome}）`);
  };
  const bar = el('div', { class: 'bar' }, doing('发一个假签名通知（SIGNTEST）', probe, told), said);
  return { key: 'pay', title: '支付', root: el('div', { class: 'tool pay' }, bar, list), refresh };
};
