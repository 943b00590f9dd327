import type { Position } from './position.ts';

const string = /"(?:[^"\\]|\\.)*"/y;
const blank = /[\s,:]*/y;
const plain = /[^\s,\]}]*/y;

/**
 * The position of the value at a path of a JSON text, or of the innermost value around it. Large files are
 * scanned up to there, and not parsed.
 */
export function jsonPosition(text: string, path: readonly PropertyKey[]): Position {
  let at = after(text, 0, blank);
  for (const step of path) {
    const next = text[at] === '{' ? member(text, at, String(step)) : item(text, at, Number(step));
    if (next === undefined) break;
    at = next;
  }
  return positionAt(text, at);
}

/** The line and column of an offset. */
export function positionAt(text: string, offset: number): Position {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  return { line: text.slice(0, start).split('\n').length, column: offset - start + 1 };
}

/** Where the value of a member begins. */
function member(text: string, open: number, name: string): number | undefined {
  let at = after(text, open + 1, blank);
  while (text[at] === '"') {
    const end = after(text, at, string);
    const value = after(text, end, blank);
    if (text.slice(at, end) === JSON.stringify(name)) return value;
    at = after(text, skip(text, value), blank);
  }
  return undefined;
}

/** Where an item of a list begins. */
function item(text: string, open: number, index: number): number | undefined {
  if (text[open] !== '[') return undefined;
  let at = after(text, open + 1, blank);
  for (let i = 0; at < text.length && text[at] !== ']'; i += 1) {
    if (i === index) return at;
    at = after(text, skip(text, at), blank);
  }
  return undefined;
}

/** Where the value that begins at an offset has ended. */
function skip(text: string, from: number): number {
  let at = from;
  let depth = 0;
  do {
    const sign = text[at] ?? '';
    if (sign === '"') at = after(text, at, string);
    else if (sign === '{' || sign === '[') {
      depth += 1;
      at += 1;
    } else if (sign === '}' || sign === ']') {
      depth -= 1;
      at += 1;
    } else at = after(text, at, plain);
    if (depth > 0) at = after(text, at, blank);
  } while (depth > 0 && at < text.length);
  return at;
}

function after(text: string, from: number, pattern: RegExp): number {
  pattern.lastIndex = from;
  return from + (pattern.exec(text)?.[0].length ?? 1);
}
