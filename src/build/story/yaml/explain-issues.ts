import type { z } from 'zod';
import type { Problem } from '../files/story-error.ts';
import { nearestName, suggestName } from './did-you-mean.ts';
import { fieldsAt, schemaAt } from './schema-at.ts';

/** What is wrong with one value: where in the file, what, and what to write. */
export interface Explained extends Pick<Problem, 'problem' | 'remedy' | 'value'> {
  readonly path: readonly PropertyKey[];
  /** What is wrong there, where it is not the value. */
  readonly part?: 'key';
}

type Issue = z.core.$ZodIssue;

/** What an author is told of a wrong type, in place of zod's own message, where the schema has no message. */
const expected: Readonly<Record<string, string>> = {
  object: 'must be fields, each as "name: value"',
  record: 'must be entries, each as "name: value"',
  array: 'must be a list',
  tuple: 'must be a list',
  string: 'must be text',
  number: 'must be a number',
  boolean: 'must be true or false',
};

/**
 * Checks a value against a schema and says in an author's words what is wrong with it.
 *
 * @param fallback The remedy for a value whose schema has no description.
 */
export function explainIssues(
  value: unknown,
  schema: z.ZodType,
  fallback: string,
): readonly Explained[] {
  const { error } = schema.safeParse(value, { error: defaultMessage });
  const issues = (error?.issues ?? []).flatMap(closest);
  const meant = issues.flatMap((issue) => misspelt(issue, schema));
  return issues
    .filter(({ path }) => valueAt(value, path) !== undefined || !meant.includes(path.join('.')))
    .flatMap((issue) => explain(issue, value, schema, fallback));
}

const defaultMessage = (issue: {
  readonly code?: string | undefined;
  readonly expected?: unknown;
}) =>
  issue.code === 'invalid_type'
    ? (expected[String(issue.expected)] ?? 'is of the wrong form')
    : 'is of the wrong form';

/** The issues of the option of a union to which the value comes closest; the union's own if none is closer. */
function closest(issue: Issue): readonly Issue[] {
  if (issue.code !== 'invalid_union') return [issue];
  const options = issue.errors.filter((issues) =>
    issues.every(({ path, code }) => path.length > 0 || code === 'unrecognized_keys'),
  );
  const [best, second] = [...options].sort((a, b) => a.length - b.length);
  if (!best || best.length === second?.length) return [issue];
  return best.map((each) => ({ ...each, path: [...issue.path, ...each.path] }));
}

/** The fields, by their paths, that are not there by their names but by names near to these. */
function misspelt(issue: Issue, schema: z.ZodType): readonly string[] {
  if (issue.code !== 'unrecognized_keys') return [];
  const fields = fieldsAt(schema, issue.path);
  return issue.keys.flatMap((key) => {
    const name = nearestName(key, fields);
    return name === undefined ? [] : [...issue.path, name].join('.');
  });
}

function explain(issue: Issue, whole: unknown, schema: z.ZodType, fallback: string): Explained[] {
  const { path } = issue;
  if (issue.code === 'unrecognized_keys') {
    const fields = fieldsAt(schema, path);
    return issue.keys.map((key) => ({
      path: [...path, key],
      part: 'key' as const,
      problem: `there is no field "${key}".`,
      remedy: suggestName(key, fields),
      value: valueAt(whole, [...path, key]),
    }));
  }
  const value = valueAt(whole, path);
  const what = schemaAt(schema, path).find(({ description }) => description)?.description;
  const belongs = what ? `What belongs there: ${what.charAt(0).toLowerCase()}${what.slice(1)}` : '';
  const known = schemaAt(schema, path).flatMap((node) => node.enum ?? []);
  const name = String(path.at(-1) ?? '');
  if (value === undefined || value === null) {
    const problem = value === null ? 'it has no value.' : 'it is missing.';
    const oneOf = known.length > 0 ? `Write one of ${known.join(', ')}.` : '';
    const remedy = belongs || oneOf || fallback;
    if (path.length > 0) return [{ path, problem, remedy, value }];
    const empty = `${issue.message}, and nothing is in it.`;
    return [{ path, problem: empty, remedy: 'docs/reference.md shows what belongs there.', value }];
  }
  if (issue.code === 'invalid_value' && typeof value === 'string') {
    return [
      {
        path,
        problem: `there is no ${name} "${value}".`,
        remedy: suggestName(value, known.map(String)),
        value,
      },
    ];
  }
  const problem = `${issue.message}.${written(value)}`;
  const meant = typeof value === 'string' ? meantBy(value, issue.message) : undefined;
  return [{ path, problem, remedy: meant ?? (belongs || fallback), value }];
}

/** What to write for a number that is text to YAML, or for text in quotes that are none to it. */
function meantBy(value: string, message: string): string | undefined {
  const number = value
    .trim()
    .replace(/^[−–]/, '-')
    .replace(/^(-?\d+),(\d+)$/, '$1.$2');
  if (message.startsWith(expected.number ?? '') && number !== '' && Number.isFinite(Number(number)))
    return `Write ${number}, without quotes${number === value ? '' : ', with a hyphen as minus and a point before decimals'}.`;
  const bare = value.replace(/^[“”„«‘’]|[“”„»‘’]$/g, '');
  return bare === value ? undefined : `Write it in straight quotes: "${bare}".`;
}

/** The value as it is written, where it is short. */
function written(value: unknown): string {
  const text = JSON.stringify(value) ?? '';
  return text.length > 0 && text.length <= 60 ? ` It is ${text}.` : '';
}

function valueAt(whole: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, step)
        ? (value as Record<PropertyKey, unknown>)[step]
        : undefined,
    whole,
  );
}
