import type { Page } from 'playwright-core';

export const loseContext = (page: Page) =>
  page.evaluate(() => {
    const canvas = document.querySelector('#map canvas') as HTMLCanvasElement;
    const context = canvas.getContext('webgl2')?.getExtension('WEBGL_lose_context');
    Object.assign(window, { restoreContext: () => context?.restoreContext() });
    const lost = new Promise((done) => canvas.addEventListener('webglcontextlost', done));
    context?.loseContext();
    return lost.then(() => undefined);
  });

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

/** Goes to a section by its link and waits some frames, where the map may be unable to follow. */
export const goBlindly = (page: Page, section: string) =>
  page.evaluate(async (id) => {
    location.hash = id;
    for (let frame = 0; frame < 10; frame += 1) await new Promise(requestAnimationFrame);
  }, section);
