import type { Page } from 'playwright-core';

/** One picture of a film. */
export interface Frame {
  /** The page's scroll offset in CSS pixels. */
  readonly offset: number;
  /** A JPEG of the viewport. */
  readonly picture: Buffer;
}

/**
 * Films a page as it is put on the screen while `act` goes on, and a moment longer.
 *
 * @param slower How many times slower the page's processor is made meanwhile.
 */
export async function film(
  page: Page,
  act: () => Promise<unknown>,
  slower = 1,
): Promise<readonly Frame[]> {
  const session = await page.context().newCDPSession(page);
  const frames: Frame[] = [];
  session.on('Page.screencastFrame', ({ data, metadata, sessionId }) => {
    frames.push({ offset: metadata.scrollOffsetY, picture: Buffer.from(data, 'base64') });
    session.send('Page.screencastFrameAck', { sessionId }).catch(() => undefined);
  });
  await drawEveryFrame(page, true);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slower });
  await session.send('Page.startScreencast', { format: 'jpeg', quality: 92 });
  await act();
  await page.waitForTimeout(500);
  await session.send('Page.stopScreencast');
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  await session.detach();
  await drawEveryFrame(page, false);
  return frames;
}

const drawEveryFrame = (page: Page, drawsEveryFrame: boolean) =>
  page.evaluate((set) => Object.assign(window, set), { drawsEveryFrame });
