import { type Document, type ErrorCode, isCollection, visit, type YAMLParseError } from 'yaml';
import { deepest, nested } from '../files/size-limits.ts';
import type { Problem } from '../files/story-error.ts';

/** What is wrong at an offset of the text. */
interface YamlFault extends Pick<Problem, 'problem' | 'remedy' | 'value'> {
  readonly offset: number;
}

/** The faults after which the parser goes on in the right place; what it finds after another is made up. */
const passing: ReadonlySet<ErrorCode> = new Set([
  'BAD_SCALAR_START',
  'BLOCK_AS_IMPLICIT_KEY',
  'BLOCK_IN_FLOW',
  'DUPLICATE_KEY',
  'TAB_AS_INDENT',
]);

/**
 * What is wrong with a text as YAML, in an author's words, or what it makes of YAML that no story needs.
 *
 * @param document What the parser made of the text, with all that it found.
 */
export function yamlFaults(document: Document.Parsed, yaml: string): readonly YamlFault[] {
  const errors = document.errors.toSorted((a, b) => a.pos[0] - b.pos[0]);
  const unseen = [...hardSpaces(yaml), ...(errors.length > 0 ? bareColours(yaml) : [])];
  if (unseen.length > 0) return unseen;
  const last = errors.findIndex(({ code }) => !passing.has(code));
  const found = last < 0 ? errors : errors.slice(0, last + 1);
  const lineOf = ({ pos: [offset] }: YAMLParseError) => yaml.lastIndexOf('\n', offset - 1);
  const first = found.filter(
    (error, index) => index === 0 || lineOf(error) !== lineOf(found[index - 1] ?? error),
  );
  return errors.length > 0 ? first.map((error) => faultOf(error, yaml)) : misuses(document);
}

const layout =
  'Compare its indentation, brackets and quotes with the lines around it; a value that holds a colon stands in quotes.';

const indented = {
  problem: 'this is not YAML: the line is indented otherwise than what it belongs to.',
  remedy: 'Begin fields of one entry in the same column, and close each bracket.',
};

/** What is said of the faults that authors make; the rest is told by the line alone. */
const words: Partial<Record<ErrorCode, Pick<Problem, 'problem' | 'remedy'>>> = {
  TAB_AS_INDENT: {
    problem: 'a tab indents this line.',
    remedy: 'Put two spaces in place of each tab.',
  },
  MISSING_CHAR: {
    problem: 'this is not YAML: something that was opened is not closed.',
    remedy: 'Close the quote or the bracket, or put a space after the colon of a field.',
  },
  BAD_INDENT: indented,
  UNEXPECTED_TOKEN: {
    problem: 'this is not YAML: the value goes on after its end.',
    remedy: 'Put the whole value in double quotes; within them write " as \\".',
  },
};

/** A fault that the parser found, in an author's words. */
function faultOf({ code, pos: [offset] }: YAMLParseError, yaml: string): YamlFault {
  const start = yaml.lastIndexOf('\n', offset - 1) + 1;
  const before = yaml.slice(start, offset);
  const [after = ''] = /^.*/.exec(yaml.slice(offset)) ?? [];
  switch (code) {
    case 'DUPLICATE_KEY': {
      const remedy = 'Keep one of the two, or give this one a name of its own.';
      const [, space = '', name = ''] = /^(:?\s*)([^\s:]*)/.exec(yaml.slice(offset)) ?? [];
      return { offset: offset + space.length, problem: `"${name}" is there twice.`, remedy };
    }
    case 'BLOCK_AS_IMPLICIT_KEY': {
      if (/:(\s|$)/.test(after)) return unquoted(offset, 'holds a colon', before, after);
      // The line after this one is indented too far.
      const [line = ''] = /^.*\n\s*/.exec(yaml.slice(offset)) ?? [];
      return { offset: offset + line.length, ...indented };
    }
    case 'BLOCK_IN_FLOW':
      return unquoted(offset, 'holds a colon', before, after.replace(/\s*[,}].*$/, ''));
    case 'BAD_SCALAR_START':
      return unquoted(offset, `begins with "${after.charAt(0)}"`, before, after);
    case 'MULTILINE_IMPLICIT_KEY': {
      const [, name] = /^([\w-]+)(?::[^\s/]| [^:={(]*$)/.exec(after) ?? [];
      if (!name) break;
      const problem = `no colon and space follow "${name}".`;
      const remedy = `Write "${name}: " and then the value.`;
      return { offset: offset + name.length, problem, remedy };
    }
    case 'UNEXPECTED_TOKEN':
      if (before.trim() === '') return { offset, problem: 'this is not YAML.', remedy: layout };
  }
  return { offset, ...(words[code] ?? { problem: 'this is not YAML.', remedy: layout }) };
}

/** A value that must stand in quotes. */
function unquoted(offset: number, why: string, before: string, after: string): YamlFault {
  const name = /[\w-]+:\s*$/.exec(before)?.[0].trim() ?? '';
  const value = after.trimEnd();
  const remedy = /^[^\s"'{[-][^\s:]*\s.*:\s*$/.test(before)
    ? 'Put what stands before the colon that parts them, and what stands after it, each in quotes.'
    : `Write ${`${name} ${JSON.stringify(value)}`.trim()}.`;
  return { offset, problem: `the value ${why} and stands without quotes.`, remedy, value };
}

/** Colours without quotes, which begin a comment, so that a bracket is not closed. */
const bareColours = (yaml: string): YamlFault[] =>
  [...yaml.matchAll(/(?<=^[^#"'\n]*[:[,][^\S\n]+)#[0-9a-f]{3,8}\b/gim)].map(
    ({ index: offset, 0: value }) => ({
      offset,
      problem: `${value} stands without quotes, and so begins a comment.`,
      remedy: `Write "${value}".`,
      value,
    }),
  );

/** Spaces that do not break where YAML counts those that do: pasted from a page, and not to be seen. */
const hardSpaces = (yaml: string): YamlFault[] =>
  [...yaml.matchAll(/^ *(?=\u00a0)/gm)].map(({ index, 0: indent }) => ({
    offset: index + indent.length,
    problem: 'a no-break space indents this line.',
    remedy: 'Type its spaces anew.',
  }));

/**
 * What YAML allows and no file of a story needs: aliases, which may expand without end, and values that lie
 * too deep in one another.
 */
function misuses(document: Document): YamlFault[] {
  const faults: YamlFault[] = [];
  visit(document, {
    Alias(_, { range }) {
      const problem = 'a value that begins with "*" is an alias.';
      faults.push({ offset: range?.[0] ?? 0, problem, remedy: 'Put the value in quotes.' });
    },
    Collection(_, { range }, around) {
      if (around.filter(isCollection).length < deepest) return;
      faults.push({ offset: range?.[0] ?? 0, ...nested });
      return visit.BREAK;
    },
  });
  return faults;
}
