import type { Page } from 'playwright-core';
import { hasOwnFonts } from './has-own-fonts.ts';

/**
 * Loads an address, and again where a busy machine brought the page's own fonts too late for its first
 * paint, so that all visits are laid out alike.
 */
export async function loadInOwnFonts(page: Page, url: string): Promise<void> {
  await page.goto(url, { waitUntil: 'load' });
  for (let tries = 0; tries < 3 && !(await hasOwnFonts(page)); tries += 1) {
    await page.reload({ waitUntil: 'load' });
  }
}
