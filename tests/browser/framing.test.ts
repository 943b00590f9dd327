import { describe, expect, inject, it } from 'vitest';
import { lookAt } from '../../src/proof/look.ts';
import { mapProblems, openMapPage } from '../../src/proof/map-problems.ts';
import { sentences, testedStory } from '../../src/proof/tested-story.ts';
import { cases, someOf } from './support/cases.ts';
import { exampleStory } from './support/example.ts';
import { sharedBrowser } from './support/open-browser.ts';

const browser = await sharedBrowser('undrawn');

const own = await openMapPage(browser, inject('storyUrl'));

const stories = [
  {
    folder: 'src/story',
    url: inject('storyUrl'),
    sizes: cases(
      [
        [360, 740],
        [1440, 900],
      ] as const,
      [
        [768, 1024],
        [390, 844],
        [1024, 768],
        [1920, 1080],
      ] as const,
    ),
  },
  {
    folder: exampleStory,
    url: inject('exampleUrl'),
    sizes: cases(
      [[360, 740]] as const,
      [
        [768, 1024],
        [1440, 900],
      ] as const,
    ),
  },
];

describe.each(stories)('every section of $folder', async ({ folder, url, sizes }) => {
  const tested = await testedStory(folder, url);
  const opened = folder === exampleStory ? await openMapPage(browser, url) : own;

  it.each(sizes)(
    'has its subject, its names and its annotations in sight and under nothing at %i × %i, and its legend whole',
    async (width, height) => {
      const problems = await mapProblems(opened, tested, { width, height });
      expect(sentences(problems)).toEqual([]);
    },
  );

  it.each(
    cases([], [
      [320, 568],
      [740, 360],
      [2560, 1080],
    ] as const),
  )('has its subject in sight and under nothing at %i × %i', async (width, height) => {
    const problems = await mapProblems(opened, tested, { width, height });
    const ofFrames = problems.filter(({ problem }) => /^(the bounds|it shows)/.test(problem));
    expect(sentences(ofFrames)).toEqual([]);
  });
});

describe('the names on the map', async () => {
  const { story } = await testedStory('src/story', inject('storyUrl'));
  const { page, goTo } = own;
  const byHand = new Set([
    ...story.labels.map(({ text }) => text),
    ...Object.values(story.scenes).flatMap(({ annotations = [] }) =>
      annotations.map(({ text }) => text),
    ),
  ]);
  const placesIn = async (section: string) => {
    await goTo(section);
    const look = await lookAt(page);
    return { ...look, labels: look.labels.filter(({ text }) => !byHand.has(text)) };
  };

  it('give way to what covers it, and are cut by none of that', async () => {
    await page.setViewportSize({ width: 360, height: 740 });
    let names = 0;
    const some = ['the-long-way', 'rockets', 'lifeline', 'the-eleven', 'sources'];
    for (const section of someOf(Object.keys(story.scenes), some)) {
      const { labels, always } = await placesIn(section);
      names += labels.length;
      const under = labels.filter(({ corners }) =>
        always.some((box) =>
          corners.some(
            ([x, y]) =>
              x > box.left + 1 && x < box.right - 1 && y > box.top + 1 && y < box.bottom - 1,
          ),
        ),
      );
      expect(under.map(({ text }) => `${text} in ${section}`)).toEqual([]);
    }
    expect(names).toBeGreaterThan(5);
  });

  it('are left out where a scene wants them quiet', async () => {
    await page.setViewportSize({ width: 1440, height: 900 });
    const isWritten = async (section: string) =>
      (await placesIn(section)).labels.some(({ text }) => /Shenyang/.test(text));
    expect(story.scenes['the-eleven']?.quiet).toContain('Shenyang');
    expect(await isWritten('before-the-border')).toBe(true);
    expect(await isWritten('the-eleven')).toBe(false);
  });
});
