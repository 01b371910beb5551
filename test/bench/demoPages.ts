import { personaOf } from '../../devcloud/stage/personas';
import { siteOf, type Site } from '../support/journey';
import { layGround, type Ground } from '../support/looks/ground';
import { startTestSystem } from '../support/stage';
import type { Json } from '../support/weapp/messages';
import { mustRun } from './programs';
import { openView, type Actions, type WeappView } from './weappView';

const PACKAGE = 'dist/weapp';

/** The running system with its demo data, and the compiled package to look at it with. */
export interface DemoPages {
  site: Site;
  ground: Ground;
  /** What the system answers a persona. */
  asked: (persona: string) => Actions;
  /** Opens a page of the package; without `actions` the system answers. */
  open: (persona: string, url: string, actions?: Actions) => Promise<WeappView>;
}

let opened: Promise<DemoPages> | undefined;
let users = 0;

const openAll = async (): Promise<DemoPages> => {
  for (const target of ['weapp', 'functions'])
    await mustRun(['config/scripts/run.mjs', 'build', target, '--if-changed']);
  const site = siteOf(await startTestSystem());
  const asked =
    (persona: string): Actions =>
    (fn, action, input) =>
      site.product.invoke<Json>(personaOf(persona).openid, fn, { action, input });
  return {
    site,
    ground: await layGround(site),
    asked,
    open: (persona, url, actions = asked(persona)) => openView({ folder: PACKAGE, url, actions }),
  };
};

/** Starts the demo for the first row that needs it. */
export const enterDemo = (): Promise<DemoPages> => {
  users += 1;
  return (opened ??= openAll());
};

/** Ends the demo when the last row that needs it has finished. */
export const leaveDemo = async (): Promise<void> => {
  users -= 1;
  if (users > 0) return;
  const demo = await opened;
  opened = undefined;
  await demo?.site.system.stop();
};
