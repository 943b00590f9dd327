import type { Problem } from '../parse/story-error.ts';

/** The size of a file, in bytes before compression, above which a reader on a phone notices. */
const budgets = { picture: 400_000, layer: 500_000, basemap: 1_500_000 } as const;

const remedies = {
  picture: 'Make it smaller, 1600 pixels wide at most, or save it as WebP or AVIF.',
  layer: 'Simplify its shapes, and round coordinates to four decimals.',
  basemap: 'Cut it for a smaller window, or simplify its shapes.',
} as const;

/** Warns of a file that is larger than its budget. */
export function sizeWarning(file: string, size: number, what: keyof typeof budgets): Problem[] {
  if (size <= budgets[what]) return [];
  const [weight, budget] = [size, budgets[what]].map((bytes) => bytes.toLocaleString('en'));
  return [
    {
      file,
      problem: `the ${what} has ${weight} bytes, of the ${budget} that one should have at most.`,
      remedy: remedies[what],
      value: size,
      severity: 'warning',
    },
  ];
}
