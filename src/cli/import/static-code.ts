import { getOrMake } from '../../core/get-or-make.ts';
import { LimitError } from '../../files/story-error.ts';
import { numberOf } from './imported.ts';
import { keyOf, type Place, parseScript, placeOf, stemOf, type Tree } from './syntax-tree.ts';

/** JavaScript code that is read but never run. */
export type Code = ReturnType<typeof readCode>;

export type Written = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is Written =>
  typeof value === 'object' && value !== null;

const maxSize = 5_000_000;

const maxLevels = 1000;

/** Matches names of secrets, whose values must appear in no story or report. */
const secret = /token|secret|password|api_?key/i;

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
 * Evaluates literals, templates, lists, objects and constants across scripts, whose texts are given by file.
 * @throws StoryError with the line and column of anything that is not JavaScript or TypeScript
 */
export function readCode(scripts: ReadonlyMap<string, string>) {
  const nodes = [...scripts].flatMap(([file, text]) => parseScript(text, file));
  // A name has its first value in its file, or else in any file: assignments in functions come later.
  const names = new Map<string, Tree>();
  const paths = new Map<string, string>();
  const exported = new Map<string, Tree>();
  for (const node of nodes) {
    if (node.type === 'VariableDeclarator' && node.id.type === 'Identifier' && node.init)
      for (const key of [keyOf(node.id), node.id.name])
        if (!names.has(key)) names.set(key, node.init);
    if (node.type === 'ExportDefaultDeclaration') exported.set(stemOf(node), node.declaration);
  }
  /** Values assigned to an object's properties, as in `config.title = 'Rivers'`. */
  const assigned = new Map<Tree | undefined, [name: string, value: Tree][]>();
  for (const node of nodes) {
    const { left, right, operator } = node;
    if (node.type === 'ImportDeclaration')
      for (const { local, imported } of node.specifiers) {
        const path = String(node.source.value);
        const value = imported ?? exported.get(stemOf(node, path));
        if (value && value.name !== local.name) names.set(keyOf(local), value);
        // A bundler resolves the import of a picture to its path.
        else if (/\.\w+$/.test(path)) paths.set(local.name, path);
      }
    if (operator === '=' && left.object?.type === 'Identifier' && !left.computed) {
      getOrMake(assigned, named(left.object), () => []).push([left.property.name, right]);
    }
  }
  const places = new Map<unknown, Place>();
  const sizes = new Map<unknown, number>();
  let copied = 0;
  let level = 0;
  const computed: Place[] = [];
  const known = new Map<Tree, unknown>();

  function evaluate(node: Tree | null | undefined): unknown {
    if (!node) return undefined;
    if (known.has(node)) return known.get(node);
    // A name that refers to itself has no value.
    known.set(node, undefined);
    level += 1;
    if (level > maxLevels) throw new LimitError('too deep');
    const value = read(node);
    level -= 1;
    if (isObject(value) && !places.has(value)) {
      places.set(value, placeOf(node));
      const size = Object.values(value).reduce((sum: number, each) => sum + sizeOf(each), 1);
      sizes.set(value, size);
    }
    known.set(node, limited(value));
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
        const value = named(node);
        return value ? evaluate(value) : (paths.get(node.name) ?? unread(node));
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
        // Long chains of `+` are evaluated from the first term on, without recursion.
        const steps = [node];
        const isStep = ({ type, operator }: Tree) =>
          type === node.type && operator === node.operator;
        for (let { left } = node; isStep(left); left = left.left) steps.push(left);
        const operate = binary[node.operator];
        const value = steps.reduceRight<unknown>(
          (left, step) => {
            const right = evaluate(step.right);
            return left === undefined || right === undefined || !operate
              ? undefined
              : limited(operate(left, right));
          },
          evaluate(steps.at(-1)?.left),
        );
        return operate ? value : unread(node);
      }
      case 'LogicalExpression':
        return evaluate(node.left) || evaluate(node.right);
      case 'ConditionalExpression':
        unread(node);
        // A condition usually asks if the screen is narrow.
        return evaluate(node.alternate);
      case 'MemberExpression': {
        const object = evaluate(node.object);
        const key = node.computed ? text(node.property) : node.property.name;
        return isObject(object) && Object.hasOwn(object, key) ? object[key] : unread(node);
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
    for (const [name, tree] of assigned.get(node) ?? [])
      if (!secret.test(name)) value[name] = evaluate(tree);
    return value;
  }

  function unread(node: Tree): undefined {
    computed.push(placeOf(node));
  }

  function named(name: Tree): Tree | undefined {
    return names.get(keyOf(name)) ?? names.get(name.name);
  }

  const text = (node: Tree | undefined): string => wordOf(evaluate(node));
  const sizeOf = (value: unknown): number =>
    typeof value === 'string' ? value.length : (sizes.get(value) ?? 1);
  function limited<T>(value: T): T {
    if (sizeOf(value) > maxSize) throw new LimitError('too long');
    return value;
  }
  function spent<T>(value: T): T {
    copied += sizeOf(value);
    if (copied > 4 * maxSize) throw new LimitError('too long');
    return value;
  }

  return {
    objectsWith(...properties: readonly string[]): readonly Written[] {
      const sought = new Set<unknown>(properties);
      const hasAny = (node: Tree) =>
        node.properties.some(({ key }) => sought.has(key?.name ?? key?.value)) ||
        assigned.get(node)?.some(([name]) => sought.has(name));
      const objects = nodes.filter((node) => node.type === 'ObjectExpression' && hasAny(node));
      return objects.map((node) => evaluate(node) as Written);
    },
    callsOf: (method: string) =>
      nodes
        .filter(({ type, callee }) => type === 'CallExpression' && callee.property?.name === method)
        .map((node) => node.arguments.map((each) => evaluate(each))),
    placeOf: (value: unknown) => places.get(value),
    /** The places of values that only running the code would reveal. */
    computed,
  };
}
