import {
  findNodeAtLocation,
  type ParseError,
  parse,
  parseTree,
  printParseErrorCode,
} from 'jsonc-parser';
import { LineCounter } from 'yaml';
import type { Position } from '../files/story-error.ts';

/** What is wrong at a place of a text: what, and how to mend it. */
interface TextProblem extends Position {
  readonly problem: string;
  readonly remedy: string;
}

/** With what a script begins. */
const statements = 'const let var export import function module window'.split(' ');

/** The first syntax error of a text that is not JSON. */
export function jsonProblem(text: string): TextProblem {
  const errors: ParseError[] = [];
  parse(text, errors, { disallowComments: true });
  const [{ error, offset, length } = { offset: text.length, length: 0 }] = errors;
  const found = text.slice(offset, offset + length);
  const isOpen = error !== undefined && printParseErrorCode(error) === 'UnexpectedEndOfString';
  if (isOpen) {
    const remedy = 'Write a quote where its words end, or take this one out.';
    return { ...positionAt(text, offset), problem: 'the quote here is not closed.', remedy };
  }
  if (found === '') {
    const remedy = 'Close what is open: a quote, a bracket.';
    return { ...positionAt(text, text.length), problem: 'the JSON ends too soon.', remedy };
  }
  if (statements.includes(found)) {
    const problem = 'it is JavaScript, not GeoJSON.';
    const remedy =
      'Keep what lies between its outermost braces alone, with quotes around every name and text.';
    return { ...positionAt(text, offset), problem, remedy };
  }
  return {
    ...positionAt(text, offset),
    problem: `this is not JSON: "${found}" cannot stand here.`,
    remedy: 'Mend the JSON there: a comma too many or too few, a bracket, a quote.',
  };
}

/** The position of the value at a path of a JSON text, or of the innermost value around it. */
export function jsonPosition(text: string, path: readonly PropertyKey[]): Position {
  const tree = treeOf(text);
  const steps = path.map((step) => (typeof step === 'symbol' ? step.toString() : step));
  for (let length = steps.length; tree && length > 0; length -= 1) {
    const node = findNodeAtLocation(tree, steps.slice(0, length));
    if (node) return positionAt(text, node.offset);
  }
  return positionAt(text, tree?.offset ?? 0);
}

/** What is made of the text of one file, kept while its places are asked for one after another. */
function ofOneText<Value>(make: (text: string) => Value): (text: string) => Value {
  let last: { readonly text: string; readonly value: Value } | undefined;
  return (text) => {
    if (last?.text !== text) last = { text, value: make(text) };
    return last.value;
  };
}

const treeOf = ofOneText((text) => parseTree(text));

const linesOf = ofOneText((text) => {
  const lines = new LineCounter();
  lines.addNewLine(0);
  for (const { index } of text.matchAll(/\n/g)) lines.addNewLine(index + 1);
  return lines;
});

/** The line and column of an offset. */
function positionAt(text: string, offset: number): Position {
  const { line, col: column } = linesOf(text).linePos(offset);
  return { line, column };
}
