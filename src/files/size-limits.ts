import { extname } from 'node:path';
import type { Problem } from './story-error.ts';

/** The maximum bytes, by file ending, of a file that is read; other files have a limit for publishing. */
const maxBytes: Readonly<Record<string, number>> = {
  '.md': 1_000_000,
  '.yaml': 500_000,
  '.csv': 5_000_000,
  '.vtt': 500_000,
  '.json': 5_000_000,
  '.svg': 2_000_000,
  '.geojson': 5_000_000,
};
const maxOtherBytes = 25_000_000;

/** The maximum levels of nesting in YAML and JSON; a Polygon's positions take seven. */
export const maxDepth = 50;

export function tooLarge(file: string, size: number): Problem | undefined {
  const ending = extname(file).toLowerCase();
  const limit = maxBytes[ending] ?? maxOtherBytes;
  if (size <= limit) return undefined;
  const problem = `it is ${inBytes(size)}; the limit is ${inBytes(limit)}.`;
  const remedy =
    ending === '.geojson'
      ? `Simplify its shapes, for example at mapshaper.org; aim for ${inBytes(budgets.layer)} or less, so that a phone loads them quickly.`
      : 'Make it smaller, or take it out.';
  return { file, problem, remedy, value: size };
}

const inBytes = (size: number): string => `${size.toLocaleString('en')} bytes`;

export const nested = {
  problem: `values are nested more than ${maxDepth} deep.`,
  remedy: 'Look for brackets that open again and again, and take them out.',
};

/** True if more than `maxDepth` brackets are open at once in JSON. */
export function isTooDeep(json: string): boolean {
  let depth = 0;
  let quoted = false;
  for (let i = 0; i < json.length && depth <= maxDepth; i++) {
    const sign = json[i];
    if (sign === '"') quoted = !quoted;
    else if (quoted) i += sign === '\\' ? 1 : 0;
    else if (sign === '[' || sign === '{') depth += 1;
    else if (sign === ']' || sign === '}') depth -= 1;
  }
  return depth > maxDepth;
}

/** The uncompressed sizes, in bytes, above which a reader notices the download on a phone. */
const budgets = { layer: 500_000, basemap: 1_500_000 } as const;

type Budget = keyof typeof budgets;

export function sizeWarning(file: string, size: number, part: Budget): Problem | undefined {
  if (size <= budgets[part]) return undefined;
  const problem = `the ${part} is ${inBytes(size)}; it should be at most ${inBytes(budgets[part])}.`;
  const remedy = 'Simplify its shapes, or round coordinates to four decimals.';
  return { file, problem, remedy, value: size, severity: 'warning' };
}
