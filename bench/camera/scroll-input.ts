/** How a reader scrolls: by a wheel that moves in notches, or by swipes on a trackpad. */
export type ScrollInput = 'wheel' | 'trackpad';

const notch = 100;
const notchesAtOnce = 4;
const framesBetweenNotches = 8;
const framesBetweenBursts = 60;

const swipeEvery = 72;
const swipeSpeed = 34;
const swipeRise = 4;
const swipeFall = 18;

/**
 * The CSS pixels by which an input scrolls the page in each of so many frames of 1/60 s: notches of
 * 100 px in bursts of four, or swipes that start softly and run out.
 */
export function scrollInput(input: ScrollInput, frames: number): readonly number[] {
  const pixelsAt = input === 'wheel' ? notchAt : swipeAt;
  return Array.from({ length: frames }, (_, frame) => pixelsAt(frame));
}

/** Where a page is after each of the frames, from its top. */
export function scrolledTo(pixels: readonly number[]): readonly number[] {
  let offset = 0;
  return pixels.map((by) => {
    offset += by;
    return offset;
  });
}

function notchAt(frame: number): number {
  const inBurst = frame % framesBetweenBursts;
  const turns =
    inBurst % framesBetweenNotches === 0 && inBurst < notchesAtOnce * framesBetweenNotches;
  return turns ? notch : 0;
}

function swipeAt(frame: number): number {
  const time = frame % swipeEvery;
  return Math.round(swipeSpeed * (1 - Math.exp(-time / swipeRise)) * Math.exp(-time / swipeFall));
}
