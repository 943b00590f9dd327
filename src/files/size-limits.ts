import { extname } from 'node:path';
import type { Problem } from './story-error.ts';

/** How many bytes a file of each ending may have to be read; and one of another, to be published. */
const largest: Readonly<Record<string, number>> = {
  '.md': 1_000_000,
  '.yaml': 500_000,
  '.csv': 5_000_000,
  '.vtt': 500_000,
  '.json': 5_000_000,
  '.svg': 2_000_000,
  '.geojson': 5_000_000,
};
const largestOther = 25_000_000;

/** How deeply values of YAML or JSON may be nested; the positions of a polygon are seven deep. */
export const deepest = 50;

/** What is wrong with a file that is too large to be read or published at all. */
export function tooLarge(file: string, size: number): Problem | undefined {
  const ending = extname(file).toLowerCase();
  const most = largest[ending] ?? largestOther;
  if (size <= most) return undefined;
  const problem = `it is ${inBytes(size)}; the limit is ${inBytes(most)}.`;
  const remedy =
    ending === '.geojson'
      ? `Simplify its shapes, for example at mapshaper.org; aim for ${inBytes(budgets.layer)} or less, so that a phone loads them quickly.`
      : 'Make it smaller, or take it out.';
  return { file, problem, remedy, value: size };
}

const inBytes = (size: number): string => `${size.toLocaleString('en')} bytes`;

export const nested = {
  problem: `values are nested more than ${deepest} deep.`,
  remedy: 'Look for brackets that open again and again, and take them out.',
};

/** Whether a text of JSON has more brackets open at once than any of its values needs. */
export function isTooDeep(json: string): boolean {
  let depth = 0;
  let quoted = false;
  for (let i = 0; i < json.length && depth <= deepest; i++) {
    const sign = json[i];
    if (sign === '"') quoted = !quoted;
    else if (quoted) i += sign === '\\' ? 1 : 0;
    else if (sign === '[' || sign === '{') depth += 1;
    else if (sign === ']' || sign === '}') depth -= 1;
  }
  return depth > deepest;
}

/** The size of a file, in bytes before compression, above which a reader on a phone notices. */
const budgets = { layer: 500_000, basemap: 1_500_000 } as const;

/** Warns of a file that is larger than its budget. */
export function sizeWarning(
  file: string,
  size: number,
  what: keyof typeof budgets,
): Problem | undefined {
  if (size <= budgets[what]) return undefined;
  const problem = `the ${what} is ${inBytes(size)}; it should be at most ${inBytes(budgets[what])}.`;
  const remedy = 'Simplify its shapes, or round coordinates to four decimals.';
  return { file, problem, remedy, value: size, severity: 'warning' };
}
