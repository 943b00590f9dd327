import { tsPlugin } from '@sveltejs/acorn-typescript';
import { type Node, Parser } from 'acorn';
import { StoryError } from '../../load/files/story-error.ts';

/** JavaScript that is read and never run. */
export interface Code {
  /** Each object that is written with this property. */
  readonly objectsWith: (property: string) => readonly Written[];
  /** The arguments of each call of a method of this name. */
  readonly callsOf: (method: string) => readonly (readonly unknown[])[];
  /** The line of an object or array, from 1. */
  readonly lineOf: (value: unknown) => number | undefined;
  /** Where only running the code would tell a value. */
  readonly computed: readonly { readonly file: string; readonly line: number }[];
}

export type Written = Readonly<Record<string, unknown>>;

/** A node of a syntax tree, with the fields that its type has of these. */
interface Tree extends Node {
  readonly name: string;
  readonly operator: string;
  readonly kind: string;
  readonly computed: boolean;
  readonly regex?: object;
  readonly value: unknown;
  readonly id: Tree;
  readonly init: Tree | null;
  readonly key: Tree;
  readonly source: Tree;
  readonly local: Tree;
  readonly quasi: Tree;
  readonly callee: Tree;
  readonly object: Tree;
  readonly property: Tree;
  readonly argument: Tree;
  readonly expression: Tree;
  readonly left: Tree;
  readonly right: Tree;
  readonly alternate: Tree;
  readonly quasis: readonly {
    readonly value: { readonly cooked?: string; readonly raw: string };
  }[];
  readonly expressions: readonly Tree[];
  readonly elements: readonly (Tree | null)[];
  readonly properties: readonly Tree[];
  readonly specifiers: readonly Tree[];
  readonly arguments: readonly Tree[];
}

/** The most characters of a text and items of a list that code may make of short ones. */
const most = 1_000_000;

const typed = Parser.extend(tsPlugin() as never);

const unary: Readonly<Record<string, (value: unknown) => unknown>> = {
  '-': (value) => -Number(value),
  '+': (value) => Number(value),
  '!': (value) => !value,
};

const binary: Readonly<Record<string, (left: unknown, right: unknown) => unknown>> = {
  '+': (left, right) => (left as string) + (right as string),
  '-': (left, right) => Number(left) - Number(right),
  '*': (left, right) => Number(left) * Number(right),
  '/': (left, right) => Number(left) / Number(right),
};

/**
 * Reads scripts as values: literals, templates, lists, objects, and names of constants, across all of them.
 *
 * @param scripts Their text, by file.
 * @throws StoryError with line and column where one is no JavaScript or TypeScript.
 */
export function readCode(scripts: ReadonlyMap<string, string>): Code {
  const nodes = [...scripts].flatMap(([file, text]) => nodesOf(parse(text, file)));
  const names = new Map<string, Tree | string>();
  for (const node of nodes) {
    if (node.type === 'VariableDeclarator' && node.id.type === 'Identifier' && node.init)
      names.set(node.id.name, node.init);
    // A bundler's import of a picture is its path.
    if (node.type === 'ImportDeclaration' && /\.\w+$/.test(String(node.source.value)))
      for (const { local } of node.specifiers)
        if (!names.has(local.name)) names.set(local.name, String(node.source.value));
  }
  const lines = new Map<unknown, number>();
  const computed: { file: string; line: number }[] = [];
  const known = new Map<Tree, unknown>();

  function evaluate(node: Tree | null | undefined): unknown {
    if (!node) return undefined;
    if (known.has(node)) return known.get(node);
    // A name that leads back to itself has no value.
    known.set(node, undefined);
    const value = read(node);
    if (typeof value === 'object' && value !== null && !lines.has(value))
      lines.set(value, node.loc?.start.line ?? 1);
    if ((Array.isArray(value) || typeof value === 'string') && value.length > most)
      throw new RangeError('too long');
    known.set(node, value);
    return value;
  }

  function read(node: Tree): unknown {
    switch (node.type) {
      case 'Literal':
        return node.regex ? unread(node) : node.value;
      case 'TemplateLiteral':
        return node.quasis
          .map(({ value }, i) => `${value.cooked ?? value.raw}${text(node.expressions[i])}`)
          .join('');
      case 'TaggedTemplateExpression':
        return evaluate(node.quasi);
      case 'Identifier': {
        if (node.name === 'undefined') return undefined;
        const named = names.get(node.name);
        return typeof named === 'string' ? named : named ? evaluate(named) : unread(node);
      }
      case 'ArrayExpression':
        return node.elements.flatMap((each) =>
          each?.type === 'SpreadElement' ? listOf(evaluate(each.argument)) : [evaluate(each)],
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
        const key = node.computed ? String(evaluate(node.property)) : node.property.name;
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
      case 'ArrowFunctionExpression':
      case 'FunctionExpression':
        return undefined;
      default:
        return unread(node);
    }
  }

  function callOf(node: Tree): unknown {
    const { callee, arguments: args } = node;
    const method = callee.property?.name ?? callee.name;
    if (method === 'join' && callee.object)
      return listOf(evaluate(callee.object)).join(String(evaluate(args[0]) ?? ','));
    if (['trim', 'freeze', 'Number', 'parseFloat', 'String'].includes(method)) {
      const value = evaluate(callee.object && method === 'trim' ? callee.object : args[0]);
      if (method === 'trim') return String(value).trim();
      return method === 'freeze' ? value : method === 'String' ? String(value) : Number(value);
    }
    return unread(node);
  }

  function objectOf(node: Tree): Written {
    const value: Record<string, unknown> = Object.create(null);
    for (const property of node.properties) {
      if (property.type === 'SpreadElement') Object.assign(value, evaluate(property.argument));
      else if (property.kind === 'init') {
        const { key, computed: isComputed } = property;
        const name = String(isComputed ? evaluate(key) : (key.name ?? key.value));
        value[name] = evaluate(property.value as Tree);
      }
    }
    return value;
  }

  function unread({ loc }: Tree): undefined {
    computed.push({ file: loc?.source ?? '', line: loc?.start.line ?? 1 });
  }

  const text = (node: Tree | undefined): string => (node ? String(evaluate(node) ?? '') : '');

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
    lineOf: (value) => lines.get(value),
    computed,
  };
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

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
