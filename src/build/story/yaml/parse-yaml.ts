import { type Document, isMap, isNode, isScalar, isSeq, visit } from 'yaml';
import { memoizeByText } from '../files/memoize.ts';
import type { Problem } from '../files/story-error.ts';
import { isFatal, mendYaml } from './mend-yaml.ts';
import type { Position } from './position.ts';
import { wordsOfFault } from './yaml-faults.ts';

/** The value of a YAML text, where its parts stand, and what is wrong with it as YAML. */
export interface YamlFile {
  /** Its value; of no use where it is broken. */
  readonly value: unknown;
  /** Whether a fault was found that leaves its value unknown. */
  readonly broken: boolean;
  readonly problems: readonly Problem[];
  /**
   * The position of the value at a path: of its key where `part` says so or the value begins on a later
   * line, and of the innermost value around it where there is none. A step into a list is an index, or
   * what the item is or has as a key or a value.
   */
  readonly at: (path: readonly PropertyKey[], part?: 'key') => Position;
}

/**
 * Parses YAML. A fault that can be repaired (a tab, a value without its quotes) is reported and repaired,
 * so that what comes after it is read and checked too.
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

/** The value and the faults, with positions from the beginning of the YAML. */
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

/** Removes the entries whose key the map has already. */
function keepFirst(document: Document): void {
  visit(document, {
    Map(_, map) {
      const keys = map.items.map(({ key }) => String(key));
      map.items = map.items.filter((_pair, index) => keys.indexOf(keys[index] ?? '') === index);
    },
  });
}

/** The offset of the first alias. The story's files have no use for any, and nested ones may expand without end. */
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

/** Whether a value begins on the line of its key, so that it can be pointed at. */
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
