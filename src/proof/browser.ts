import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium, type LaunchOptions } from 'playwright-core';
import { unpackBundledChromium } from './bundled-chromium.ts';

/** A Chromium that may be started, and for messages, where it was found. */
interface FoundBrowser {
  readonly executablePath: string;
  readonly from: string;
  /** What its environment must say for it to run. */
  readonly env?: Readonly<Record<string, string>>;
}

const namesOnPath = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'chrome',
];

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

/**
 * Has a page put together without WebGL's help, which takes half of the time or less where the processor does
 * its work, and the map is left undrawn or looked at where it rests. A map drawn frame by frame takes more.
 */
export const undrawnFlag = '--disable-gpu-compositing';

/**
 * The browsers to try, best first: the one that `CHROMIUM_PATH` names and no other; else what is
 * installed, what Playwright has fetched, and last the one bundled with the packages, unpacked only
 * when it is asked for. `FORCE_BUNDLED_CHROMIUM=1` leaves the bundled one alone.
 */
export async function* findBrowsers(env = process.env): AsyncGenerator<FoundBrowser> {
  if (env.CHROMIUM_PATH) {
    yield { executablePath: env.CHROMIUM_PATH, from: 'CHROMIUM_PATH' };
    return;
  }
  if (env.FORCE_BUNDLED_CHROMIUM !== '1') {
    const folders = (env.PATH ?? '').split(delimiter).filter(Boolean);
    const onPath = namesOnPath.flatMap((name) => folders.map((folder) => join(folder, name)));
    for (const path of new Set([...onPath, ...usualPlaces, chromium.executablePath()])) {
      if (isExecutable(path)) yield { executablePath: path, from: 'this machine' };
    }
  }
  yield { ...(await unpackBundledChromium()), from: '@sparticuz/chromium' };
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** A browser that was started, and which it is, as in `Chromium 153.0.7000.0 (/usr/bin/chromium, from this machine)`. */
export interface StartedBrowser {
  readonly browser: Browser;
  readonly name: string;
}

/**
 * Starts the first browser of {@link findBrowsers} that starts, headless. Playwright leaves the sandbox
 * off, which containers and root cannot have; the pages read here are the reader's own.
 *
 * @param adjust Changes how it is launched, given what it needs by itself.
 * @throws When none starts, with what each was and why it failed.
 */
export async function startBrowser(
  adjust: (options: LaunchOptions) => LaunchOptions | Promise<LaunchOptions> = (same) => same,
): Promise<StartedBrowser> {
  const failures: string[] = [];
  try {
    for await (const { executablePath, env = {}, from } of findBrowsers()) {
      try {
        const launch = await adjust({ executablePath, args: flags, env });
        const browser = await chromium.launch({
          ...launch,
          env: { ...process.env, ...launch.env },
        });
        return { browser, name: `Chromium ${browser.version()} (${executablePath}, from ${from})` };
      } catch (error) {
        failures.push(`${executablePath} (${from}): ${reason(error)}`);
      }
    }
  } catch (error) {
    failures.push(reason(error));
  }
  throw new Error(
    `No Chromium starts here. Install one, or name its executable in CHROMIUM_PATH. Tried: ${failures.join('; ')}.`,
  );
}

/** What Playwright says first, and the first that the browser wrote before it ended. */
function reason(error: unknown): string {
  const [first = '', ...lines] = (error instanceof Error ? error.message : String(error)).split(
    '\n',
  );
  const written = lines.find((line) => line.includes('[err]'))?.replace(/^.*\[err\]\s*/, '');
  return written ? `${first}: ${written}` : first;
}
