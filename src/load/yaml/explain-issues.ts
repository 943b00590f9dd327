import type { z } from 'zod';
import type { Problem } from '../files/story-error.ts';
import { nearestName, suggestName } from './did-you-mean.ts';
import { formOf, type JsonSchema, schemasAt, toJsonSchema } from './json-schema.ts';

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
  array: 'must be a list, such as [one, other]',
  tuple: 'must be a list, such as [one, other]',
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
  const { error } = schema.safeParse(value, {
    error: ({ code, expected: type }: { readonly code?: string; readonly expected?: unknown }) =>
      (code === 'invalid_type' && expected[String(type)]) || 'is of the wrong form',
  });
  if (!error) return [];
  const form = toJsonSchema(schema);
  const issues = error.issues.flatMap(closest);
  const meant = issues.flatMap((issue) => misspelt(issue, value, form));
  return issues
    .filter(({ path }) => valueAt(value, path) !== undefined || !meant.includes(path.join('.')))
    .flatMap((issue) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => unknownField(key, issue.path, value, form))
        : wrongValue(issue, value, form, fallback),
    );
}

/** The issues of the option of a union to which the value comes closest; the union's own if none is closer. */
function closest(issue: Issue): readonly Issue[] {
  if (issue.code !== 'invalid_union') return [issue];
  const options = issue.errors.filter((issues) =>
    issues.every(({ path, code }) => path.length > 0 || code === 'unrecognized_keys'),
  );
  const [best, second] = options.sort((a, b) => a.length - b.length);
  if (!best || best.length === second?.length) return [issue];
  return best.map((each) => ({ ...each, path: [...issue.path, ...each.path] }));
}

/** The fields, by their paths, that are not there by their names but by names near to these. */
function misspelt(issue: Issue, whole: unknown, form: JsonSchema): readonly string[] {
  if (issue.code !== 'unrecognized_keys') return [];
  const fields = fieldsAt(form, issue.path, whole);
  return issue.keys.flatMap((key) => {
    const name = nearestName(key, fields);
    return name === undefined ? [] : [...issue.path, name].join('.');
  });
}

function unknownField(
  key: string,
  path: readonly PropertyKey[],
  whole: unknown,
  form: JsonSchema,
): Explained {
  const value = valueAt(whole, [...path, key]);
  const at = { path: [...path, key], part: 'key', value } as const;
  const another = ofAnotherForm(key, schemasAt(form, path, whole), schemasAt(form, path));
  if (another) return { ...at, ...another };
  const known = suggestName(key, fieldsAt(form, path, whole));
  const isOfText = value === null && path.length > 1;
  return {
    ...at,
    problem: `there is no field "${key}".`,
    remedy: isOfText ? `Put a text that has a comma in quotes. ${known}` : known,
  };
}

/** What is told of a field that an object of another kind has. */
function ofAnotherForm(
  key: string,
  own: readonly JsonSchema[],
  all: readonly JsonSchema[],
): Pick<Explained, 'problem' | 'remedy'> | undefined {
  const forms = all.filter(({ properties }) => properties);
  const others = forms.filter(({ properties }) => Object.hasOwn(properties ?? {}, key));
  const form = own.find(({ properties }) => properties) ?? {};
  const [field, name] = formOf(form) ?? [];
  if (field === undefined || others.length === 0) return undefined;
  const isOfSome = (each: string) =>
    each !== field && !forms.every(({ properties }) => Object.hasOwn(properties ?? {}, each));
  const has = Object.keys(form.properties ?? {}).filter(isOfSome);
  const kinds = others.map((other) => `"${formOf(other)?.[1]}"`).join(' or ');
  return {
    problem: `the ${field} "${name}" has no field "${key}"${has.length > 0 ? `; it has ${has.join(', ')}` : ''}.`,
    remedy: `Take it out, or make the ${field} ${kinds}.`,
  };
}

function wrongValue(issue: Issue, whole: unknown, form: JsonSchema, fallback: string): Explained {
  const { path, message } = issue;
  const value = valueAt(whole, path);
  const schemas = schemasAt(form, path, whole);
  const what = schemas.find(({ description }) => description)?.description;
  const belongs = what && `What belongs there: ${what.charAt(0).toLowerCase()}${what.slice(1)}`;
  const known = schemas.flatMap((node) => node.enum ?? []).map(String);
  if (value === undefined || value === null) {
    if (path.length === 0) {
      const remedy = 'docs/reference.md shows what belongs there.';
      return { path, problem: `${message}, and nothing is in it.`, remedy, value };
    }
    const lack = value === null ? 'it has no value' : 'it is missing';
    const problem = `${lack}${Object.values(expected).includes(message) ? '' : `, and ${message}`}.`;
    const oneOf = known.length > 0 ? `Write one of ${known.join(', ')}.` : fallback;
    return { path, problem, remedy: belongs ?? oneOf, value };
  }
  const isOfNone = issue.code === 'invalid_value' || 'discriminator' in issue;
  if (isOfNone && typeof value === 'string') {
    const problem = `there is no ${String(path.at(-1) ?? '')} "${value}".`;
    return { path, problem, remedy: suggestName(value, known), value };
  }
  const meant =
    typeof value === 'string'
      ? meantBy(value, message)
      : typeof value !== 'object' && message === expected.string
        ? `Write it in quotes: "${value}".`
        : undefined;
  const problem = `${message}.${written(value)}`;
  return { path, problem, remedy: meant ?? belongs ?? fallback, value };
}

/** What to write for a number that is text to YAML, or for text in quotes that are none to it. */
function meantBy(value: string, message: string): string | undefined {
  if (message === expected.array || (value.includes(',') && message.startsWith('must be [')))
    return `Write [${value}].`;
  const number = value
    .trim()
    .replace(/^[−–]/, '-')
    .replace(
      /^(\d[\d.]*)\s*°?\s*([NESW])$/,
      (_, degrees, side) => `${/[SW]/.test(side) ? '-' : ''}${degrees}`,
    )
    .replace(/^(-?\d+),(\d+)$/, '$1.$2');
  if (message.startsWith(expected.number ?? '') && number !== '' && Number.isFinite(Number(number)))
    return `Write ${number}, without quotes${/[−–,]/.test(value) ? ', with a hyphen as minus and a point before decimals' : ''}.`;
  const bare = value.replace(/^[“”„«‘’]|[“”„»‘’]$/g, '');
  return bare === value ? undefined : `Write it in straight quotes: "${bare}".`;
}

/** The value as it is written, where it is short. */
function written(value: unknown): string {
  const text = JSON.stringify(value) ?? '';
  return text.length > 0 && text.length <= 60 ? ` It is ${text}.` : '';
}

/** The names of the fields at a path. */
const fieldsAt = (
  form: JsonSchema,
  path: readonly PropertyKey[],
  whole: unknown,
): readonly string[] => [
  ...new Set(
    schemasAt(form, path, whole).flatMap(({ properties = {} }) => Object.keys(properties)),
  ),
];

function valueAt(whole: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, step)
        ? (value as Record<PropertyKey, unknown>)[step]
        : undefined,
    whole,
  );
}
