import { describe, expect, inject, it } from 'vitest';
import { cases } from './support/cases.ts';
import { filmReading, paces, screenOf } from './support/film-reading.ts';
import { sharedBrowser } from './support/open-browser.ts';
import { openStory } from './support/open-page.ts';

const browser = await sharedBrowser('drawn');

describe('a film of a reading has ground and nothing over it in every frame', () => {
  it.each(
    cases(
      [
        [
          'by wheel over the map, on a processor four times slower',
          { by: 'wheel', to: 'the-eleven', ...paces.slow, step: 90 },
        ],
      ] as const,
      [
        ['by wheel, briskly', { by: 'wheel', to: 'lifeline', ...paces.brisk }],
        ['by a finger on the map, slowly', { by: 'finger', to: 'rockets', ...paces.slow }],
      ] as const,
    ),
  )('%s', async (_, reading) => {
    const story = await openStory(browser, inject('storyUrl'), screenOf(reading.by));
    const { frames, faults } = await filmReading(story, reading);
    expect(frames).toBeGreaterThan(5);
    expect(faults).toEqual([]);
    await story.close();
  });
});
