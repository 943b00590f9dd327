import { expect, inject, it } from 'vitest';
import { mapReady } from '../../src/proof/story-page.ts';
import { openPage, screens } from './support/open-page.ts';

const url = inject('storyUrl');

interface TraceEvent {
  readonly name: string;
  readonly ts: number;
  readonly args: {
    readonly beginData?: { readonly dirtyObjects?: number; readonly totalObjects?: number };
  };
}

/** A page of fewer objects is not the story's, or has only just begun to arrive. */
const minObjects = 500;

it('a phone lays out the whole page at most twice before the map is ready', async () => {
  const { page } = await openPage({ viewport: screens.largePhone, drawing: false });
  const client = await page.context().newCDPSession(page);
  const events: TraceEvent[] = [];
  client.on('Tracing.dataCollected', ({ value }) => events.push(...(value as never[])));
  const categories = ['devtools.timeline', 'blink.user_timing'];
  await client.send('Tracing.start', { traceConfig: { includedCategories: categories } });
  await page.goto(url);
  await mapReady(page);
  const complete = new Promise((resolve) => client.once('Tracing.tracingComplete', resolve));
  await client.send('Tracing.end');
  await complete;
  const ready = events.find(({ name }) => name === 'map:ready');
  const layouts = events.filter(({ name, ts }) => name === 'Layout' && ts < (ready?.ts ?? 0));
  expect(layouts.length).toBeGreaterThan(0);
  const whole = layouts.filter(({ args: { beginData } }) => {
    const { dirtyObjects = 0, totalObjects = 0 } = beginData ?? {};
    return totalObjects >= minObjects && dirtyObjects >= 0.9 * totalObjects;
  });
  expect(whole.length).toBeLessThanOrEqual(2);
});
