import { createHash } from 'node:crypto';

const length = 8;

/**
 * The runs of eight words of a text, each by the first eight hexadecimal digits of its SHA-256. Case,
 * punctuation and typography are ignored; addresses, and Markdown's citations and braces, are not words.
 */
export function hashedRuns(text: string): ReadonlyMap<string, string> {
  const words = text
    .replace(/https?:[^\s)]*|\[\^[^\]]*\]|\]\([^)]*\)|\{[^}]*\}|['’]/g, (mark) =>
      mark.length === 1 ? '' : ' ',
    )
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu);
  const runs = (words ?? []).map((_, at, all) => all.slice(at, at + length));
  return new Map(
    runs
      .filter((run) => run.length === length)
      .map((run) => run.join(' '))
      .map((run) => [createHash('sha256').update(run).digest('hex').slice(0, 8), run]),
  );
}
