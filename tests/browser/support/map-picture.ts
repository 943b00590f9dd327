import type { Page } from 'playwright-core';
import { mapAtRest } from './map-at-rest.ts';

/**
 * The map as it is drawn at rest, as a PNG of the viewport: its canvas alone, without the text and
 * the controls that lie over it.
 *
 * @throws When `#map` takes up no room, since two pictures of nothing are always the same.
 */
export async function mapPicture(page: Page): Promise<Buffer> {
  await mapAtRest(page);
  const box = await page.locator('#map').boundingBox();
  if (!box?.width || !box.height) {
    throw new Error(
      `#map is ${box?.width ?? 0} × ${box?.height ?? 0} pixels: there is no picture.`,
    );
  }
  await page.evaluate(hideAllButCanvas);
  try {
    return await page.screenshot({ caret: 'initial' });
  } finally {
    await page.evaluate(() => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.slice(0, -1);
    });
  }
}

/** A constructed style sheet, which the page's security policy lets through. */
function hideAllButCanvas(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    * { visibility: hidden !important; transition: none !important; }
    #map canvas { visibility: visible !important; }
  `);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}
