import { execFileSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { editorSchemas } from './src/load/editor-schemas-plugin.ts';

/**
 * `npm pack`: writes to `lib` what the package has of the engine, which is `src` as JavaScript, its other files,
 * and the story that a new one is copied from.
 */
// `npm run pack`, which packs a story, runs `prepack` as well.
if (process.env.npm_command?.startsWith('run')) process.exit();

const lib = 'lib';
const worker = 'src/publish/worker';

rmSync(lib, { recursive: true, force: true });
compile('tsconfig.package.json', '--declaration');
compile(
  `${worker}/tsconfig.json`,
  '--noEmit',
  'false',
  '--rewriteRelativeImportExtensions',
  '--outDir',
  join(lib, worker),
);
const isKept = (path: string): boolean =>
  path !== 'src/story' && !/\.ts$|\/tsconfig\.json$|\/\.schema$|\.DS_Store$/.test(path);
for (const path of ['src', 'index.html', 'examples/starter']) {
  cpSync(path, join(lib, path), { recursive: true, filter: (each) => isKept(each) });
}

/** The path of a module in a string, which the compiler leaves as it is where it is no import. */
const modulePath = /(['"`])((?:\.{1,2}\/|\/?src\/)[^'"`\s]*)\.ts(\?[^'"`\s]*)?\1/g;
for (const name of readdirSync(lib, { recursive: true, encoding: 'utf8' })) {
  const path = join(lib, name);
  if (/\.d\.ts$/.test(path) && !/cli.story-map\.d\.ts$/.test(path)) rmSync(path);
  if (!/\.(js|html)$/.test(path) || !statSync(path).isFile()) continue;
  const text = readFileSync(path, 'utf8');
  const renamed = text.replace(modulePath, '$1$2.js$3$1');
  if (renamed !== text) writeFileSync(path, renamed);
}

mkdirSync(join(lib, 'schemas'));
for (const [name, text] of editorSchemas()) writeFileSync(join(lib, 'schemas', name), text);

function compile(project: string, ...options: readonly string[]): void {
  const command = ['node_modules/typescript/bin/tsc', '-p', project, ...options];
  execFileSync(process.execPath, command, { stdio: 'inherit' });
}
