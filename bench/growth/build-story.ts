import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const minute = 60_000;
const run = promisify(execFile);

/**
 * Builds the project in a folder as `npm run build` does.
 *
 * @returns Milliseconds that it took.
 * @throws When the build fails, or takes longer than half an hour.
 */
export async function buildStory(folder: string): Promise<number> {
  const began = performance.now();
  const vite = join(folder, 'node_modules/vite/bin/vite.js');
  await run(process.execPath, ['--max-old-space-size=12288', vite, 'build'], {
    cwd: folder,
    timeout: 30 * minute,
    maxBuffer: 2 ** 26,
  });
  return performance.now() - began;
}
