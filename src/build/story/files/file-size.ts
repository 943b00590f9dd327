import type { Problem } from './story-error.ts';

/** The size of a file, in bytes before compression, above which a reader on a phone notices. */
const budgets = { picture: 400_000, layer: 500_000, basemap: 1_500_000 } as const;

const remedies = {
  picture: 'Make it smaller, 1600 pixels wide at most, or save it as WebP or AVIF.',
  layer: 'Simplify its shapes, and round coordinates to four decimals.',
  basemap: 'Cut it for a smaller window, or simplify its shapes.',
} as const;

/** More than a browser can be asked to load, in bytes; to look for faults in it takes minutes. */
const most = 5_000_000;

/** What is wrong with a GeoJSON file that is too large to be read at all. */
export function tooLarge(file: string, size: number): Problem | undefined {
  if (size <= most) return undefined;
  const [weight, budget] = [size, budgets.layer].map((bytes) => bytes.toLocaleString('en'));
  return {
    file,
    problem: `it has ${weight} bytes, more than any reader could wait for.`,
    remedy: `Simplify its shapes, with mapshaper.org for example, until it has ${budget} or less.`,
    value: size,
  };
}

/** Warns of a file that is larger than its budget. */
export function sizeWarning(
  file: string,
  size: number,
  what: keyof typeof budgets,
): Problem | undefined {
  if (size <= budgets[what]) return undefined;
  const [weight, budget] = [size, budgets[what]].map((bytes) => bytes.toLocaleString('en'));
  return {
    file,
    problem: `the ${what} has ${weight} bytes, of the ${budget} that one should have at most.`,
    remedy: remedies[what],
    value: size,
    severity: 'warning',
  };
}
