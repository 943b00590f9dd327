import type { Page } from 'playwright-core';

/** Takes the map's WebGL context away, and waits until that is noticed. */
export const loseContext = (page: Page) =>
  page.evaluate(() => {
    const canvas = document.querySelector('#map canvas') as HTMLCanvasElement;
    const context = canvas.getContext('webgl2')?.getExtension('WEBGL_lose_context');
    Object.assign(window, { restoreContext: () => context?.restoreContext() });
    const lost = new Promise((done) => canvas.addEventListener('webglcontextlost', done));
    context?.loseContext();
    return lost.then(() => undefined);
  });

/** Gives it back, and waits until that is noticed. */
export const restoreContext = (page: Page) =>
  page.evaluate(() => {
    const restored = new Promise((resolve) =>
      document
        .querySelector('#map canvas')
        ?.addEventListener('webglcontextrestored', resolve, { once: true }),
    );
    (window as unknown as { restoreContext: () => void }).restoreContext();
    return restored.then(() => undefined);
  });

/** Goes to a section by its link, and waits some frames, while the map may not be able to show it. */
export const goBlindly = (page: Page, section: string) =>
  page.evaluate(async (id) => {
    location.hash = id;
    for (let frame = 0; frame < 10; frame += 1) await new Promise(requestAnimationFrame);
  }, section);
