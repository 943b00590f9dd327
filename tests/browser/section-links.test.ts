import type { BrowserContext } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { exampleAddress } from './support/example.ts';
import { sharedBrowser } from './support/open-browser.ts';
import { openPage } from './support/open-page.ts';

const served = inject('exampleUrl');
const browser = await sharedBrowser('undrawn');
const elsewhere = 'https://reader.example/';

/** Publishes the second story at the address that it was built for, and beside it a page that links to a section. */
async function publish(context: BrowserContext): Promise<void> {
  await context.route(`${exampleAddress}**`, async (route) => {
    const path = route.request().url().slice(exampleAddress.length);
    await route.fulfill({ response: await route.fetch({ url: `${served}/${path}` }) });
  });
  await context.route(elsewhere, (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<title>Elsewhere</title><a href="${exampleAddress}fr/s/samoa/">Samoa</a>`,
    }),
  );
}

describe('a link to a section', () => {
  it.each([
    ['with scripts', true],
    ['without a script', false],
  ])(
    'leads through its page to the section %s, and Back returns to where one came from',
    async (_, javaScript) => {
      const { page, errors, close } = await openPage(browser, { javaScript, drawing: false });
      await publish(page.context());
      await page.goto(elsewhere);
      await page.locator('a').click();
      await page.waitForURL(`${exampleAddress}fr/#samoa`);
      const top = () => page.locator('#samoa h2').evaluate((h2) => h2.getBoundingClientRect().top);
      await expect.poll(async () => Math.abs(await top()) < 800).toBe(true);
      await page.goBack();
      await page.waitForURL(elsewhere);
      expect(errors).toEqual([]);
      await page.context().unrouteAll({ behavior: 'ignoreErrors' });
      await close();
    },
  );

  it('is copied beside its heading: that of its page, or with what the reader has switched the story’s own', async () => {
    const { page, errors, close } = await openPage(browser, { drawing: false });
    await publish(page.context());
    // All that is not granted is denied then, which a browser may allow whoever presses a button.
    await page.context().grantPermissions([]);
    const copy = () => page.locator('#samoa').getByTitle('Copy link to this section').click();
    await page.goto(exampleAddress, { waitUntil: 'load' });
    await copy();
    await page.locator('#samoa').getByText('Link is in the address bar').waitFor();
    expect(page.url()).toBe(`${exampleAddress}#samoa`);
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    const copied = async () => {
      await copy();
      await page.locator('#samoa').getByText('Link copied').waitFor();
      return page.evaluate(() => navigator.clipboard.readText());
    };
    await page.goto(exampleAddress, { waitUntil: 'load' });
    expect(await copied()).toBe(`${exampleAddress}s/samoa/`);
    const query = '?hide=date-line';
    await page.goto(`${exampleAddress}${query}`, { waitUntil: 'load' });
    expect(await copied()).toBe(`${exampleAddress}${query}#samoa`);
    await page.goto(`${served}/`, { waitUntil: 'load' });
    expect(await copied()).toBe(`${served}/#samoa`);
    expect(errors).toEqual([]);
    await page.context().unrouteAll({ behavior: 'ignoreErrors' });
    await close();
  });
});
