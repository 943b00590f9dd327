import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);

/**
 * The folder of the engine's own files, with `index.html` and `src`. It may be anywhere, in `node_modules` too,
 * and is not the project's root, in which an author's story, `.cache` and `dist` are; here the two are one.
 */
export const engineRoot = fileURLToPath(new URL('../../../../', import.meta.url));

/** The folder of the engine's package, with its licence. */
export const packageRoot = dirname(require.resolve('#package.json'));

/** What the engine's package is called, and its version. */
export const { name: packageName, version: packageVersion } = require('#package.json') as {
  readonly name: string;
  readonly version: string;
};
