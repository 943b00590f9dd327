import { access, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { unpackPackage } from './unpack-package.ts';

/** The Chromium that comes with the packages, unpacked, and what its process must be told. */
export interface BundledChromium {
  readonly executablePath: string;
  /** For the browser's environment: where its shared libraries and its font are. */
  readonly env: Readonly<Record<string, string>>;
}

/** What unpacking asks of the machine that it runs on. */
export interface UnpackingMachine {
  readonly platform: string;
  readonly arch: string;
  /** The folder that holds the unpacked one. */
  readonly parent: string;
  /** Fills a folder with the executable, its libraries and its fonts. */
  unpackInto(folder: string): Promise<void>;
  say(words: string): void;
}

const { resolve } = createRequire(import.meta.url);
const name = '@sparticuz/chromium';
const paths = { executable: 'chromium', libraries: 'al2023/lib', fonts: 'fonts' } as const;
const fontsConfPath = 'fonts.conf';

/**
 * Unpacks the Chromium of `@sparticuz/chromium`, for x64 Linux, into a folder of this user's own,
 * unless that has been done. It is unpacked aside and then renamed into place, so that any number of
 * runs may ask for it at once and none starts what another still writes.
 *
 * @throws On any other system, where the executable could not run, and where it cannot be unpacked.
 */
export async function unpackBundledChromium(
  changes: Partial<UnpackingMachine> = {},
): Promise<BundledChromium> {
  const machine: UnpackingMachine = { ...thisMachine(), ...changes };
  const { platform, arch, parent } = machine;
  if (platform !== 'linux' || arch !== 'x64') {
    throw new Error(`the bundled Chromium runs on x64 Linux, not on ${arch} ${platform}`);
  }
  const folder = join(parent, `bundled-chromium-${await version()}-${userInfo().username}`);
  if (!(await isWhole(folder))) await unpack(folder, machine);
  return {
    executablePath: join(folder, paths.executable),
    env: {
      LD_LIBRARY_PATH: join(folder, paths.libraries),
      FONTCONFIG_FILE: join(folder, fontsConfPath),
    },
  };
}

const thisMachine = (): UnpackingMachine => ({
  platform: process.platform,
  arch: process.arch,
  parent: tmpdir(),
  unpackInto: unpackPackage,
  say: console.log,
});

async function unpack(folder: string, { unpackInto, say }: UnpackingMachine): Promise<void> {
  say(`Unpacking the Chromium that comes with the packages into ${folder}, where it stays.`);
  const aside = await mkdtemp(`${folder}-`);
  try {
    await unpackInto(aside);
    await writeFile(join(aside, fontsConfPath), fontsConf(folder));
    if (!(await isWhole(aside))) throw new Error(`${name} lacks some of what was unpacked before`);
    await moveIntoPlace(aside, folder);
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
}

/** A folder that is there already is either another run's, and whole, or what a cleaner of old files left. */
async function moveIntoPlace(aside: string, folder: string): Promise<void> {
  try {
    await rename(aside, folder);
  } catch (error) {
    if (await isWhole(folder)) return;
    await rename(folder, `${aside}-remains`).catch(() => undefined);
    await rm(`${aside}-remains`, { recursive: true, force: true });
    await rename(aside, folder).catch(async () => {
      if (!(await isWhole(folder))) throw error;
    });
  }
}

/** The machine's fonts, if it has any, and the browser's own: without a single font it crashes. */
const fontsConf = (folder: string): string =>
  `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<include ignore_missing="yes">/etc/fonts/fonts.conf</include>
<dir>${join(folder, paths.fonts)}</dir>
<cachedir>${join(folder, 'fonts-cache')}</cachedir>
</fontconfig>
`;

async function version(): Promise<string> {
  const manifest = join(dirname(dirname(resolve(name))), 'package.json');
  return (JSON.parse(await readFile(manifest, 'utf8')) as { version: string }).version;
}

async function isWhole(folder: string): Promise<boolean> {
  const parts = [...Object.values(paths), fontsConfPath].map((path) => access(join(folder, path)));
  return Promise.all(parts).then(
    () => true,
    () => false,
  );
}
