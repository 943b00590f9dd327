import { mkdirSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';

/**
 * Unpacks the Chromium of `@sparticuz/chromium`, for x64 Linux, into a folder of this user's own
 * under the system's temporary folder, and returns its executable.
 *
 * The package unpacks its shared libraries too, and points `LD_LIBRARY_PATH` at them, only where it
 * believes itself on Amazon's Linux; a bare machine lacks them as well.
 *
 * @throws On any other system, where the executable could not run.
 */
export async function unpackBundledChromium(): Promise<string> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      `the bundled Chromium runs on x64 Linux, not on ${process.arch} ${process.platform}`,
    );
  }
  const folder = join(tmpdir(), `bundled-chromium-${userInfo().username}`);
  mkdirSync(folder, { recursive: true });
  const outerFolder = process.env.TMPDIR;
  process.env.TMPDIR = folder;
  process.env.AWS_EXECUTION_ENV = 'AWS_Lambda_nodejs20.x';
  try {
    const { default: bundled } = await import('@sparticuz/chromium');
    return await bundled.executablePath();
  } finally {
    if (outerFolder === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = outerFolder;
  }
}
