import { type Document, isMap, isNode, isScalar, isSeq, visit } from 'yaml';
import { memoizeByText } from '../memoize.ts';
import type { Problem } from '../parse/story-error.ts';
import { isFatal, mendYaml } from './mend-yaml.ts';
import type { Position } from './position.ts';
import { wordsOfFault } from './yaml-faults.ts';

/** What YAML holds, where, and what is wrong with it as YAML. */
export interface YamlFile {
  /** Its value; of no use where it is broken. */
  readonly value: unknown;
  /** Whether a fault was found that leaves its value unknown. */
  readonly broken: boolean;
  readonly problems: readonly Problem[];
  /**
   * Where the value at a path stands, or its key where that is asked for or the value begins on a line
   * below it, or else the innermost that holds its place. A step into
   * a list is an index, or words that the item is, has as a field or says.
   */
  readonly at: (path: readonly PropertyKey[], part?: 'key') => Position;
}

/**
 * Parses YAML. A fault of a sort that can be mended (a tab, a value without its quotes) is reported
 * and mended, so that what comes after it is read and checked too.
 *
 * @param yaml The whole of the file, or the part of it that is YAML.
 * @param file The file's name in messages.
 * @param linesBefore How many lines of the file stand before the YAML.
 */
export function parseYaml(yaml: string, file: string, linesBefore = 0): YamlFile {
  const { faults, at, ...read } = readYaml(yaml);
  const inFile = <P extends Position>(position: P): P => ({
    ...position,
    line: position.line + linesBefore,
  });
  return {
    ...read,
    problems: faults.map((fault) => ({ file, ...inFile(fault) })),
    at: (path, part) => inFile(at(path, part)),
  };
}

/** What YAML holds, and its faults, with places in the YAML alone. */
const readYaml = memoizeByText((yaml) => {
  const { text, document, lines, mended } = mendYaml(yaml);
  const position = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  const fatal = document.errors.find(isFatal);
  const alias = fatal ? undefined : aliasIn(document);
  const faults = (fatal ? [fatal] : document.errors).map((fault) => ({
    ...position(fault.pos[0]),
    ...wordsOfFault(fault, text),
  }));
  if (!fatal && faults.length > 0) keepFirst(document);
  const broken = fatal !== undefined || alias !== undefined;
  return {
    value: broken ? undefined : (document.toJS() as unknown),
    broken,
    faults: [
      ...mended,
      ...faults,
      ...(alias === undefined ? [] : [{ ...position(alias), ...aliasWords }]),
    ],
    at: (path: readonly PropertyKey[], part?: 'key') =>
      position(offsetOf(document.contents, path, part)),
  };
});

const aliasWords = {
  problem: 'a value that begins with "*" is an alias.',
  remedy: 'Put the value in quotes.',
};

/** Takes out the entries whose key is there already. */
function keepFirst(document: Document): void {
  visit(document, {
    Map(_, map) {
      const keys = map.items.map(({ key }) => String(key));
      map.items = map.items.filter((_pair, index) => keys.indexOf(keys[index] ?? '') === index);
    },
  });
}

/** Where the first alias stands. The story's files have no use for one, and it may multiply without end. */
function aliasIn(document: Document): number | undefined {
  let offset: number | undefined;
  visit(document, {
    Alias(_, { range }) {
      offset ??= range?.[0] ?? 0;
    },
  });
  return offset;
}

function offsetOf(root: unknown, path: readonly PropertyKey[], part?: 'key'): number {
  let node: unknown = root;
  let offset = isNode(root) ? (root.range?.[0] ?? 0) : 0;
  for (const [index, step] of path.entries()) {
    let place: unknown;
    if (isMap(node)) {
      const pair = node.items.find(
        ({ key }) => String(isScalar(key) ? key.value : key) === String(step),
      );
      const last = index === path.length - 1 && part !== 'key';
      place = last && isInLine(pair?.value) ? pair?.value : pair?.key;
      node = pair?.value;
    } else {
      place = isSeq(node) ? itemAt(node.items, step) : undefined;
      node = place;
    }
    if (!isNode(place)) break;
    offset = place.range?.[0] ?? offset;
  }
  return offset;
}

/** Whether a value stands behind its key, so that it can be pointed at. */
const isInLine = (value: unknown): boolean =>
  isScalar(value) ? Boolean(value.source) : (isMap(value) || isSeq(value)) && value.flow === true;

function itemAt(items: readonly unknown[], step: PropertyKey): unknown {
  if (typeof step === 'number') return items[step];
  const says = (node: unknown): boolean => isScalar(node) && String(node.value) === String(step);
  return items.find(
    (item) =>
      says(item) || (isMap(item) && item.items.some(({ key, value }) => says(key) || says(value))),
  );
}
