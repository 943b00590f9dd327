import type { z } from 'zod';
import type { Problem } from '../../files/story-error.ts';
import { turnBack } from '../schema/values.ts';
import { suggestName } from './did-you-mean.ts';
import { formOf, type JsonSchema, schemasAt, toJsonSchema, valueIn } from './json-schema.ts';

type Path = readonly PropertyKey[];

interface Explained extends Pick<Problem, 'problem' | 'remedy' | 'value'> {
  readonly path: Path;
  /** Set if the key is wrong rather than its value. */
  readonly part?: 'key';
}

type Issue = z.core.$ZodIssue;

/** Problems by the expected type, used in place of zod's messages. */
const expected: Readonly<Record<string, string>> = {
  object: 'must be fields, each as "name: value"',
  record: 'must be entries, each as "name: value"',
  array: 'must be a list, such as [one, other]',
  tuple: 'must be a list, such as [one, other]',
  string: 'must be text, in quotes',
  number: 'must be a number, without quotes',
  boolean: 'must be true or false',
};

/** Explains a value's faults to its author; `fallback` is the remedy if the schema describes none. */
export function explainIssues(
  value: unknown,
  schema: z.ZodType,
  fallback = 'docs/reference.md says what belongs there.',
): readonly Explained[] {
  const { error } = schema.safeParse(value, {
    error: ({ code, expected: type }: { readonly code?: string; readonly expected?: unknown }) =>
      (code === 'invalid_type' && expected[String(type)]) || 'must have another form',
  });
  if (!error) return [];
  const form = toJsonSchema(schema);
  return error.issues.flatMap(closest).flatMap((issue) => {
    if (issue.code !== 'unrecognized_keys') return wrongValue(issue, value, form, fallback);
    return issue.keys.map((key) => unknownField(key, issue.path, value, form));
  });
}

/** Returns the issues of the union's option closest to the value, or the union's own issue if none is closest. */
function closest(issue: Issue): readonly Issue[] {
  if (issue.code !== 'invalid_union') return [issue];
  const options = issue.errors.filter((issues) =>
    issues.every(({ path, code }) => path.length > 0 || code === 'unrecognized_keys'),
  );
  const [best, second] = options.sort((a, b) => a.length - b.length);
  if (!best || best.length === second?.length) return [issue];
  return best.map((each) => ({ ...each, path: [...issue.path, ...each.path] }));
}

function unknownField(key: string, parent: Path, whole: unknown, form: JsonSchema): Explained {
  const path = [...parent, key];
  const value = path.reduce(valueIn, whole);
  const schemas = schemasAt(form, parent, whole);
  const forms = schemas.flatMap((node) => formOf(node) ?? []);
  const owner = forms.length === 2 ? `the ${forms[0]} "${forms[1]}" has` : 'there is';
  const fields = schemas.flatMap(({ properties = {} }) => Object.keys(properties));
  const remedy = suggestName(key, [...new Set(fields)]);
  return { path, part: 'key', problem: `${owner} no field "${key}".`, remedy, value };
}

function wrongValue(issue: Issue, whole: unknown, form: JsonSchema, fallback: string): Explained {
  const { path, message } = issue;
  const value = path.reduce(valueIn, whole);
  const schemas = schemasAt(form, path, whole);
  const what = schemas.find(({ description }) => description)?.description;
  const known = schemas.flatMap((node) => node.enum ?? []).map(String);
  const oneOf = known.length > 0 ? `Write one of ${known.join(', ')}.` : fallback;
  const across = 'a west greater than its east crosses the 180th meridian';
  const usual = what ? `Expected: ${what.charAt(0).toLowerCase()}${what.slice(1)}` : oneOf;
  const remedy = (what?.startsWith('A longitude') && turnBack(Number(value), across)) || usual;
  if (value === undefined)
    return { path, problem: path.length > 0 ? 'it is missing.' : 'nothing is in it.', remedy };
  const isOfNone = issue.code === 'invalid_value' || 'discriminator' in issue;
  if (isOfNone && typeof value === 'string') {
    const problem = `there is no ${String(path.at(-1) ?? '')} "${value}".`;
    return { path, problem, remedy: suggestName(value, known), value };
  }
  const text = JSON.stringify(value) ?? '';
  const actual = text.length > 0 && text.length <= 60 ? `, but is ${text}` : '';
  return { path, problem: `${message}${actual}.`, remedy, value };
}
