import type { Page } from 'playwright-core';

/** Whether a page's text stands in its own faces, all of them, which it does without where they come late. */
export function hasOwnFonts(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const pen = document.createElement('canvas').getContext('2d');
    if (!pen) throw new Error('This browser measures no text.');
    return ['Source Serif 4', 'Source Sans 3'].every((family) =>
      [400, 600].every((weight) => {
        const widths = [`"${family}", monospace`, 'monospace'].map((families) => {
          pen.font = `${weight} 100px ${families}`;
          return pen.measureText('The long way south').width;
        });
        return widths[0] !== widths[1];
      }),
    );
  });
}
