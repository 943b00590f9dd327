import type { ErrorCode } from 'yaml';
import type { Problem } from '../files/story-error.ts';

type Words = Pick<Problem, 'problem' | 'remedy'>;

const layout =
  'Compare its indentation, brackets and quotes with the lines around it; a value that holds a colon stands in quotes.';

/** What is said of the faults that authors make; the rest is told by the line alone. */
const words: Partial<Record<ErrorCode, Words>> = {
  DUPLICATE_KEY: {
    problem: 'it is there twice.',
    remedy: 'Keep one of the two, or give this one a name of its own.',
  },
  MISSING_CHAR: {
    problem: 'this is not YAML: something that was opened is not closed.',
    remedy: 'Close the quote or the bracket, or put a space after the colon of a field.',
  },
  BAD_INDENT: {
    problem: 'this is not YAML: the line is indented otherwise than what it belongs to.',
    remedy: 'Begin fields of one entry in the same column, and close each bracket.',
  },
  UNEXPECTED_TOKEN: {
    problem: 'this is not YAML: the value goes on after its end.',
    remedy: 'Put the whole value in quotes; within them write " as \\".',
  },
};

/** A fault of YAML in words. */
export function wordsOfFault(
  { code, pos: [from, to] }: { readonly code: ErrorCode; readonly pos: readonly [number, number] },
  text: string,
): Words {
  const { problem, remedy } = words[code] ?? { problem: 'this is not YAML.', remedy: layout };
  if (code !== 'DUPLICATE_KEY') return { problem, remedy };
  const key = /^[^\s:]*/.exec(text.slice(from, Math.max(to, from + 60)))?.[0] ?? '';
  return { problem: `"${key}" is there twice.`, remedy };
}
