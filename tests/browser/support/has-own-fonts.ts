import type { Page } from 'playwright-core';

/** Whether a page's text stands in its own faces, which it does without where they come late. */
export function hasOwnFonts(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const pen = document.createElement('canvas').getContext('2d');
    if (!pen) throw new Error('This browser measures no text.');
    const widths = ['"Source Serif 4", monospace', 'monospace'].map((family) => {
      pen.font = `100px ${family}`;
      return pen.measureText('The long way south').width;
    });
    return widths[0] !== widths[1];
  });
}
