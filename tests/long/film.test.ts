import { describe, expect, inject, it } from 'vitest';
import { filmReading, paces, screenOf } from '../browser/support/film-reading.ts';
import { sharedBrowser } from '../browser/support/open-browser.ts';
import { openStory } from '../browser/support/open-page.ts';

const browser = await sharedBrowser('drawn');

describe.each(['wheel', 'finger'] as const)('a film of a reading by %s on the map', (by) => {
  it.each(['brisk', 'slow'] as const)('%s: has ground and nothing over it', async (pace) => {
    const story = await openStory(browser, inject('storyUrl'), screenOf(by));
    const reading = { by, to: 'lifeline', ...paces[pace] };
    const { frames, faults } = await filmReading(story, reading);
    expect(frames).toBeGreaterThan(20);
    expect(faults).toEqual([]);
    await story.close();
  });
});
