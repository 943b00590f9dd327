import { execFile } from 'node:child_process';
import { access, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { installCommand, packageFolder } from '../load/files/engine.ts';

/** The Chromium that comes with the packages, unpacked, and what its process must be told. */
export interface BundledChromium {
  readonly executablePath: string;
  /** For the browser's environment: where its shared libraries and its font are. */
  readonly env: Readonly<Record<string, string>>;
}

const name = '@sparticuz/chromium';
const parts = ['chromium', 'al2023/lib', 'fonts', 'fonts.conf'] as const;

/**
 * Unpacks the Chromium of `@sparticuz/chromium`, for x64 Linux, into a folder of this user's own,
 * unless that has been done. It is unpacked aside and then renamed into place, so that any number of
 * runs may ask for it at once and none starts what another still writes.
 *
 * @param parent The folder that holds the unpacked one.
 * @param unpackInto Fills a folder with the executable, its libraries and its fonts.
 * @throws On any other system, where the executable could not run, and where it cannot be unpacked.
 */
export async function unpackBundledChromium(
  parent = tmpdir(),
  unpackInto = unpackPackage,
): Promise<BundledChromium> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    const here = `${process.arch} ${process.platform}`;
    throw new Error(`the bundled Chromium runs on x64 Linux, not on ${here}`);
  }
  const installed = packageFolder(name);
  if (!installed) throw new Error(`${name} is not installed, which ${installCommand([name])} does`);
  const manifest = await readFile(join(installed, 'package.json'), 'utf8');
  const { version } = JSON.parse(manifest) as { version: string };
  const folder = join(parent, `bundled-chromium-${version}-${userInfo().username}`);
  if (!(await isWhole(folder))) {
    console.log(
      `Unpacking the Chromium that comes with the packages into ${folder}, where it stays.`,
    );
    const aside = await mkdtemp(`${folder}-`);
    try {
      await unpackInto(aside);
      await writeFile(join(aside, 'fonts.conf'), fontsConf(folder));
      if (!(await isWhole(aside)))
        throw new Error(`${name} lacks some of what was unpacked before`);
      await moveIntoPlace(aside, folder);
    } finally {
      await rm(aside, { recursive: true, force: true });
    }
  }
  return {
    executablePath: join(folder, 'chromium'),
    env: {
      LD_LIBRARY_PATH: join(folder, 'al2023/lib'),
      FONTCONFIG_FILE: join(folder, 'fonts.conf'),
    },
  };
}

/** A folder that is there already is either another run's, and whole, or what a cleaner of old files left. */
async function moveIntoPlace(aside: string, folder: string): Promise<void> {
  await rename(aside, folder).catch(async (error) => {
    if (await isWhole(folder)) return;
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
    await rename(aside, folder).catch(async () => {
      if (!(await isWhole(folder))) throw error;
    });
  });
}

const isWhole = (folder: string): Promise<boolean> =>
  Promise.all(parts.map((part) => access(join(folder, part)))).then(
    () => true,
    () => false,
  );

/** The machine's fonts, if it has any, and the browser's own: without a single font it crashes. */
const fontsConf = (folder: string): string =>
  `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<include ignore_missing="yes">/etc/fonts/fonts.conf</include>
<dir>${join(folder, 'fonts')}</dir>
<cachedir>${join(folder, 'fonts-cache')}</cachedir>
</fontconfig>
`;

/**
 * The package unpacks into `TMPDIR`, whence a process of its own; and its shared libraries only
 * where it believes itself on Amazon's Linux, while a bare machine lacks them as well.
 */
async function unpackPackage(folder: string): Promise<void> {
  const program = `import chromium from '${name}'; await chromium.executablePath();`;
  await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', program], {
    cwd: import.meta.dirname,
    env: { ...process.env, TMPDIR: folder, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' },
  });
}
