import type {} from 'vitest';
import type { TestProject } from 'vitest/node';
import { startBrowser } from '../../../../src/proof/browser.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Why no browser starts here; empty where one does: `inject('missingBrowser')`. */
    missingBrowser: string;
  }
}

/**
 * Starts the tests' browser once before any of them, which unpacks the bundled one where no other
 * starts, and says which it is. Where none starts, `expect-browser.ts` fails each file with the reason.
 */
export default async function announceBrowser(project: TestProject): Promise<void> {
  console.log('Looking for a browser');
  try {
    const { browser, name } = await startBrowser();
    await browser.close();
    console.log(`Testing in ${name}`);
    project.provide('missingBrowser', '');
  } catch (error) {
    project.provide('missingBrowser', error instanceof Error ? error.message : String(error));
  }
}
