import { expect, inject, it } from 'vitest';
import { openPage } from './support/open-page.ts';

const served = inject('exampleUrl');

it('a heading’s button copies a link to its section, with the reader’s layers', async () => {
  const { page, errors } = await openPage({ drawing: false });
  // Denies the clipboard, which a browser may allow after a click.
  await page.context().grantPermissions([]);
  const copy = () => page.locator('#samoa').getByTitle('Copy link to this section').click();
  await page.goto(`${served}/`);
  await copy();
  await page.locator('#samoa').getByText('Link is in the address bar').waitFor();
  expect(page.url()).toBe(`${served}/#samoa`);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  for (const query of ['', '?hide=date-line']) {
    await page.goto(`${served}/${query}`);
    await copy();
    await page.locator('#samoa').getByText('Link copied').waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toBe(`${served}/${query}#samoa`);
  }
  expect(errors).toEqual([]);
});

it('a layer hidden by a link keeps its switch in the key, turned off', async () => {
  const { page } = await openPage({ drawing: false });
  const box = page.locator('#_show-date-line');
  const state = () =>
    box.evaluate((one: HTMLInputElement) => [
      one.checked,
      'first' in (one.parentElement?.dataset ?? {}),
    ]);
  await page.goto(`${served}/?hide=date-line#samoa`);
  await expect.poll(state).toEqual([false, true]);
  await page.goto(`${served}/?hide=date-line#fiji`);
  await expect.poll(state).toEqual([false, false]);
});
