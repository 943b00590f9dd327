import type { Page } from 'playwright-core';
import { mapAtRest } from '../../../src/proof/story-page.ts';

/** A small desk for films, since fewer pixels render faster in software. */
export const desk = { viewport: { width: 800, height: 560 } } as const;

/** Films a page as JPEGs during `act` and until the map rests, on a processor `slower` times slower. */
export async function film(
  page: Page,
  act: () => Promise<unknown>,
  slower = 1,
): Promise<readonly Buffer[]> {
  const session = await page.context().newCDPSession(page);
  const frames: Buffer[] = [];
  session.on('Page.screencastFrame', ({ data, sessionId }) => {
    frames.push(Buffer.from(data, 'base64'));
    session.send('Page.screencastFrameAck', { sessionId }).catch(() => undefined);
  });
  const drawEveryFrame = (drawsEveryFrame: boolean) =>
    page.evaluate((set) => Object.assign(window, set), { drawsEveryFrame });
  await drawEveryFrame(true);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slower });
  await session.send('Page.startScreencast', { format: 'jpeg', quality: 92 });
  await act();
  await mapAtRest(page);
  await session.send('Page.stopScreencast');
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  await session.detach();
  await drawEveryFrame(false);
  return frames;
}

/** The time between two movements of a hand, and at least a frame. */
export const beat = (page: Page): Promise<unknown> =>
  Promise.all([page.waitForTimeout(40), page.evaluate(() => new Promise(requestAnimationFrame))]);

/** Draws the mouse with its button down from a place to others. */
export async function drag(page: Page, ...path: readonly (readonly [x: number, y: number])[]) {
  for (const [i, [x, y]] of path.entries()) {
    await page.mouse.move(x, y, { steps: i ? 5 : 1 });
    if (i === 0) await page.mouse.down();
  }
  await page.mouse.up();
}

export async function wheelOverMap(page: Page, distance: number, step: number): Promise<void> {
  await page.mouse.move(780, 300);
  for (let way = 0; way < distance; way += step) {
    await page.mouse.wheel(0, step);
    await beat(page);
  }
}
