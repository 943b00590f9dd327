import { execFile } from 'node:child_process';
import { access, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

/** The Chromium that comes with the packages, unpacked, and what its process must be told. */
export interface BundledChromium {
  readonly executablePath: string;
  /** For the browser's environment: where its shared libraries and its font are. */
  readonly env: Readonly<Record<string, string>>;
}

const name = '@sparticuz/chromium';
const unpackIntoTmpdir = `import chromium from '${name}'; await chromium.executablePath();`;

/**
 * Unpacks the Chromium of `@sparticuz/chromium`, for x64 Linux, into a folder of this user's own
 * under `parent`, unless that has been done. It is unpacked aside and then renamed into place, so
 * that any number of runs may ask for it at once and none starts what another still writes.
 *
 * The package unpacks its shared libraries too only where it believes itself on Amazon's Linux; a
 * bare machine lacks them as well.
 *
 * @throws On any other system, where the executable could not run.
 */
export async function unpackBundledChromium(parent = tmpdir()): Promise<BundledChromium> {
  const { platform, arch } = process;
  if (platform !== 'linux' || arch !== 'x64') {
    throw new Error(`the bundled Chromium runs on x64 Linux, not on ${arch} ${platform}`);
  }
  const folder = join(parent, `bundled-chromium-${await version()}-${userInfo().username}`);
  if (!(await isThere(folder))) await unpack(folder);
  return {
    executablePath: join(folder, 'chromium'),
    env: {
      LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'),
      FONTCONFIG_FILE: join(folder, 'fonts.conf'),
    },
  };
}

async function unpack(folder: string): Promise<void> {
  const aside = await mkdtemp(`${folder}-`);
  try {
    await promisify(execFile)(
      process.execPath,
      ['--input-type=module', '--eval', unpackIntoTmpdir],
      {
        cwd: import.meta.dirname,
        env: { ...process.env, TMPDIR: aside, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' },
      },
    );
    await writeFile(join(aside, 'fonts.conf'), fontsConf(folder));
    await rename(aside, folder);
  } catch (error) {
    await rm(aside, { recursive: true, force: true });
    if (!(await isThere(folder))) throw error;
  }
}

/** The machine's fonts, if it has any, and the browser's own: without a single font it crashes. */
const fontsConf = (folder: string): string =>
  `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<include ignore_missing="yes">/etc/fonts/fonts.conf</include>
<dir>${join(folder, 'fonts')}</dir>
<cachedir>${join(folder, 'fonts-cache')}</cachedir>
</fontconfig>
`;

async function version(): Promise<string> {
  const entry = createRequire(import.meta.url).resolve(name);
  const manifest = join(dirname(dirname(entry)), 'package.json');
  return (JSON.parse(await readFile(manifest, 'utf8')) as { version: string }).version;
}

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
