import { type Browser, chromium } from 'playwright-core';

import { type FoundBrowser, findBrowsers } from './find-browser.ts';
import { watchForCrashes } from './watch-for-crashes.ts';

/** Variables of a process's environment. */
export type Environment = Readonly<Record<string, string>>;

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
 * Flags for tests that leave the map undrawn, or look at it once where it rests: the page is put together
 * without WebGL's help, which takes half of the time or less where the processor does its work. A map that is
 * drawn frame by frame takes more.
 */
export const undrawnFlags = ['--disable-gpu-compositing'] as const;

/** How a browser is started apart from what all are. */
export interface BrowserOptions {
  /** More for its command line. */
  readonly flags?: readonly string[];
  /** Playwright's own flags that it is started without. */
  readonly defaultsLeftOut?: readonly string[];
  /** More for its environment, given what this browser needs there by itself. */
  readonly env?: (needed: Environment) => Environment | Promise<Environment>;
}

/** A browser that was started, and which it is, in words. */
export interface StartedBrowser {
  readonly browser: Browser;
  /** As in `Chromium 153.0.7000.0 (/usr/bin/chromium, from this machine)`. */
  readonly name: string;
}

/** As {@link startBrowser}, for whoever needs no name of it. */
export async function openBrowser(options: BrowserOptions = {}): Promise<Browser> {
  return (await startBrowser(options)).browser;
}

/**
 * Starts the first browser of {@link findBrowsers} that starts, headless. Playwright leaves the sandbox
 * off, which containers and root cannot have; the pages read here are the project's own.
 *
 * @throws When none starts, with what each was and why it failed.
 */
export async function startBrowser(options: BrowserOptions = {}): Promise<StartedBrowser> {
  const failures: string[] = [];
  try {
    for await (const found of findBrowsers()) {
      try {
        return await launch(found, options);
      } catch (error) {
        failures.push(`${found.executablePath} (${found.from}): ${reason(error)}`);
      }
    }
  } catch (error) {
    failures.push(reason(error));
  }
  throw new Error(
    `No Chromium starts here. Install one, or name its executable in CHROMIUM_PATH. Tried: ${failures.join('; ')}.`,
  );
}

async function launch(
  found: FoundBrowser,
  { flags: more = [], defaultsLeftOut = [], env = () => ({}) }: BrowserOptions,
): Promise<StartedBrowser> {
  const { executablePath, from, env: needed = {} } = found;
  const browser = await chromium.launch({
    executablePath,
    args: [...flags, ...more],
    ignoreDefaultArgs: [...defaultsLeftOut],
    env: { ...process.env, ...needed, ...(await env(needed)) },
  });
  const name = `Chromium ${browser.version()} (${executablePath}, from ${from})`;
  watchForCrashes(browser, name);
  return { browser, name };
}

/** What Playwright says first, and the first that the browser wrote before it ended. */
function reason(error: unknown): string {
  const [first = '', ...lines] = (error instanceof Error ? error.message : String(error)).split(
    '\n',
  );
  const written = lines.find((line) => line.includes('[err]'))?.replace(/^.*\[err\]\s*/, '');
  return written ? `${first}: ${written}` : first;
}
