import path from 'node:path';
import attributes from './attributes.json';

interface MiniPlatform {
  template?: { mergeComponents(ctx: unknown, components: object): void };
  runtimePath: string | string[];
}

interface PluginContext {
  registerMethod(method: { name: string; fn(platform: MiniPlatform): void }): void;
}

/** Taro plugin: lets aria attributes through to the mini-program's templates, which drop them otherwise. */
export default function a11y(ctx: PluginContext): void {
  ctx.registerMethod({
    name: 'onSetupClose',
    fn(platform) {
      if (!platform.template) return; // h5 renders attributes as they are
      platform.template.mergeComponents(ctx, attributes);
      platform.runtimePath = [platform.runtimePath, path.join(__dirname, 'runtime.ts')].flat();
    },
  });
}
