import '../../own-stories.ts';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { examples } from './example.ts';

const all = process.argv[2] !== 'example';
const build = ['--import', 'tsx', 'src/cli/bin.ts', 'build', '--quiet'];

/** Builds what the browser tests read: the story and the others at once, or with `example` the others alone. */
const builds = (all ? [{}, ...examples] : examples).map((story) => {
  const env = { ...process.env, ...story };
  return once(spawn(process.execPath, build, { env, stdio: 'inherit' }), 'exit');
});
for (const [code] of await Promise.all(builds)) process.exitCode ||= Number(code ?? 1);
