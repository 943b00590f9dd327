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
  const options = { cwd: folder, timeout: 30 * minute, maxBuffer: 2 ** 26 };
  await run(process.execPath, ['--max-old-space-size=12288', vite, 'build'], options).catch(
    (error: Error & { readonly stderr?: string }) => {
      throw new Error(`The build failed: ${lastLine(error.stderr) ?? error.message}`);
    },
  );
  return performance.now() - began;
}

const lastLine = (text = ''): string | undefined => text.trim().split('\n').at(-1) || undefined;
