import { shop } from '../../src/domain/shop/contract';
import { run } from '../_kernel/handlers';
import { catalogueHandlers, farmView, productView } from './catalogue';
import { counterHandlers } from './counters';
import { orderHandlers } from './orders';
import { refundHandlers } from './refunds';
import { orderView, refundView } from './views';

/** The produce counter, made to run. */
export const shopRunning = run(
  shop,
  { ...counterHandlers, ...catalogueHandlers, ...orderHandlers, ...refundHandlers },
  { farm: farmView, product: productView, order: orderView, refund: refundView },
);
