import { createDeps } from '../_kernel/runtime';
import { serve } from '../_kernel/serve';
import { api, consumers } from '../composition';
import { enter } from '../people/handlers';

/** The function that answers every action of the product. */
export const main = serve(api, enter, createDeps(process.env, consumers));
