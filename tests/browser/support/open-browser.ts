import { type Browser, chromium } from 'playwright-core';
import { findBrowsers } from './find-browser.ts';

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

/**
 * Starts the first browser of {@link findBrowsers} that starts, headless; `moreFlags` are added to
 * its command line, and `defaultsLeftOut` are those of Playwright's own that it is started without.
 * Playwright leaves the sandbox off, which containers and root cannot have; the pages
 * read here are the project's own.
 *
 * @throws When none starts, with what each was and why it failed.
 */
export async function openBrowser(
  moreFlags: readonly string[] = [],
  defaultsLeftOut: readonly string[] = [],
): Promise<Browser> {
  const failures: string[] = [];
  try {
    for await (const { executablePath, from } of findBrowsers()) {
      try {
        return await chromium.launch({
          executablePath,
          args: [...flags, ...moreFlags],
          ignoreDefaultArgs: [...defaultsLeftOut],
        });
      } catch (error) {
        failures.push(`${executablePath} (${from}): ${firstLine(error)}`);
      }
    }
  } catch (error) {
    failures.push(firstLine(error));
  }
  throw new Error(
    `No Chromium starts here. Install one, or name its executable in CHROMIUM_PATH. Tried: ${failures.join('; ')}.`,
  );
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n', 1)[0] ?? '';
}
