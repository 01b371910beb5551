/** Where the behaviours of functions are written down. */
export const bootstrap = 'github.com/TencentCloudBase/cloudbase-cli runtime/nodejs/bootstrap.js';
export const nodeGuide = 'cloud.tencent.com/document/product/583/67790';
export const statusCodes = 'cloud.tencent.com/document/product/583/42611';
export const quotas = 'cloud.tencent.com/document/product/583/11637';
export const tcbContext = '@cloudbase/node-sdk src/utils/tcbcontext.ts';
export const sdkAuth = '@cloudbase/node-sdk src/auth/index.ts';
export const sdkFunctions = '@cloudbase/node-sdk src/functions/index.ts:37-70';
export const wxContext =
  'developers.weixin.qq.com/miniprogram/dev/wxcloudservice/wxcloud/reference-sdk-api/utils/Cloud.getWXContext.html';
export const wxCall =
  'developers.weixin.qq.com/miniprogram/dev/wxcloudservice/wxcloud/reference-sdk-api/functions/Cloud.callFunction.html';
export const wxTimers = 'developers.weixin.qq.com/miniprogram/dev/wxcloudservice/wxcloud/guide/functions/triggers.md';
export const httpAccess = 'docs.cloudbase.net/service/access-cloud-function';
export const passPath = 'docs.cloudbase.net/service/path-passthrough';
export const payload = 'docs.cloudbase.net/en/error-code/EXCEED_MAX_PAYLOAD_SIZE';
export const statuses = 'docs.cloudbase.net/en/error-code/semantic-http-status';
export const gatewayFile = 'docs.cloudbase.net/cli-v1/gateway';
export const functionFile = 'docs.cloudbase.net/cli-v1/functions/configs';
export const runtimeDecision = 'docs/decisions/021-how-a-function-is-run.md';
export const bodyDecision = 'docs/decisions/022-bodies-of-http-requests.md';
