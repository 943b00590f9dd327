import { clamp } from '../clamp.ts';
import type { Camera } from './camera.ts';
import { nearAngle } from './near-angle.ts';

/** What a link says of the camera: all but the padding, which is the page's. */
export type View = Omit<Camera, 'padding'>;

/** The parts of a view as a link writes them: their range and number of decimals. */
const parts = [
  { least: -180, most: 180, decimals: 5 },
  { least: -85, most: 85, decimals: 5 },
  { least: 0, most: 22, decimals: 2 },
  { least: -180, most: 180, decimals: 1 },
  { least: 0, most: 60, decimals: 1 },
] as const;

const decimalNumber = /^-?\d{1,12}(\.\d{1,12})?$/;

/**
 * Reads `lng,lat,zoom,bearing,pitch`, each moved into its range, a longitude by whole turns around
 * the world; `undefined` for anything else.
 */
export function readView(text: string): View | undefined {
  const texts = text.split(',');
  if (texts.length !== parts.length || !texts.every((text) => decimalNumber.test(text))) return;
  const numbers = texts.map((text, i) => inRange(Number(text), i));
  const [lng = 0, lat = 0, zoom = 0, bearing = 0, pitch = 0] = numbers;
  return { center: [lng, lat], zoom, bearing, pitch };
}

/** Writes a view as `lng,lat,zoom,bearing,pitch`; `undefined` if one of them is not a number. */
export function writeView({ center, zoom, bearing, pitch }: View): string | undefined {
  const numbers = [...center, zoom, bearing, pitch];
  if (numbers.some(Number.isNaN)) return;
  return parts.map((_, i) => `${inRange(numbers[i] ?? 0, i)}`).join(',');
}

/** Moves the number into the range of the view's part of that index and rounds it. */
function inRange(value: number, index: number): number {
  const { least, most, decimals } = parts[index] ?? parts[0];
  const near = index === 0 ? nearAngle(value) : value;
  const rounded = Number(clamp(near, least, most).toFixed(decimals));
  return rounded === 0 ? 0 : rounded;
}
