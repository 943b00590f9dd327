import { describe, expect, inject, it } from 'vitest';
import { layerProblems } from '../../src/proof/layer-problems.ts';
import { mapAtRest, mapPicture, mapReady } from '../../src/proof/story-page.ts';
import { sentences, testedStory } from '../../src/proof/tested-story.ts';
import { layers } from '../support/this-story.ts';
import { cases } from './support/cases.ts';
import { differentPixels } from './support/different-pixels.ts';
import { apartFromFresh, sameMap } from './support/fresh-visit.ts';
import { groundShares } from './support/ground-shares.ts';
import { goBlindly, loseContext, restoreContext } from './support/lose-context.ts';
import { sharedBrowser } from './support/open-browser.ts';
import { openPage, openStory, small } from './support/open-page.ts';

const url = inject('storyUrl');
const browser = await sharedBrowser('drawn');

/** Runs in the page before its scripts: workers are told nothing while `window.workersHeld`. */
function holdWorkers(): void {
  const { postMessage } = Worker.prototype;
  const later: (() => void)[] = [];
  setInterval(() => {
    if (!(window as { workersHeld?: boolean }).workersHeld)
      for (const tell of later.splice(0)) tell();
  }, 50);
  Worker.prototype.postMessage = function (this: Worker, ...message: unknown[]) {
    const tell = () => postMessage.apply(this, message as never);
    if ((window as { workersHeld?: boolean }).workersHeld) later.push(tell);
    else tell();
  };
}

/** Sections that together show a layer of each kind wholly, and such layers. */
const sections = ['the-eleven', 'ninety-firings', 'the-long-way'];
const ids = ['jilin', 'border-rivers', 'dmz', 'firing-sites', 'route-laos', 'flight-seoul'];

/** Runs in the page. */
const click = (boxes: Element[]) => {
  for (const box of boxes as HTMLElement[]) box.click();
};

describe('what is drawn', () => {
  it.each(cases(['en'], ['zh']))(
    'is in one section after another what its scene shows, in colours that one sees, and nothing else, in "%s"',
    async (tag) => {
      const whole = await testedStory('src/story', url, tag === 'en' ? undefined : tag);
      const looksAt = whole.story.layers.filter(({ id }) => ids.includes(id));
      const tested = { ...whole, story: { ...whole.story, layers: looksAt } };
      const story = await openStory(browser, tested.url, small);
      const { problems, looked } = await layerProblems(story, tested, 'light', sections);
      expect(sentences(problems)).toEqual([]);
      const all = layers.filter(
        ({ kind, categories, picture }) => !picture && (kind !== 'points' || categories),
      );
      const seen = all.filter(({ id }) => looked.has(id));
      expect(new Set(seen.map(({ kind }) => kind))).toEqual(new Set(all.map(({ kind }) => kind)));
      const { layers: shown } = await story.goTo('the-long-way');
      let before = await mapPicture(story.page);
      const others = all.filter((layer) => !shown.includes(layer.id));
      for (const { id } of cases(others.slice(0, 1), others.slice(1))) {
        await story.page
          .locator(`#_layers input[value="${id}"]`)
          .evaluate((box: HTMLElement) => box.click());
        const after = await mapPicture(story.page);
        expect([id, differentPixels(before, after) > 0]).toEqual([id, true]);
        before = after;
      }
      expect(story.errors).toEqual([]);
      await story.close();
    },
  );

  it('has ground where no tile has come, however far the camera jumps', async () => {
    const { page, close } = await openPage(browser, { ...small, scripts: [holdWorkers] });
    await page.goto(`${url}/#rockets`, { waitUntil: 'load' });
    await mapReady(page);
    await mapAtRest(page);
    const shares = async () => groundShares(await page.screenshot(), [0.46, 0.16, 0.98, 0.72]);
    await page.evaluate(() => Object.assign(window, { workersHeld: true }));
    await goBlindly(page, 'the-long-way');
    const held = await shares();
    await page.evaluate(() => Object.assign(window, { workersHeld: false }));
    await mapAtRest(page);
    const rest = await shares();
    expect(held.sea).toBeGreaterThan(0);
    expect(held.sea).toBeLessThan(rest.sea + 0.1);
    await close();
  });

  it('is that of the place, the theme and the switches where all changed while the context was lost', async () => {
    const still = { ...small, viewport: { width: 700, height: 440 } } as const;
    const story = await openStory(browser, url, still);
    const { page, errors } = story;
    await story.goTo('sources');
    await loseContext(page);
    for (const _ of ['off', 'on']) await page.locator('#_layers input[value]').evaluateAll(click);
    await goBlindly(page, 'before-the-border');
    await page.mouse.wheel(0, 40);
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.waitForTimeout(300);
    await restoreContext(page);
    await mapAtRest(page);
    const apart = await apartFromFresh(browser, story, { ...still, colorScheme: 'dark' });
    expect(apart).toBeLessThan(sameMap);
    expect(errors).toEqual([]);
    await story.close();
  });
});
