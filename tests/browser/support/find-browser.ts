import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';
import { type BundledChromium, unpackBundledChromium } from './bundled/bundled-chromium.ts';

/** A Chromium that may be started: its executable and, for messages, where it was found. */
export interface FoundBrowser {
  readonly executablePath: string;
  readonly from: string;
  /** What its environment must say for it to run. */
  readonly env?: Readonly<Record<string, string>>;
}

/** What the search asks of the machine that it runs on. */
export interface Machine {
  readonly env: Readonly<Record<string, string | undefined>>;
  isExecutable(path: string): boolean;
  /** Where Playwright would have put its own Chromium. */
  playwrightPath(): string;
  /** Unpacks the Chromium that comes with the packages. */
  unpackBundled(): Promise<BundledChromium>;
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
];

const thisMachine: Machine = {
  env: process.env,
  isExecutable,
  playwrightPath: () => chromium.executablePath(),
  unpackBundled: () => unpackBundledChromium(),
};

/**
 * The browsers to try, best first: the one that `CHROMIUM_PATH` names and no other; else what is
 * installed, what Playwright has fetched, and last the one bundled with the packages, unpacked only
 * when it is asked for. `FORCE_BUNDLED_CHROMIUM=1` leaves the bundled one alone.
 */
export async function* findBrowsers(machine: Machine = thisMachine): AsyncGenerator<FoundBrowser> {
  const named = machine.env.CHROMIUM_PATH;
  if (named) {
    yield { executablePath: named, from: 'CHROMIUM_PATH' };
    return;
  }
  if (machine.env.FORCE_BUNDLED_CHROMIUM !== '1') {
    for (const executablePath of new Set(installedPaths(machine))) {
      if (machine.isExecutable(executablePath)) yield { executablePath, from: 'this machine' };
    }
  }
  yield { ...(await machine.unpackBundled()), from: '@sparticuz/chromium' };
}

function installedPaths(machine: Machine): readonly string[] {
  const folders = (machine.env.PATH ?? '').split(delimiter).filter(Boolean);
  return [
    ...namesOnPath.flatMap((name) => folders.map((folder) => join(folder, name))),
    ...usualPlaces,
    machine.playwrightPath(),
  ];
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
