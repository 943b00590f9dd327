import { tsPlugin } from '@sveltejs/acorn-typescript';
import { type Node, Parser } from 'acorn';
import { StoryError } from '../../load/files/story-error.ts';
import { numberOf } from './imported.ts';

/** JavaScript that is read and never run. */
export interface Code {
  /** Each object literal that has this property. */
  readonly objectsWith: (property: string) => readonly Written[];
  /** The arguments of each call of a method of this name. */
  readonly callsOf: (method: string) => readonly (readonly unknown[])[];
  /** The first and the last line of an object or array, from 1. */
  readonly linesOf: (value: unknown) => readonly [first: number, last: number] | undefined;
  /** The places whose value only running the code would reveal. */
  readonly computed: readonly { readonly file: string; readonly line: number }[];
}

export type Written = Readonly<Record<string, unknown>>;

/** A node of a syntax tree, with the fields that its type has of these. */
interface Tree extends Node, Record<Part | Side, Tree>, Record<Parts, readonly Tree[]> {
  readonly name: string;
  readonly operator: string;
  readonly kind: string;
  readonly computed: boolean;
  readonly regex?: object;
  readonly bigint?: string;
  readonly value: unknown;
  readonly init: Tree | null;
  readonly quasis: readonly {
    readonly value: { readonly cooked?: string; readonly raw: string };
  }[];
  readonly elements: readonly (Tree | null)[];
}
type Part = 'id' | 'key' | 'source' | 'local' | 'quasi' | 'callee' | 'object' | 'property';
type Side = 'argument' | 'expression' | 'left' | 'right' | 'alternate';
type Parts = 'expressions' | 'properties' | 'specifiers' | 'arguments';

/** The most characters, numbers and the like that a value may have, with those of the values within it. */
const most = 5_000_000;

/** What names a token or a key to some service: its value is not read, so that no story or report shows it. */
const secret = /token|secret|password|api_?key/i;

const typed = Parser.extend(tsPlugin() as never);

/** A value as the text that it is; empty for what is none. */
const wordOf = (value: unknown): string =>
  typeof value === 'object' || value === undefined ? '' : String(value);

const figureOf = (value: unknown): number => numberOf(value) ?? Number.NaN;

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const unary: Readonly<Record<string, (value: unknown) => unknown>> = {
  '-': (value) => -figureOf(value),
  '+': figureOf,
  '!': (value) => !value,
};

const binary: Readonly<Record<string, (left: unknown, right: unknown) => unknown>> = {
  '+': (left, right) =>
    typeof left === 'number' && typeof right === 'number'
      ? left + right
      : wordOf(left) + wordOf(right),
  '-': (left, right) => figureOf(left) - figureOf(right),
  '*': (left, right) => figureOf(left) * figureOf(right),
  '/': (left, right) => figureOf(left) / figureOf(right),
};

/**
 * Reads scripts as values: literals, templates, lists, objects, and names of constants, across all of them.
 *
 * @param scripts Their text, by file.
 * @throws StoryError with line and column where one is no JavaScript or TypeScript.
 */
export function readCode(scripts: ReadonlyMap<string, string>): Code {
  const nodes = [...scripts].flatMap(([file, text]) => nodesOf(parse(text, file)));
  // The first that has a name in its own file, or else in any: what functions call the same comes later.
  const names = new Map<string, Tree>();
  const paths = new Map<string, string>();
  for (const node of nodes) {
    if (node.type === 'VariableDeclarator' && node.id.type === 'Identifier' && node.init)
      for (const key of [`${node.loc?.source} ${node.id.name}`, node.id.name])
        if (!names.has(key)) names.set(key, node.init);
    // A bundler's import of a picture is its path.
    if (node.type === 'ImportDeclaration' && /\.\w+$/.test(String(node.source.value)))
      for (const { local } of node.specifiers) paths.set(local.name, String(node.source.value));
  }
  const lines = new Map<unknown, readonly [number, number]>();
  const sizes = new Map<unknown, number>();
  let copied = 0;
  const computed: { file: string; line: number }[] = [];
  const known = new Map<Tree, unknown>();

  function evaluate(node: Tree | null | undefined): unknown {
    if (!node) return undefined;
    if (known.has(node)) return known.get(node);
    // A name that leads back to itself has no value.
    known.set(node, undefined);
    const value = read(node);
    if (typeof value === 'object' && value !== null && !lines.has(value)) {
      lines.set(value, [node.loc?.start.line ?? 1, node.loc?.end.line ?? 1]);
      sizes.set(
        value,
        Object.values(value).reduce((sum: number, each) => sum + sizeOf(each), 1),
      );
    }
    if (sizeOf(value) > most) throw new RangeError('too long');
    known.set(node, value);
    return value;
  }

  function read(node: Tree): unknown {
    switch (node.type) {
      case 'Literal':
        return node.regex || node.bigint ? unread(node) : node.value;
      case 'TemplateLiteral':
        return spent(
          node.quasis
            .map(({ value }, i) => `${value.cooked ?? value.raw}${text(node.expressions[i])}`)
            .join(''),
        );
      case 'TaggedTemplateExpression':
        return evaluate(node.quasi);
      case 'Identifier': {
        if (node.name === 'undefined') return undefined;
        const named = names.get(`${node.loc?.source} ${node.name}`) ?? names.get(node.name);
        return named ? evaluate(named) : (paths.get(node.name) ?? unread(node));
      }
      case 'ArrayExpression':
        return node.elements.flatMap((each) =>
          each?.type === 'SpreadElement'
            ? listOf(spent(evaluate(each.argument)))
            : [evaluate(each)],
        );
      case 'ObjectExpression':
        return objectOf(node);
      case 'UnaryExpression': {
        const operate = unary[node.operator];
        return operate ? operate(evaluate(node.argument)) : unread(node);
      }
      case 'BinaryExpression': {
        const operate = binary[node.operator];
        const [left, right] = [evaluate(node.left), evaluate(node.right)];
        if (!operate) return unread(node);
        return left === undefined || right === undefined ? undefined : operate(left, right);
      }
      case 'LogicalExpression':
        return evaluate(node.left) || evaluate(node.right);
      case 'ConditionalExpression':
        unread(node);
        // Narrow screens are most often asked for first.
        return evaluate(node.alternate);
      case 'MemberExpression': {
        const object = evaluate(node.object);
        const key = node.computed ? text(node.property) : node.property.name;
        return typeof object === 'object' && object !== null && Object.hasOwn(object, key)
          ? (object as Record<string, unknown>)[key]
          : unread(node);
      }
      case 'TSAsExpression':
      case 'TSSatisfiesExpression':
      case 'TSNonNullExpression':
      case 'TSTypeAssertion':
      case 'ParenthesizedExpression':
        return evaluate(node.expression);
      case 'NewExpression':
        // new mapboxgl.LngLat(2.35, 48.85)
        return /LngLat$/.test(node.callee.property?.name ?? '')
          ? node.arguments.map(evaluate)
          : unread(node);
      case 'CallExpression':
        return callOf(node);
      default:
        return unread(node);
    }
  }

  function callOf(node: Tree): unknown {
    const { callee, arguments: args } = node;
    const method = callee.property?.name ?? callee.name;
    if (method === 'join' && callee.object) {
      const words = listOf(evaluate(callee.object)).map(wordOf);
      return spent(words.join(args[0] ? text(args[0]) : ','));
    }
    if (method === 'trim' && callee.object) return text(callee.object).trim();
    return unread(node);
  }

  function objectOf(node: Tree): Written {
    const value: Record<string, unknown> = Object.create(null);
    for (const property of node.properties) {
      if (property.type === 'SpreadElement')
        Object.assign(value, spent(evaluate(property.argument)));
      else if (property.kind === 'init') {
        const { key, computed: isComputed } = property;
        const name = isComputed ? text(key) : String(key.name ?? key.value);
        if (!secret.test(name)) value[name] = evaluate(property.value as Tree);
      }
    }
    return value;
  }

  function unread({ loc }: Tree): undefined {
    computed.push({ file: loc?.source ?? '', line: loc?.start.line ?? 1 });
  }

  const text = (node: Tree | undefined): string => wordOf(evaluate(node));
  const sizeOf = (value: unknown): number =>
    typeof value === 'string' ? value.length : (sizes.get(value) ?? 1);
  /** A value that is copied into another; all of them together have a limit too. */
  function spent<T>(value: T): T {
    copied += sizeOf(value);
    if (copied > 4 * most) throw new RangeError('too long');
    return value;
  }

  return {
    objectsWith: (property) =>
      nodes
        .filter(
          ({ type, properties }) =>
            type === 'ObjectExpression' &&
            properties.some(({ key }) => (key?.name ?? key?.value) === property),
        )
        .map((node) => evaluate(node) as Written),
    callsOf: (method) =>
      nodes
        .filter(({ type, callee }) => type === 'CallExpression' && callee.property?.name === method)
        .map((node) => node.arguments.map((each) => evaluate(each))),
    linesOf: (value) => lines.get(value),
    computed,
  };
}

function parse(text: string, file: string): Tree {
  try {
    return (/\.([cm]?ts|[jt]sx)\b/.test(file) ? typed : Parser).parse(text, {
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
    if (!loc) throw error;
    const at = { line: loc.line, column: loc.column + 1 };
    const problem = `this is not JavaScript: ${message.replace(/ \(\d+:\d+\).*$/, '')}.`;
    const remedy =
      'Look there, and just before it, for a comma, a bracket or a quotation mark that is missing.';
    throw new StoryError([{ file, ...at, problem, remedy }]);
  }
}

/** All nodes of a tree, in the order of the text. */
function nodesOf(root: Tree): readonly Tree[] {
  const nodes: Tree[] = [];
  const left: unknown[] = [root];
  while (left.length > 0) {
    const each = left.pop() as Tree | null;
    if (typeof each !== 'object' || each === null) continue;
    if (typeof each.type === 'string') nodes.push(each);
    for (const inner of Object.values(each).reverse()) left.push(inner);
  }
  return nodes;
}
