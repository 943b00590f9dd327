import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const program = `import chromium from '@sparticuz/chromium'; await chromium.executablePath();`;

/**
 * Unpacks the executable, the shared libraries and the fonts of `@sparticuz/chromium` into a folder.
 *
 * The package unpacks into `TMPDIR`, whence a process of its own; and its shared libraries only
 * where it believes itself on Amazon's Linux, while a bare machine lacks them as well.
 */
export async function unpackPackage(folder: string): Promise<void> {
  await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', program], {
    cwd: import.meta.dirname,
    env: { ...process.env, TMPDIR: folder, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' },
  });
}
