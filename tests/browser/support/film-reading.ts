import type { Page } from 'playwright-core';
import type { StoryPage } from '../../../src/proof/story-page.ts';
import { type GroundShares, groundShares, type Part } from './ground-shares.ts';

/** One picture of a film. */
interface Frame {
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

/** How much more sea or night than at rest a frame may show, as a share of what is looked at. */
const clearlyMore = 0.1;

/** The least share of what is plain ground, or night, at rest that is so in a frame. */
const unveiled = 0.4;

/** The least share of what is looked at that is counted as shown at rest. */
const shown = 0.01;

/** How far apart the map is looked at on the way at first, in CSS pixels. */
const apart = 900;

/** How far the map may lag behind the page's scroll, in CSS pixels. */
const lags = [0, 25, 50, 75, 100, 130, 160, 200, 250, 300, 400, 550] as const;

/** The map where neither text nor controls lie over it, by the reader's screen. */
const free = {
  wheel: [0.46, 0.16, 0.98, 0.72],
  finger: [0.03, 0.11, 0.97, 0.38],
} as const satisfies Record<string, Part>;

/** How a reading is filmed. */
interface Reading {
  /** By a wheel at a small desk of 800 × 560, or by one finger on a phone of 390 × 844; both on the map. */
  readonly by: 'wheel' | 'finger';
  /** The section that it ends at. */
  readonly to: string;
  /** How far each turn or move scrolls, in CSS pixels, and the milliseconds after it. */
  readonly step: number;
  readonly pause: number;
  /** How many times slower the page's processor is. */
  readonly slower: number;
}

/** A reading brisk and at full speed, and one slow on a processor four times slower. */
export const paces = {
  brisk: { step: 120, pause: 40, slower: 1 },
  slow: { step: 60, pause: 40, slower: 4 },
} as const;

/** The screen that a reading is filmed on. */
export const screenOf = (by: Reading['by']) =>
  by === 'wheel'
    ? { viewport: { width: 800, height: 560 } }
    : { viewport: { width: 390, height: 844 }, touch: true };

/** Scrolls by wheel with the pointer over the map. */
async function wheel(page: Page, distance: number, step: number, pause: number): Promise<void> {
  await page.mouse.move(780, 300);
  for (let way = 0; way < distance; way += step) {
    await page.mouse.wheel(0, step);
    await page.waitForTimeout(pause);
  }
}

/** Scrolls by one finger on the map, again and again. */
async function finger(page: Page, distance: number, step: number, pause: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', y?: number) =>
    session.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: y === undefined ? [] : [{ x: 200, y, id: 0 }],
    });
  for (let way = 0; way < distance; way += 300) {
    await touch('touchStart', 380);
    for (let y = 380; y >= 80; y -= step / 2) {
      await touch('touchMove', y);
      await page.waitForTimeout(pause);
    }
    await touch('touchEnd');
  }
  await session.detach();
}

const offsetOf = (page: Page, section: string): Promise<number> =>
  page.evaluate(
    (id) => (document.getElementById(id)?.getBoundingClientRect().top ?? 0) + window.scrollY,
    section,
  );

/** What the map shows at rest at an offset. */
async function atRest(story: StoryPage, offset: number, part: Part): Promise<GroundShares> {
  await story.scrollTo(Math.max(0, offset));
  return groundShares(await story.page.screenshot({ type: 'jpeg', quality: 92 }), part);
}

/** What is wrong with a frame, by what the map shows at rest at some offsets near it. */
function faultOf(frame: GroundShares, rests: readonly GroundShares[]): string | undefined {
  for (const kind of ['sea', 'night'] as const) {
    const most = Math.max(...rests.map((rest) => rest[kind]));
    if (frame[kind] > most + clearlyMore) return `${frame[kind]} is ${kind}, at rest ${most}`;
  }
  for (const kind of ['plain', 'night'] as const) {
    const least = Math.min(...rests.map((rest) => rest[kind]));
    if (least < shown) continue;
    if (frame[kind] < unveiled * least) return `${frame[kind]} is ${kind}, at rest ${least}`;
  }
  return;
}

/**
 * The frames in which the land drowned or went dark, or something lay over the map: first by what the map shows
 * here and there on the way, and those that may be at fault by what it shows just there.
 */
async function faults(
  story: StoryPage,
  frames: readonly Frame[],
  part: Part,
): Promise<readonly string[]> {
  const last = Math.max(...frames.map(({ offset }) => offset));
  const ways: (GroundShares & { readonly offset: number })[] = [];
  for (let offset = 0; offset <= last; offset += apart) {
    ways.push({ offset, ...(await atRest(story, offset, part)) });
  }
  const found: string[] = [];
  const rests = new Map<number, GroundShares>();
  for (const { offset, picture } of frames) {
    const shares = await groundShares(picture, part);
    const near = ways.filter((way) => Math.abs(way.offset - offset) <= apart);
    if (!faultOf(shares, near)) continue;
    const just: GroundShares[] = [];
    for (const lag of lags) {
      const at = Math.round((offset - lag) / 25) * 25;
      const rest = rests.get(at) ?? (await atRest(story, at, part));
      rests.set(at, rest);
      just.push(rest);
    }
    const fault = faultOf(shares, just);
    if (fault) found.push(`at ${offset}: ${fault}`);
  }
  return found;
}

/**
 * Films a reading, and tells what is wrong in its frames: land that has drowned or gone dark, something
 * that lies over the map.
 */
export async function filmReading(
  story: StoryPage,
  { by, to, step, pause, slower }: Reading,
): Promise<{ readonly frames: number; readonly faults: readonly string[] }> {
  const { page } = story;
  const end = await offsetOf(page, to);
  const scroll = by === 'wheel' ? wheel : finger;
  const frames = await film(page, () => scroll(page, end, step, pause), slower);
  return { frames: frames.length, faults: await faults(story, frames, free[by]) };
}
