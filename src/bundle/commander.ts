/**
 * commander without its front, in the bundle only: that makes a command for whoever wants to have none of their own, and
 * hands on by getters what we ask for. Both took 0.1 ms of every start.
 */
import type { Plugin } from 'esbuild';

/** Each of its modules that we import from, and what. */
const PARTS: Readonly<Record<string, readonly string[]>> = {
  argument: ['Argument'],
  command: ['Command'],
  error: ['CommanderError', 'InvalidArgumentError'],
  option: ['Option'],
};

export const slimCommander: Plugin = {
  name: 'slim-commander',
  setup(build) {
    build.onLoad({ filter: /[\\/]commander[\\/]esm\.mjs$/ }, () => ({
      contents: Object.entries(PARTS)
        .map(([part, names]) => `export { ${names.join(', ')} } from './lib/${part}.js';`)
        .join('\n'),
    }));
  },
};
