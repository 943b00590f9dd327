import { isNode, isScalar, type Node, type Pair, type YAMLMap } from 'yaml';
import { flowYaml } from './flow-yaml.ts';
import { columnOf, extent } from './replace-value.ts';

/**
 * The text of a YAML file with a new entry in one of its mappings, after the last of those that come
 * before it in `order`, or after all.
 */
export function addEntry(
  text: string,
  { items, flow }: YAMLMap,
  [key, value]: readonly [key: string, value: unknown],
  order: readonly string[],
): string | undefined {
  const rank = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length);
  const before = items.findLast((pair) => rank(keyOf(pair)) < rank(key)) ?? items.at(-1);
  if (!isNode(before?.key) || !isNode(before.value)) return;
  const end = extent(text, before.value as Node)[1];
  if (end === undefined) return;
  const entry = `${flowYaml(key)}: ${flowYaml(value)}`;
  if (flow) return `${text.slice(0, end)}, ${entry}${text.slice(end)}`;
  const line = text.indexOf('\n', end);
  const lineEnd = line < 0 ? text.length : line;
  const indent = ' '.repeat(columnOf(text, (before.key as Node).range?.[0] ?? 0));
  return `${text.slice(0, lineEnd)}\n${indent}${entry}${text.slice(lineEnd)}`;
}

const keyOf = ({ key }: Pair): string => (isScalar(key) ? String(key.value) : '');
