import { expect, inject, it } from 'vitest';
import { giveSign, mapAtRest } from '../../src/proof/story-page.ts';
import { apartFromFresh, sameMap } from '../browser/support/fresh-visit.ts';
import { goBlindly, loseContext, restoreContext } from '../browser/support/lose-context.ts';
import { sharedBrowser } from '../browser/support/open-browser.ts';
import { openStory, small } from '../browser/support/open-page.ts';

const url = inject('storyUrl');
const light = { ...small, browser: await sharedBrowser('drawn') };
const dark = { ...light, colorScheme: 'dark' } as const;

it('the map matches a fresh visit after place, theme and switches changed while the context was lost', async () => {
  const story = await openStory(url, light);
  const { page, errors } = story;
  await story.goTo('sources');
  await loseContext(page);
  for (const _ of ['off', 'on'])
    await page.locator('#_layers input[value]').evaluateAll((boxes: HTMLElement[]) => {
      for (const box of boxes) box.click();
    });
  await goBlindly(page, 'before-the-border');
  await page.mouse.wheel(0, 40);
  await page.emulateMedia({ colorScheme: 'dark' });
  await restoreContext(page);
  await mapAtRest(page);
  expect(await apartFromFresh(story, dark)).toBeLessThan(sameMap);
  expect(errors).toEqual([]);
});

it('the map matches a fresh visit after the context was lost during loading', async () => {
  const story = await openStory(`${url}/#title`, light);
  const { page } = story;
  await page.reload({ waitUntil: 'load' });
  await giveSign(page);
  await page.waitForSelector('#map canvas', { state: 'attached' });
  await loseContext(page);
  await goBlindly(page, 'before-the-border');
  await restoreContext(page);
  await page.waitForSelector('html[data-map=ready]');
  await mapAtRest(page);
  expect(await apartFromFresh(story, light)).toBeLessThan(sameMap);
});
