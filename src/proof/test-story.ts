import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import type { Size } from '../core/camera/camera.ts';
import { desk, largeDesk, smallPhone, tablet, tabletOnItsSide } from '../core/camera/screens.ts';
import type { StoryFolder } from '../files/open-folder.ts';
import { serveBuilt } from '../publish/serve-built.ts';
import { inspectMapData } from '../read/schema/map-data.ts';
import { axeProblems } from './axe-problems.ts';
import { startBrowser, undrawn } from './browser.ts';
import { bytesProblems } from './bytes-problems.ts';
import { readLayers } from './layer-problems.ts';
import { mapProblems, openMapPage } from './map-problems.ts';
import { engineFault, wordsProblems } from './page-problems.ts';
import { paperProblems } from './paper-problems.ts';
import type { StoryPage } from './story-page.ts';
import {
  type Fault,
  formatSize,
  sentences,
  type TestedStory,
  testedStory,
} from './tested-story.ts';

interface Check {
  readonly name: string;
  run(): Promise<{ readonly problems: readonly Fault[]; readonly note?: string }>;
}

const phone: Size = { width: 390, height: 844 };

const sizes: readonly Size[] = [smallPhone, phone, tablet, tabletOnItsSide, desk, largeDesk];

/** Of each layout of the page the size with the least room, which longer or wider words run out of first. */
const sizesOfTranslations: readonly Size[] = [smallPhone, tablet, tabletOnItsSide, desk];

/** Builds a story, reads it in a browser, and returns a sentence for each fault. @throws StoryError */
export async function testStory(
  files: StoryFolder,
  build: (dist: string) => Promise<void>,
  log: (line: string) => void,
): Promise<readonly string[]> {
  const editions = [undefined, ...files.tags()];
  for (const translation of editions) await testedStory(files.edition(translation), '');
  const dist = mkdtempSync(join(tmpdir(), 'test-story-'));
  const remove = () => rmSync(dist, { recursive: true, force: true });
  process.once('exit', remove);
  const open: { close(): Promise<unknown> }[] = [];
  try {
    const { browser } = await startBrowser(undrawn);
    open.unshift(browser);
    log(`Building ${files.folder}`);
    await build(dist);
    const served = await serveBuilt(dist);
    open.unshift(served);
    log(`Reading it in Chromium ${browser.version()}`);
    const lines: string[] = [];
    for (const translation of editions) {
      const tested = await testedStory(files.edition(translation), served.url);
      if (editions.length > 1) log(`Its page in ${tested.story.story.meta.lang}`);
      const faults = await runChecks(checksOf(tested, browser), log);
      const { at } = inspectMapData(tested.story.files);
      const located = faults.map((fault) => ({
        ...inEdition(fault, translation),
        ...(fault.path && at[fault.file]?.(fault.path)),
      }));
      lines.push(...sentences(located));
    }
    return lines;
  } finally {
    for (const each of open) await each.close();
    remove();
    process.off('exit', remove);
  }
}

export const inEdition = (fault: Fault, translation?: string): Fault =>
  translation ? { ...fault, place: [translation, fault.place].filter(Boolean).join(', ') } : fault;

/** Returns the checks in two lanes of about equal length; a translation skips the ones that its original covers. */
function checksOf(tested: TestedStory, browser: Browser): readonly (readonly Check[])[] {
  const sections = tested.story.story.sections.map(({ id }) => id);
  const some = [0, Math.floor(sections.length / 2), sections.length - 1];
  const several = [...new Set(some.flatMap((index) => sections[index] ?? []))];
  const check = (name: string, problems: () => Promise<readonly Fault[]>): Check => ({
    name,
    run: async () => ({ problems: await problems() }),
  });
  let opened: Promise<StoryPage> | undefined;
  const page = () => (opened ??= openMapPage(browser, tested.url));
  const { translation } = tested.story.files;
  const screens = [
    ...(translation ? sizesOfTranslations : sizes).map((size) =>
      check(`frames, names, legend at ${formatSize(size)}`, async () =>
        mapProblems(await page(), tested, size),
      ),
    ),
    check('words', async () => wordsProblems((await page()).page, tested.story)),
  ];
  const pages = [
    ...(translation ? [smallPhone] : [smallPhone, desk]).map((size) =>
      check(`axe at ${formatSize(size)}, light and dark`, () =>
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
  ];
  const bytes = check('bytes of the first map', () => bytesProblems(browser, tested, phone));
  if (translation) return [screens, [...pages, bytes]];
  const layers = (['light', 'dark'] as const).map((theme) =>
    check(`layers and their colours, ${theme}`, () => readLayers(browser, tested, theme)),
  );
  return [
    [...screens, ...pages],
    [...layers, bytes],
  ];
}

/** Runs lanes of checks in parallel, and each lane's checks one after another; logs a line for each check. */
export async function runChecks(lanes: readonly (readonly Check[])[], log: (line: string) => void) {
  const faults: Fault[] = [];
  const run = async (check: Check) => {
    const start = performance.now();
    const { problems, note } = await check.run().catch((error) => failed(check, error));
    const seconds = Math.round((performance.now() - start) / 1000);
    faults.push(...problems);
    const sign = problems.length > 0 ? '✗' : '✓';
    log(`${sign} ${[check.name, note, `${seconds} s`].filter(Boolean).join(', ')}`);
  };
  await Promise.all(
    lanes.map(async (checks) => {
      for (const check of checks) await run(check);
    }),
  );
  return faults;
}

function failed({ name }: Check, error: unknown): Awaited<ReturnType<Check['run']>> {
  const [reason] = (error instanceof Error ? error.message : String(error)).split('\n');
  const problem = `the check failed: ${reason}`;
  const remedy = `Run the check again while the machine does nothing else. ${engineFault.replace('This', 'If that does not help, this')}`;
  return { problems: [{ file: 'the page', place: name, problem, remedy }] };
}
