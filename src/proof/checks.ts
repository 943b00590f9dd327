import type { Browser } from 'playwright-core';
import type { LabelPage } from '../../tests/browser/support/label-page/serve-label-page.ts';
import { expected, still } from '../../tests/browser/support/section-drawn.ts';
import { openStory } from '../../tests/browser/support/story-page.ts';
import type { Theme } from '../style/palette.ts';
import type { Fault } from './fault.ts';
import { drawnProblems } from './map/drawn-problems.ts';
import { type MapPages, mapProblems, openMapPages } from './map/map-problems.ts';
import { axeProblems } from './page/axe-problems.ts';
import { type BuiltPages, bytesProblems } from './page/bytes-problems.ts';
import { pageProblems } from './page/page-problems.ts';
import { printProblems } from './page/print-problems.ts';
import { wordsProblems } from './page/words-problems.ts';
import { inWords, type Size, type TestedStory } from './tested-story.ts';

/** What the checks need beside the story. */
export interface Bench {
  readonly browser: Browser;
  readonly labelPage: LabelPage;
  readonly built: BuiltPages;
}

/** One thing that is looked at. */
export interface Check {
  readonly name: string;
  /** @returns What is to be mended, and a word on what was found, if there is one. */
  run(): Promise<{ readonly problems: readonly Fault[]; readonly note?: string }>;
}

const phone: Size = { width: 360, height: 740 };
const largerPhone: Size = { width: 390, height: 844 };
const desk: Size = { width: 1440, height: 900 };

/** The screens that a story is read on. */
export const sizes: readonly Size[] = [
  phone,
  largerPhone,
  { width: 768, height: 1024 },
  { width: 1024, height: 768 },
  desk,
  { width: 1920, height: 1080 },
];

/** The checks that need the map drawn, and those that do not, each in the order in which they are run. */
export function checksOf(
  tested: TestedStory,
  { browser, labelPage, built }: Bench,
): { readonly drawn: readonly Check[]; readonly undrawn: readonly Check[] } {
  const sections = tested.story.story.sections.map(({ id }) => id);
  const some = [0, Math.floor(sections.length / 2), sections.length - 1];
  const several = [...new Set(some.flatMap((index) => sections[index] ?? []))];
  return {
    drawn: [
      {
        name: 'words, colours, switches, what is drawn',
        run: async () => ({ problems: await readDrawn(tested, browser, sections, 'light') }),
      },
      {
        name: 'colours, dark',
        run: async () => ({
          problems: await readDrawn(tested, browser, showingEach(tested, sections), 'dark'),
        }),
      },
      {
        name: 'bytes of the first map',
        run: async () => ({ problems: await bytesProblems(browser, tested, built, largerPhone) }),
      },
    ],
    undrawn: [
      ...mapChecks(tested, browser, labelPage),
      ...[phone, desk].map((size) => ({
        name: `axe at ${inWords(size)}, light and dark`,
        run: async () => ({ problems: await axeProblems(browser, tested, size, several) }),
      })),
      {
        name: 'print',
        run: async () => {
          const { problems, pages } = await printProblems(browser, tested);
          return { problems, note: `${pages.length} pages of A4` };
        },
      },
    ],
  };
}

/** Reads the map at one size after another in the same pages; in new ones after a check that could not be made. */
function mapChecks(tested: TestedStory, browser: Browser, labelPage: LabelPage): readonly Check[] {
  let pages: MapPages | undefined;
  const close = async () => {
    await pages?.close();
    pages = undefined;
  };
  return sizes.map((size) => ({
    name: `frames, names, legend at ${inWords(size)}`,
    run: async () => {
      pages ??= await openMapPages(browser, tested, labelPage);
      const problems = await mapProblems(pages, tested, size).catch(async (error) => {
        await close();
        throw error;
      });
      if (size === sizes.at(-1)) await close();
      return { problems };
    },
  }));
}

/** Those of the sections that show a layer which none before shows. */
function showingEach({ story }: TestedStory, sections: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  return sections.filter((section) => {
    const fresh = expected(section, story).on.filter((id) => !seen.has(id));
    for (const id of fresh) seen.add(id);
    return fresh.length > 0;
  });
}

/** Looks at each section of the map in a theme, and at the words of the page on the way. */
async function readDrawn(
  tested: TestedStory,
  browser: Browser,
  sections: readonly string[],
  theme: Theme,
): Promise<readonly Fault[]> {
  const story = await openStory(browser, tested.url, { ...still, colorScheme: theme });
  const words = await wordsProblems(story.page, tested);
  const { problems } = await drawnProblems(story, tested, sections, theme);
  const ofPage = pageProblems(tested, story, `${inWords(still.viewport)} (${theme})`);
  await story.close();
  return [...words, ...problems, ...ofPage];
}
