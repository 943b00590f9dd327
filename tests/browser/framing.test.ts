import { describe, expect, inject, it } from 'vitest';
import type { Box } from '../../src/core/geometry/box.ts';
import { openFolder } from '../../src/files/open-folder.ts';
import { type Look, lookAt, type Point } from '../../src/proof/look.ts';
import { mapProblems, openMapPage } from '../../src/proof/map-problems.ts';
import { overlap } from '../../src/proof/shapes.ts';
import { sentences, testedStory } from '../../src/proof/tested-story.ts';
import { positions } from '../support/shapes.ts';
import { cases, inLongRun, someOf } from './support/cases.ts';
import { sharedBrowser } from './support/open-browser.ts';
import { screens } from './support/open-page.ts';

const browser = await sharedBrowser('undrawn');

const tested = await testedStory(openFolder('.', 'src/story'), inject('storyUrl'));
const { story } = tested;
const own = await openMapPage(browser, tested.url);

it.each(cases(positions(360, 740), positions(768, 1024, 1440, 900)))(
  'every section has its subject, names and annotations visible at %i × %i, and a complete legend',
  async (width, height) => {
    expect(sentences(await mapProblems(own, tested, { width, height }))).toEqual([]);
  },
);

it.each(cases([], positions(320, 568, 740, 360)))(
  'every section has its subject visible at %i × %i',
  async (width, height) => {
    const problems = await mapProblems(own, tested, { width, height });
    const ofFrames = problems.filter(({ problem }) => /^(the bounds|it shows)/.test(problem));
    expect(sentences(ofFrames)).toEqual([]);
  },
);

const isIn = ({ left, top, right, bottom }: Box, [x, y]: Point) =>
  x > left + 1 && x < right - 1 && y > top + 1 && y < bottom - 1;

/** The labels that text or a control covers, or that the map's edge cuts. */
const covered = ({ labels, always, viewport: { width, height } }: Look) =>
  labels.filter(({ corners }) => {
    const map = { left: -1, top: -1, right: width + 1, bottom: height + 1 };
    const inside = corners.filter((corner) => isIn(map, corner));
    if (inside.length === 0) return false;
    const isCut = inside.length < corners.length;
    return isCut || always.some((box) => corners.some((corner) => isIn(box, corner)));
  });

describe('the names on the map', () => {
  const { page, goTo, scrollTo } = own;
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

  it('give way to controls, and are never cut off', async () => {
    await page.setViewportSize(screens.phone);
    let names = 0;
    const some = ['the-long-way', 'rockets', 'lifeline', 'the-eleven', 'sources'];
    for (const section of someOf(Object.keys(story.scenes), some)) {
      const look = await placesIn(section);
      names += look.labels.length;
      expect(covered(look).map(({ text }) => `${text} in ${section}`)).toEqual([]);
    }
    expect(names).toBeGreaterThan(2);
  });

  inLongRun(() => {
    it('omit a passage’s annotations that are covered or cut off, and leave room for each other', async () => {
      await page.setViewportSize(screens.phone);
      await page.emulateMedia({ reducedMotion: 'no-preference' });
      const of = story.scenes['to-laos']?.annotations?.map(({ text }) => text) ?? [];
      await goTo('to-laos');
      const start = await page.evaluate(() => scrollY);
      const seen = new Set<string>();
      for (const screens of [0, 0.5, 3, 7.5, 8.5, 11, 15, 15.4]) {
        await scrollTo(start + screens * 740);
        const look = await lookAt(page);
        const labels = look.labels.filter(({ text }) => of.includes(text));
        for (const { text } of labels) seen.add(text);
        expect(covered({ ...look, labels }).map(({ text }) => `${text} at ${screens}`)).toEqual([]);
        const over = labels.flatMap((note) =>
          look.labels
            .filter(
              ({ text, corners }) => text !== note.text && overlap(note.corners, corners, 1.5),
            )
            .map(({ text }) => `${text} on ${note.text} at ${screens}`),
        );
        expect(over).toEqual([]);
      }
      await page.emulateMedia({ reducedMotion: 'reduce' });
      expect([...seen].sort()).toEqual([...of].sort());
    });
  });

  it('are hidden if a scene wants them quiet', async () => {
    await page.setViewportSize(screens.desk);
    const isWritten = async (section: string) =>
      (await placesIn(section)).labels.some(({ text }) => /Busan/.test(text));
    expect(story.scenes['the-choice']?.quiet).toContain('Busan');
    expect(await isWritten('carrier-and-handshake')).toBe(true);
    expect(await isWritten('the-choice')).toBe(false);
  });
});
