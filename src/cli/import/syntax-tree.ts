import { posix } from 'node:path';
import { tsPlugin } from '@sveltejs/acorn-typescript';
import { getLineInfo, type Node, Parser } from 'acorn';
import { LimitError, StoryError } from '../../files/story-error.ts';

/** A node of a syntax tree, with the fields that its type has of these. */
export interface Tree extends Node, Record<Part | Side, Tree>, Record<Parts, readonly Tree[]> {
  readonly name: string;
  readonly operator: string;
  readonly kind: string;
  readonly computed: boolean;
  readonly regex?: object;
  readonly bigint?: string;
  readonly value: unknown;
  readonly init: Tree | null;
  readonly imported?: Tree;
  readonly quasis: readonly {
    readonly value: { readonly cooked?: string; readonly raw: string };
  }[];
  readonly elements: readonly (Tree | null)[];
}
type Part =
  | 'id'
  | 'key'
  | 'source'
  | 'local'
  | 'quasi'
  | 'callee'
  | 'object'
  | 'property'
  | 'declaration';
type Side = 'argument' | 'expression' | 'left' | 'right' | 'alternate';
type Parts = 'expressions' | 'properties' | 'specifiers' | 'arguments';

/** Where an object or array is written; its lines count from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly last: number;
}

export const writtenAt = ({ loc }: Tree): Place => ({
  file: loc?.source ?? '',
  line: loc?.start.line ?? 1,
  last: loc?.end.line ?? 1,
});

/** A name within its file. */
export const keyOf = ({ loc, name }: Tree): string => `${loc?.source} ${name}`;

/** A node's file, or one that it names, without its ending. */
export const stemOf = ({ loc }: Tree, path = posix.basename(loc?.source ?? '')): string =>
  posix.join(posix.dirname(loc?.source ?? ''), path).replace(/\.\w+$/, '');

const typed = Parser.extend(tsPlugin() as never);
const withTags = Parser.extend(tsPlugin({ jsx: true }) as never);

/**
 * All nodes of a script, in the order of its text.
 *
 * @throws StoryError with line and column where it is no JavaScript or TypeScript.
 */
export function parseScript(text: string, file: string): readonly Tree[] {
  const nodes: Tree[] = [];
  const left: unknown[] = [parse(text, file)];
  while (left.length > 0) {
    const each = left.pop() as Tree | null;
    if (typeof each !== 'object' || each === null) continue;
    if (typeof each.type === 'string') nodes.push(each);
    for (const inner of Object.values(each).reverse()) left.push(inner);
  }
  return nodes;
}

/** Brackets within brackets, also in texts: where they are more, a parser runs out of stack, or Node of memory for good. */
const mostLevels = 200;

/** Calls and functions with types within one another: the parser of types reads each twice, and all within it. */
const mostTyped = 10;

function refuseDeep(text: string): void {
  const open: boolean[] = [];
  let typed = 0;
  for (const { 0: bracket, index } of text.matchAll(/[()[\]{}]/g)) {
    if (/[)\]}]/.test(bracket)) {
      if (open.pop()) typed -= 1;
      continue;
    }
    const isTyped = bracket === '(' && /(?<!=)> ?$/.test(text.slice(Math.max(0, index - 3), index));
    open.push(isTyped);
    if (isTyped) typed += 1;
    if (open.length > mostLevels || typed > mostTyped)
      throw Object.assign(new LimitError('it nests too deeply'), { loc: getLineInfo(text, index) });
  }
}

function parse(text: string, file: string): Tree {
  const parser = /\.[jt]sx$/.test(file) ? withTags : /\.[cm]?ts$/.test(file) ? typed : Parser;
  try {
    refuseDeep(text);
    return parser.parse(text, {
      ecmaVersion: 'latest',
      locations: true,
      sourceFile: file,
      allowHashBang: true,
      allowImportExportEverywhere: true,
      allowReturnOutsideFunction: true,
      allowAwaitOutsideFunction: true,
    }) as Node as Tree;
  } catch (error) {
    const { loc, message } = error as SyntaxError & { loc?: { line: number; column: number } };
    // The parser of types gives no place where brackets nest too deeply for it.
    const at = loc ? { line: loc.line, column: loc.column + 1 } : { line: 1 };
    const words = loc ? message.replace(/\.? \(\d+:\d+\).*$/, '') : 'it nests too deeply';
    const problem = `this is not JavaScript: ${words}.`;
    const remedy =
      'Look there, and just before it, for a comma, a bracket or a quotation mark that is missing.';
    throw new StoryError([{ file, ...at, problem, remedy }]);
  }
}
