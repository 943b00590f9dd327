import type { Page } from 'playwright-core';

interface MemoryPerformance extends Performance {
  measureUserAgentSpecificMemory(): Promise<{ readonly bytes: number }>;
}

/** Lets Chromium measure memory when asked, and not some twenty seconds later. */
export const memoryFlags: readonly string[] = ['--enable-blink-features=ForceEagerMeasureMemory'];

/** The bytes that a page holds together with its workers, which the heap of the page leaves out. */
export async function pageMemory(page: Page): Promise<number> {
  const { bytes } = await page.evaluate(() =>
    (performance as MemoryPerformance).measureUserAgentSpecificMemory(),
  );
  return bytes;
}
