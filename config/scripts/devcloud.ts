/** `npm run devcloud -- --data DIR [options]`: the local cloud on its own, for any CloudBase program. */
export { run } from '../../devcloud/cloud/cli';
