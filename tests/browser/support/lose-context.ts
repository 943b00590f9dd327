import type { Page } from 'playwright-core';

/** Takes the map's WebGL context away, and waits until that is noticed. */
export const loseContext = (page: Page) =>
  page.evaluate(() => {
    const canvas = document.querySelector('#map canvas') as HTMLCanvasElement;
    const context = canvas.getContext('webgl2')?.getExtension('WEBGL_lose_context');
    Object.assign(window, { restoreContext: () => context?.restoreContext() });
    const lost = new Promise((resolve) =>
      canvas.addEventListener('webglcontextlost', resolve, { once: true }),
    );
    context?.loseContext();
    return lost.then(() => undefined);
  });

/** Gives it back. */
export const restoreContext = (page: Page) =>
  page.evaluate(() => (window as unknown as { restoreContext: () => void }).restoreContext());

/** Goes to a section by its link, while the map may not be able to show it. */
export const goBlindly = async (page: Page, section: string) => {
  await page.evaluate((id) => {
    location.hash = id;
  }, section);
  await page.waitForTimeout(300);
};
