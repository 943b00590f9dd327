import { extname } from 'node:path';
import type { Problem } from './story-error.ts';

/** How many bytes a file of each ending may have to be read; and one of another, to be published. */
const largest: Readonly<Record<string, number>> = {
  '.md': 1_000_000,
  '.yaml': 500_000,
  '.csv': 1_000_000,
  '.vtt': 500_000,
  '.json': 1_000_000,
  '.svg': 2_000_000,
  '.geojson': 5_000_000,
};
const largestOther = 25_000_000;

/** How many values of YAML or JSON may lie in one another; the positions of a polygon lie in seven. */
export const deepest = 50;

/** What is wrong with a file that is too large to be read or published at all. */
export function tooLarge(file: string, size: number): Problem | undefined {
  const ending = extname(file).toLowerCase();
  const most = largest[ending] ?? largestOther;
  if (size <= most) return undefined;
  const [weight, limit, budget] = [size, most, budgets.layer].map((n) => n.toLocaleString('en'));
  if (ending === '.geojson') {
    const problem = `it has ${weight} bytes, more than any reader could wait for.`;
    const remedy = `Simplify its shapes, with mapshaper.org for example, until it has ${budget} or less.`;
    return { file, problem, remedy, value: size };
  }
  const problem = `it has ${weight} bytes, of the ${limit} that such a file can have at most.`;
  return { file, problem, remedy: 'Make it smaller, or take it out.', value: size };
}

/** What is wrong with values that lie deeper in one another. */
export const nested = {
  problem: `values lie in one another more than ${deepest} deep.`,
  remedy: 'Look for brackets that are opened again and again, and take them out.',
};

/** Whether more brackets are open at once in a text of JSON than any of its values needs. */
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

const remedies = {
  layer: 'Simplify its shapes, and round coordinates to four decimals.',
  basemap: 'Cut it for a smaller window, or simplify its shapes.',
} as const;

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
