import { type Document, LineCounter, parseDocument, type YAMLParseError } from 'yaml';
import type { Problem } from '../files/story-error.ts';

/** A fault that was repaired so that the rest can be read: where, what is wrong, and what to write. */
interface Mended extends Pick<Problem, 'problem' | 'remedy' | 'value'> {
  readonly line: number;
  readonly column: number;
}

interface Mend extends Pick<Problem, 'problem' | 'remedy' | 'value'> {
  /** The column of the fault, from 1. */
  readonly column: number;
  /** The line without it. */
  readonly line: string;
}

/** A file with more faults than this is something else than YAML. */
const most = 50;

/** YAML with all faults repaired that can be. */
interface MendedYaml {
  readonly text: string;
  readonly document: Document.Parsed;
  /** Where the lines of the text begin. */
  readonly lines: LineCounter;
  readonly mended: readonly Mended[];
}

/** Whether a fault leaves the value of the YAML unknown. */
export const isFatal = ({ code }: YAMLParseError): boolean => code !== 'DUPLICATE_KEY';

/** Parses YAML and repairs what is not YAML but whose meaning is plain, one fault after another. */
export function mendYaml(yaml: string): MendedYaml {
  const written = yaml.split('\n');
  const mended: Mended[] = [];
  const take = (index: number, { line, ...words }: Mend): void => {
    mended.push({ ...words, line: index + 1 });
    written[index] = line;
  };
  for (const [index, line] of written.entries()) {
    const mend = colourAlone.test(line) ? mendColour(line) : mendHardSpace(line);
    if (mend) take(index, mend);
  }
  for (;;) {
    const text = written.join('\n');
    const lines = new LineCounter();
    const document = parseDocument(text, { lineCounter: lines });
    const fault = mended.length < most ? document.errors.find(isFatal) : undefined;
    const found = fault && mendNear(written, fault);
    if (!found) return { text, document, lines, mended: mended.sort((a, b) => a.line - b.line) };
    take(found.index, found.mend);
  }
}

/** The mend of a fault in its line or, where one line is taken for a part of the last, just before it. */
function mendNear(lines: readonly string[], { linePos, code }: YAMLParseError) {
  const at = (linePos?.[0].line ?? 1) - 1;
  for (const index of [at, at - 1]) {
    const line = lines[index];
    if (line === undefined) continue;
    const mend =
      code === 'TAB_AS_INDENT'
        ? mendTab(line)
        : (mendColour(line) ?? mendValue(line) ?? mendSpace(line));
    if (mend) return { index, mend };
  }
  return undefined;
}

function mendTab(line: string): Mend | undefined {
  const indent = /^\s*/.exec(line)?.[0] ?? '';
  if (!indent.includes('\t')) return undefined;
  return {
    column: indent.indexOf('\t') + 1,
    problem: 'a tab indents this line.',
    remedy: 'Put two spaces in place of each tab.',
    line: indent.replaceAll('\t', '  ') + line.slice(indent.length),
  };
}

/** A space that does not break where YAML counts those that do: pasted from a page, and not to be seen. */
function mendHardSpace(line: string): Mend | undefined {
  const indent = /^[ \u00a0]*/.exec(line)?.[0] ?? '';
  if (!indent.includes('\u00a0')) return undefined;
  return {
    column: indent.indexOf('\u00a0') + 1,
    problem: 'a no-break space indents this line.',
    remedy: 'Type its spaces anew.',
    line: indent.replaceAll('\u00a0', ' ') + line.slice(indent.length),
  };
}

/** A field of which nothing is left, since its value begins a comment. */
const colourAlone = /^\s*[\w-]+:\s+#[0-9a-fA-F]{6}\s*$/;

/** A colour without quotes, which begins a comment. */
function mendColour(line: string): Mend | undefined {
  const match = /([:[,]\s+)(#[0-9a-fA-F]{3,8})\b/.exec(line);
  if (!match) return undefined;
  const [, before = '', color = ''] = match;
  const start = match.index + before.length;
  return {
    column: start + 1,
    problem: `${color} stands without quotes, and so begins a comment.`,
    remedy: `Write "${color}".`,
    value: color,
    line: `${line.slice(0, start)}"${color}"${line.slice(start + color.length)}`,
  };
}

const field = String.raw`^(\s*(?:-\s+)?[\w-]+:\s+)`;
const inBlock = new RegExp(`${field}([^"'\\[{|>\\s](?:.*:\\s.*|.*:)|[@\`%].*)$`);
const inFlow = /([\w-]+:\s+)([^"'[\]{},:]+:\s[^"'[\]{},]*?)(?=\s*[,}])/;

/** A value that contains a colon, or begins with a character that YAML reserves, without quotes. */
function mendValue(line: string): Mend | undefined {
  const match = inBlock.exec(line) ?? inFlow.exec(line);
  if (!match) return undefined;
  const [, name = '', value = ''] = match;
  const start = match.index + name.length;
  const quoted = JSON.stringify(value.trimEnd());
  const holds = /^[@`%]/.test(value) ? `begins with "${value.charAt(0)}"` : 'holds a colon';
  return {
    column: start + 1,
    problem: `the value ${holds} and stands without quotes.`,
    remedy: `Write ${name.trim().replace(/^-\s+/, '')} ${quoted}.`,
    value: value.trimEnd(),
    line: line.slice(0, start) + quoted + line.slice(start + value.length),
  };
}

/** A field whose colon no space follows. */
function mendSpace(line: string): Mend | undefined {
  const match = /^(\s*(?:-\s+)?[\w-]+):(?=[^\s:/])/.exec(line);
  if (!match) return undefined;
  const [before, name = ''] = match;
  return {
    column: before.length,
    problem: 'no space follows the colon.',
    remedy: `Write "${name.trim()}: " and then the value.`,
    line: `${before} ${line.slice(before.length)}`,
  };
}
