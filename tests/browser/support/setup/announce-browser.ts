import { startBrowser } from '../../../../src/proof/browser.ts';

/** Starts the tests' browser once before any of them, which unpacks the bundled one, and says which it is. */
export default async function announceBrowser(): Promise<void> {
  console.log('Looking for a browser');
  const { browser, name } = await startBrowser();
  await browser.close();
  console.log(`Testing in ${name}`);
}
