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
 * Starts the first browser of {@link findBrowsers} that starts, headless; `moreFlags` are added to
 * its command line, `moreEnv` to its environment. Playwright leaves the sandbox off, which containers and
 * root cannot have; the pages read here are the project's own.
 *
 * @throws When none starts, with what each was and why it failed.
 */
export async function openBrowser(
  moreFlags: readonly string[] = [],
  moreEnv: Readonly<Record<string, string>> = {},
): Promise<Browser> {
  const failures: string[] = [];
  try {
    for await (const { executablePath, from } of findBrowsers()) {
      try {
        return await launch(executablePath, moreFlags, moreEnv);
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

function launch(
  executablePath: string,
  moreFlags: readonly string[],
  moreEnv: Readonly<Record<string, string>>,
): Promise<Browser> {
  const env = { ...process.env, ...moreEnv };
  return chromium.launch({ executablePath, args: [...flags, ...moreFlags], env });
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n', 1)[0] ?? '';
}
