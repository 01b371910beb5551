import { startCloud, type CloudOptions } from '../../devcloud/cloud/server';

/** A cloud as a process of its own, to be killed: options come as JSON, its address and environment go to stdout. */
const run = async (): Promise<void> => {
  const cloud = await startCloud(JSON.parse(process.argv[2] ?? '{}') as CloudOptions);
  const { url, port, envId } = cloud;
  console.log(JSON.stringify({ url, port, envId, environment: cloud.environment() }));
};
void run();
