import { createDeps } from '../../cloudfunctions/_kernel/runtime';
import { serve } from '../../cloudfunctions/_kernel/serve';
import { api } from '../../cloudfunctions/composition';
import { enter } from '../../cloudfunctions/people/handlers';

/** The `api` function with nobody listening to events: its drain is the one write that clears what is pending. */
export const main = serve(api, enter, createDeps(process.env, []));
