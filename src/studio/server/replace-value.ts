import { isDeepStrictEqual } from 'node:util';
import { isNode, isScalar, isSeq, type Node, type YAMLSeq } from 'yaml';
import { flowYaml } from './flow-yaml.ts';

/** The text of a YAML file with another value in the place of a node; items of a list that stay keep their text. */
export function replaceValue(text: string, node: Node, value: unknown): string | undefined {
  const [start, end] = extent(text, node);
  if (start === undefined || end === undefined) return;
  return text.slice(0, start) + written(text, node, value) + text.slice(end);
}

/** Where a node's text begins and ends, without the blank space after it. */
export function extent(text: string, { range }: Node): readonly [start?: number, end?: number] {
  if (!range) return [];
  const [start, end] = range;
  return [start, start + text.slice(start, end).trimEnd().length];
}

function written(text: string, node: Node, value: unknown): string {
  if (!isSeq(node) || !Array.isArray(value)) return flowYaml(value);
  const items = reused(node, value);
  if (node.flow || value.length === 0) {
    const texts = items.map(({ node: kept, value: of }) => {
      const [start, end] = kept ? extent(text, kept) : [];
      return start === undefined ? flowYaml(of) : text.slice(start, end);
    });
    return `[${texts.join(', ')}]`;
  }
  const indent = ' '.repeat(columnOf(text, node.range?.[0] ?? 0));
  return items.flatMap((item) => blockItem(text, item)).join(`\n${indent}`);
}

interface Item {
  readonly value: unknown;
  /** What of the list says the same already. */
  readonly node?: Node;
}

function reused(list: YAMLSeq, values: readonly unknown[]): readonly Item[] {
  const left = list.items.filter(isNode);
  return values.map((value) => {
    const at = left.findIndex((node) => isDeepStrictEqual(plainValue(node), value));
    const [node] = at < 0 ? [] : left.splice(at, 1);
    return { value, ...(node && { node }) };
  });
}

const plainValue = (node: Node): unknown =>
  isScalar(node) ? node.value : (node.toJSON() as unknown);

/** The lines of an item with the comments above it and at the end of its line. */
function blockItem(text: string, { value, node }: Item): readonly string[] {
  const [start, end] = node ? extent(text, node) : [];
  if (!node || start === undefined || end === undefined) return [`- ${flowYaml(value)}`];
  const above = node.commentBefore?.split('\n').map((line) => `#${line}`) ?? [];
  const beside = /^[ \t]+#[^\n]*/.exec(text.slice(end))?.[0] ?? '';
  return [...above, `- ${text.slice(start, end)}${beside}`];
}

/** How far an offset is from the start of its line. */
export const columnOf = (text: string, offset: number): number =>
  offset - (text.lastIndexOf('\n', offset - 1) + 1);
