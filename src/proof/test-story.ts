import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Browser } from 'playwright-core';
import { translationsIn } from '../load/files/story-files.ts';
import { inspectMapData } from '../load/schema/map-data.ts';
import { serveBuilt } from '../publish/serve-built.ts';
import { axeProblems } from './axe-problems.ts';
import { startBrowser, undrawnFlag } from './browser.ts';
import { bytesProblems } from './bytes-problems.ts';
import { readLayers } from './layer-problems.ts';
import { mapProblems, openMapPage } from './map-problems.ts';
import { engineFault } from './page-problems.ts';
import { paperProblems } from './paper-problems.ts';
import type { StoryPage } from './story-page.ts';
import {
  type Fault,
  inWords,
  root,
  type Size,
  sentences,
  type TestedStory,
  testedStory,
} from './tested-story.ts';

/** One thing that is looked at: what is to be mended, and a word on what was found, if there is one. */
export interface Check {
  readonly name: string;
  run(): Promise<{ readonly problems: readonly Fault[]; readonly note?: string }>;
}

const phone: Size = { width: 360, height: 740 };
const largerPhone: Size = { width: 390, height: 844 };
const desk: Size = { width: 1440, height: 900 };

/** The screens that a story is read on. */
const sizes: readonly Size[] = [
  phone,
  largerPhone,
  { width: 768, height: 1024 },
  { width: 1024, height: 768 },
  desk,
  { width: 1920, height: 1080 },
];

/**
 * Builds a story into a folder of its own, reads it in a browser and removes the folder, which the end of
 * this process does too.
 *
 * @param folder The story's, from the project's root or in full.
 * @param tell Takes one line about how far it is.
 * @returns A sentence for each thing that is to be mended.
 * @throws StoryError where its files are not sound.
 */
export async function testStory(
  folder: string,
  tell: (line: string) => void,
): Promise<readonly string[]> {
  const editions = [undefined, ...translationsIn(root, folder)];
  for (const translation of editions) await testedStory(folder, '', translation);
  const dist = mkdtempSync(join(tmpdir(), 'test-story-'));
  const remove = () => rmSync(dist, { recursive: true, force: true });
  process.once('exit', remove);
  const open: { close(): Promise<unknown> }[] = [];
  try {
    const { browser } = await startBrowser(({ args = [], ...launch }) => ({
      ...launch,
      args: [...args, undrawnFlag],
    }));
    open.unshift(browser);
    tell(`Building ${folder}`);
    await build(folder, dist);
    const served = await serveBuilt(dist);
    open.unshift(served);
    tell(`Reading it in Chromium ${browser.version()}`);
    const told: string[] = [];
    for (const translation of editions) {
      const tested = await testedStory(folder, served.url, translation);
      if (editions.length > 1) tell(`Its page in ${tested.story.story.meta.lang}`);
      const faults = await runChecks(checksOf(tested, browser), tell);
      const { at } = inspectMapData(root, tested.story.files);
      const found = faults.map((fault) => ({
        ...inEdition(fault, translation),
        ...(fault.path && at[fault.file]?.(fault.path)),
      }));
      told.push(...sentences(found));
    }
    return told;
  } finally {
    for (const each of open) await each.close();
    remove();
    process.off('exit', remove);
  }
}

/** A fault of a translation's page, which says whose it is. */
export const inEdition = (fault: Fault, translation?: string): Fault =>
  translation ? { ...fault, place: [translation, fault.place].filter(Boolean).join(', ') } : fault;

const bin = fileURLToPath(new URL('../cli/bin.ts', import.meta.url));

/** Builds a story as the command does. */
async function build(story: string, dist: string): Promise<void> {
  const command = [...(bin.endsWith('.ts') ? ['--import', 'tsx'] : []), bin, 'build', '--quiet'];
  await promisify(execFile)(process.execPath, command, {
    cwd: root,
    env: { ...process.env, STORY: story, STORY_DIST: dist },
  }).catch(({ stderr, message }) => {
    throw new Error(stderr || message);
  });
}

/** The checks in two lanes, those that leave the map undrawn and those that need it drawn, each in its order. */
function checksOf(tested: TestedStory, browser: Browser): readonly (readonly Check[])[] {
  const sections = tested.story.story.sections.map(({ id }) => id);
  const some = [0, Math.floor(sections.length / 2), sections.length - 1];
  const several = [...new Set(some.flatMap((index) => sections[index] ?? []))];
  const check = (name: string, problems: () => Promise<readonly Fault[]>): Check => ({
    name,
    run: async () => ({ problems: await problems() }),
  });
  let opened: Promise<StoryPage> | undefined;
  const page = () => {
    opened ??= openMapPage(browser, tested.url);
    return opened;
  };
  return [
    [
      ...sizes.map((size) =>
        check(`frames, names, legend at ${inWords(size)}`, async () =>
          mapProblems(await page(), tested, size),
        ),
      ),
      ...[phone, desk].map((size) =>
        check(`axe at ${inWords(size)}, light and dark`, () =>
          axeProblems(browser, tested, size, several),
        ),
      ),
      {
        name: 'print',
        run: async () => {
          const { problems, pages } = await paperProblems(browser, tested);
          return { problems, note: `${pages} pages of A4` };
        },
      },
    ],
    [
      check('words, layers and their colours', () => readLayers(browser, tested, 'light')),
      check('layers and their colours, dark', () => readLayers(browser, tested, 'dark')),
      check('bytes of the first map', () => bytesProblems(browser, tested, largerPhone)),
    ],
  ];
}

/**
 * Runs lanes of checks beside one another, those of a lane in turn, and tells of each as it ends.
 *
 * @param tell Takes one line.
 * @returns What is to be mended.
 */
export async function runChecks(
  lanes: readonly (readonly Check[])[],
  tell: (line: string) => void,
): Promise<readonly Fault[]> {
  const found: Fault[] = [];
  const run = async (check: Check) => {
    const start = performance.now();
    const { problems, note } = await check.run().catch((error) => failed(check, error));
    const seconds = Math.round((performance.now() - start) / 1000);
    found.push(...problems);
    const sign = problems.length > 0 ? '✗' : '✓';
    tell(`${sign} ${[check.name, note, `${seconds} s`].filter(Boolean).join(', ')}`);
  };
  await Promise.all(
    lanes.map(async (checks) => {
      for (const check of checks) await run(check);
    }),
  );
  return found;
}

/** A check that could not be made is a fault too. */
function failed({ name }: Check, error: unknown): Awaited<ReturnType<Check['run']>> {
  const [reason] = (error instanceof Error ? error.message : String(error)).split('\n');
  const problem = `it could not be looked at: ${reason}`;
  const remedy = `Run the check again while the machine does nothing else. ${engineFault.replace('This', 'If that does not help, this')}`;
  return { problems: [{ file: 'the page', place: name, problem, remedy }] };
}
