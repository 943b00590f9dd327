import type { Browser } from 'playwright-core';
import { fullSpeed } from '../../bench/conditions.ts';
import type { Problem } from '../../src/build/parse/story-error.ts';
import type { LabelPage } from '../browser/support/label-page/serve-label-page.ts';
import { still } from '../browser/support/section-drawn.ts';
import { openStory } from '../browser/support/story-page.ts';
import { axeProblems } from './axe-problems.ts';
import { type BuiltPages, bytesProblems } from './bytes-problems.ts';
import { drawnProblems } from './drawn-problems.ts';
import { mapProblems } from './map-problems.ts';
import { pageProblems } from './page-problems.ts';
import { printProblems } from './print-problems.ts';
import { inWords, type Size, type TestedStory } from './tested-story.ts';
import { wordsProblems } from './words-problems.ts';

/** What the checks need beside the story. */
export interface Bench {
  /** Draws the map. */
  readonly drawing: Browser;
  /** Leaves it undrawn, in less than half of the time. */
  readonly undrawn: Browser;
  readonly labelPage: LabelPage;
  readonly built: BuiltPages;
}

/** One thing that is looked at. */
export interface Check {
  readonly name: string;
  /** @returns What is to be mended, and a word on what was found, if there is one. */
  run(): Promise<{ readonly problems: readonly Problem[]; readonly note?: string }>;
}

/** The screens that a story is read on. */
export const sizes: readonly Size[] = [
  { width: 360, height: 740 },
  { width: 390, height: 844 },
  { width: 768, height: 1024 },
  { width: 1024, height: 768 },
  { width: 1440, height: 900 },
  { width: 1920, height: 1080 },
];

/** The checks that need the map drawn, and those that do not, each in the order in which they are run. */
export function checksOf(
  tested: TestedStory,
  bench: Bench,
): { readonly drawn: readonly Check[]; readonly undrawn: readonly Check[] } {
  const sections = tested.story.story.sections.map(({ id }) => id);
  const [phone, , , , desk] = sizes;
  const several = [
    ...new Set([sections[0], sections[Math.floor(sections.length / 2)], sections.at(-1)]),
  ];
  return {
    drawn: [
      ...(['light', 'dark'] as const).map((theme) => ({
        name: `what is drawn, ${theme}`,
        run: () => drawn(tested, bench.drawing, sections, theme),
      })),
      {
        name: 'bytes of the first map',
        run: async () => ({
          problems: await bytesProblems(bench.drawing, tested, bench.built, fullSpeed),
        }),
      },
    ],
    undrawn: [
      ...sizes.map((size) => ({
        name: `frames, names, legend at ${inWords(size)}`,
        run: async () => ({
          problems: await mapProblems(bench.undrawn, tested, bench.labelPage, size),
        }),
      })),
      ...[phone, desk].flatMap((size) =>
        size
          ? [
              {
                name: `axe at ${inWords(size)}, light and dark`,
                run: async () => ({
                  problems: await axeProblems(
                    bench.undrawn,
                    tested,
                    size,
                    several.flatMap((section) => section ?? []),
                  ),
                }),
              },
            ]
          : [],
      ),
      { name: 'print', run: () => printed(tested, bench.undrawn) },
    ],
  };
}

/** Looks at each section of the map in a theme, and at the words of the page on the way. */
async function drawn(
  tested: TestedStory,
  browser: Browser,
  sections: readonly string[],
  theme: 'light' | 'dark',
) {
  const story = await openStory(browser, tested.url, { ...still, colorScheme: theme });
  const words = theme === 'light' ? await wordsProblems(story.page, tested) : [];
  const { problems } = await drawnProblems(story, tested, sections, theme);
  const ofPage = pageProblems(tested, story, theme);
  await story.close();
  return { problems: [...words, ...problems, ...ofPage] };
}

async function printed(tested: TestedStory, browser: Browser) {
  const { problems, pages } = await printProblems(browser, tested);
  return { problems, note: `${pages} pages of A4` };
}
