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

/** A Chromium that may be started, the variables that it needs, and for messages, where it was found. */
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

/** WebGL 2 drawn by the processor, the same on every machine, and no traffic of the browser's own. */
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

/** Composites without WebGL: twice as fast where the processor draws, and slower for a map drawn frame by frame. */
export const undrawn = ({ args = [], ...launch }: LaunchOptions): LaunchOptions => ({
  ...launch,
  args: [...args, '--disable-gpu-compositing'],
});

/**
 * Finds the browsers to try, best first: the one that `CHROMIUM_PATH` names and no other; else what is installed, what
 * Playwright has fetched, and last the bundled one, or with `FORCE_BUNDLED_CHROMIUM=1` that alone.
 */
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

/**
 * Starts the first browser of {@link findBrowsers} that starts, headless and without a sandbox, which containers
 * and root cannot have. `adjust` changes how it is launched.
 */
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

/** Starts a browser with its profile in a folder of this process, and clears away those of processes that were killed. */
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
    // After Playwright's own, which stops the browser.
    process.off('exit', clearProfiles).once('exit', clearProfiles);
  }
}

/** The first line of Playwright's message, and the first error of the browser. */
function reason(error: unknown): string {
  const [first = '', ...lines] = (error instanceof Error ? error.message : String(error)).split(
    '\n',
  );
  const written = lines.find((line) => line.includes('[err]'))?.replace(/^.*\[err\]\s*/, '');
  return written ? `${first}: ${written}` : first;
}

/** The package with a Chromium for x64 Linux. */
const bundled = '@sparticuz/chromium';

/**
 * Unpacks the bundled Chromium into a folder of this user's own, unless that has been done: aside, and then
 * renamed into place, so that several runs may ask for it at once.
 */
export async function unpackBundledChromium(
  parent = tmpdir(),
  unpackInto = unpackPackage,
): Promise<Required<Omit<FoundBrowser, 'from'>>> {
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
    console.log(
      `Unpacking the Chromium that comes with the packages into ${folder}, where it stays.`,
    );
    const aside = await mkdtemp(`${folder}-`);
    try {
      await unpackInto(aside);
      await writeFile(join(aside, 'fonts.conf'), fontsConf(folder));
      // What is there is another run's, or what a cleaner of old files has left.
      if (!isExecutable(executablePath)) {
        rmSync(folder, { recursive: true, force: true });
        renameSync(aside, folder);
      }
    } finally {
      await rm(aside, { recursive: true, force: true });
    }
  }
  return {
    executablePath,
    env: {
      LD_LIBRARY_PATH: join(folder, 'al2023/lib'),
      FONTCONFIG_FILE: join(folder, 'fonts.conf'),
    },
  };
}

/** The machine's fonts and the browser's own: without a single font it crashes. */
const fontsConf = (folder: string): string =>
  `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<include ignore_missing="yes">/etc/fonts/fonts.conf</include>
<dir>${join(folder, 'fonts')}</dir>
<cachedir>${join(folder, 'fonts-cache')}</cachedir>
</fontconfig>
`;

/** In a process of its own: the package unpacks into `TMPDIR`, and its shared libraries on Amazon's Linux alone. */
async function unpackPackage(folder: string): Promise<void> {
  const program = `import chromium from '${bundled}'; await chromium.executablePath();`;
  await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', program], {
    cwd: import.meta.dirname,
    env: { ...process.env, TMPDIR: folder, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' },
  });
}
