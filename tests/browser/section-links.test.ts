import { expect, inject, it } from 'vitest';
import { openPage } from './support/open-page.ts';

const served = inject('exampleUrl');

it('a link to a section is copied beside its heading, with what the reader has switched', async () => {
  const { page, errors } = await openPage({ drawing: false });
  // All that is not granted is denied then, which a browser may allow whoever presses a button.
  await page.context().grantPermissions([]);
  const copy = () => page.locator('#samoa').getByTitle('Copy link to this section').click();
  await page.goto(`${served}/`, { waitUntil: 'load' });
  await copy();
  await page.locator('#samoa').getByText('Link is in the address bar').waitFor();
  expect(page.url()).toBe(`${served}/#samoa`);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  for (const query of ['', '?hide=date-line']) {
    await page.goto(`${served}/${query}`, { waitUntil: 'load' });
    await copy();
    await page.locator('#samoa').getByText('Link copied').waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toBe(`${served}/${query}#samoa`);
  }
  expect(errors).toEqual([]);
});

it('a layer that a link hides keeps its switch in the key, off, where the story shows it', async () => {
  const { page } = await openPage({ drawing: false });
  const entry = page.locator('#_key > [for="_show-date-line"]');
  const state = () => entry.evaluate((one: HTMLElement) => one.hidden || one.dataset.off);
  await page.goto(`${served}/?hide=date-line#samoa`, { waitUntil: 'load' });
  await expect.poll(state).toBe('');
  await page.goto(`${served}/?hide=date-line#fiji`, { waitUntil: 'load' });
  await expect.poll(state).toBe(true);
});
