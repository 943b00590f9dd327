import { type Browser, chromium } from 'playwright-core';
import { type FoundBrowser, findBrowsers } from './find-browser.ts';

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
 * Flags for tests that leave the map undrawn: the page is put together without WebGL's help, which
 * takes less than half of the time where the processor does its work. A map that is drawn takes more.
 */
export const undrawnFlags = ['--disable-gpu-compositing'] as const;

/** How a browser is started apart from what all are. */
export interface BrowserOptions {
  /** More for its command line. */
  readonly flags?: readonly string[];
  /** Playwright's own flags that it is started without. */
  readonly defaultsLeftOut?: readonly string[];
  /** More for its environment. */
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * Starts the first browser of {@link findBrowsers} that starts, headless. Playwright leaves the sandbox
 * off, which containers and root cannot have; the pages read here are the project's own.
 *
 * @throws When none starts, with what each was and why it failed.
 */
export async function openBrowser(options: BrowserOptions = {}): Promise<Browser> {
  const failures: string[] = [];
  try {
    for await (const found of findBrowsers()) {
      try {
        return await launch(found, options);
      } catch (error) {
        failures.push(`${found.executablePath} (${found.from}): ${firstLine(error)}`);
      }
    }
  } catch (error) {
    failures.push(firstLine(error));
  }
  throw new Error(
    `No Chromium starts here. Install one, or name its executable in CHROMIUM_PATH. Tried: ${failures.join('; ')}.`,
  );
}

function launch(
  { executablePath, env: own = {} }: FoundBrowser,
  { flags: more = [], defaultsLeftOut = [], env = {} }: BrowserOptions,
): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: [...flags, ...more],
    ignoreDefaultArgs: [...defaultsLeftOut],
    env: { ...process.env, ...own, ...env },
  });
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n', 1)[0] ?? '';
}
