import { posix } from 'node:path';
import { tsPlugin } from '@sveltejs/acorn-typescript';
import { getLineInfo, type Node, Parser } from 'acorn';
import { LimitError, StoryError } from '../../files/story-error.ts';

/** A syntax tree's node; which of these fields it has depends on its type. */
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
type Part = 'id' | 'key' | 'source' | 'local' | 'quasi' | 'callee' | 'object' | 'property';
type Side = 'argument' | 'declaration' | 'expression' | 'left' | 'right' | 'alternate';
type Parts = 'expressions' | 'properties' | 'specifiers' | 'arguments';

export interface Place {
  readonly file: string;
  readonly line: number;
  readonly last: number;
}

export const placeOf = ({ loc }: Tree): Place => ({
  file: loc?.source ?? '',
  line: loc?.start.line ?? 1,
  last: loc?.end.line ?? 1,
});

export const keyOf = ({ loc, name }: Tree): string => `${loc?.source} ${name}`;

/** The path, without its ending, of a node's file, or of a file that the node names. */
export const stemOf = ({ loc }: Tree, path = posix.basename(loc?.source ?? '')): string =>
  posix.join(posix.dirname(loc?.source ?? ''), path).replace(/\.\w+$/, '');

const typed = Parser.extend(tsPlugin() as never);
const withTags = Parser.extend(tsPlugin({ jsx: true }) as never);

/** Lists a script's nodes in their order. @throws StoryError with the line and column of a syntax error */
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

/** The maximum of nested brackets, even in strings: more exhaust the parser's stack or Node's memory. */
const maxLevels = 200;

/** The maximum of nested calls and functions with types: TypeScript's parser reads each, and its content, twice. */
const maxTyped = 10;

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
    if (open.length > maxLevels || typed > maxTyped)
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
    // TypeScript's parser names no place if brackets are nested too deeply for it.
    const at = loc ? { line: loc.line, column: loc.column + 1 } : { line: 1 };
    const words = loc ? message.replace(/\.? \(\d+:\d+\).*$/, '') : 'it nests too deeply';
    const problem = `this is not JavaScript: ${words}.`;
    const remedy =
      'Look there, and just before it, for a comma, a bracket or a quotation mark that is missing.';
    throw new StoryError([{ file, ...at, problem, remedy }]);
  }
}
