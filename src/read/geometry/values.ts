import type { StoryFolder } from '../../files/open-folder.ts';
import { readCsv } from '../../files/read-csv.ts';
import { type Fault, type Problem, problemsOf, StoryError } from '../../files/story-error.ts';
import type { ValuesSpec } from '../../style/kinds/shaded.ts';
import { didYouMean, suggestName } from '../yaml/did-you-mean.ts';
import type { AnyFeature } from './read-geometry.ts';
import { breaksOf, classOf } from './shades.ts';

export function unknownProperty(
  features: readonly AnyFeature[],
  name: string,
  path: readonly PropertyKey[],
): readonly Fault[] {
  const known = new Set(features.flatMap(({ properties }) => Object.keys(properties ?? {})));
  if (known.has(name)) return [];
  return [[`no feature has a property "${name}".`, suggestName(name, [...known]), path, name]];
}

export function throwProblems(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new StoryError(problems);
}

export const listSome = (names: readonly string[]): string =>
  `${names.slice(0, 5).join(', ')}${names.length > 5 ? ' and others' : ''}`;

interface Areas {
  readonly features: readonly AnyFeature[];
  /** The author's file, and the features' indexes in it. */
  readonly origin: { readonly file: string; readonly features: readonly number[] };
  readonly files: StoryFolder;
  readonly entry: Omit<Problem, 'problem' | 'remedy' | 'value'>;
}

/** Finds the value and class of each area in a shaded layer, if it has a value. @throws StoryError */
export function joinValues(spec: ValuesSpec, areas: Areas) {
  const { values, warnings } =
    spec.table === undefined ? propertyValues(spec, areas) : tableValues(spec, areas);
  const numbers = values.flatMap((value) => value ?? []);
  if (numbers.length === 0) {
    const problem = `none of its areas has a value in "${spec.of}".`;
    const remedy = 'Name the property or the column that holds them.';
    throwProblems(problemsOf(areas.entry, [[problem, remedy, ['values', 'of']]]));
  }
  const breaks = breaksOf(spec, numbers);
  const shades = values.map((value) =>
    value === undefined ? undefined : { value, category: String(classOf(value, breaks)) },
  );
  return { shades, warnings };
}

/** Parses a value: undefined if there is none, `NaN` if it is not a number. */
function valueIn(given: unknown): number | undefined {
  if (given === null || given === undefined || String(given).trim() === '') return undefined;
  return typeof given === 'number' || typeof given === 'string' ? Number(given) : Number.NaN;
}

function notNumber(given: unknown, at: Omit<Problem, 'problem' | 'remedy'>): Problem[] {
  if (Number.isFinite(valueIn(given) ?? 0)) return [];
  const remedy =
    'Write a number, with a point before its decimals and no other sign; leave it empty where there is none.';
  return [{ ...at, problem: `${JSON.stringify(given)} is not a number.`, remedy, value: given }];
}

function propertyValues({ of, key }: ValuesSpec, { features, origin, entry }: Areas) {
  if (key !== undefined) {
    const remedy = 'Add "table", or take the key out.';
    throwProblems(problemsOf(entry, [['it names a key but no table.', remedy, ['values', 'key']]]));
  }
  throwProblems(problemsOf(entry, unknownProperty(features, of, ['values', 'of'])));
  const given = features.map(({ properties }) => properties?.[of]);
  const problems = given.flatMap((each, i) => {
    const path = ['features', origin.features[i] ?? 0, 'properties', of];
    return notNumber(each, { file: origin.file, path, place: `"${of}"` });
  });
  throwProblems(problems);
  return { values: given.map(valueIn), warnings: [] };
}

function tableValues(spec: ValuesSpec, areas: Areas) {
  const { key = '', table = '' } = spec;
  const { features, files, entry } = areas;
  if (key === '') {
    const remedy = 'Add "key": a property of the areas that is a column of the table too.';
    throwProblems(
      problemsOf(entry, [['it lacks the key that joins the table.', remedy, ['values']]]),
    );
  }
  const file = `${files.values}/${table.replace(/\.csv$/, '')}.csv`;
  throwProblems(problemsOf(entry, unknownProperty(features, key, ['values', 'key'])));
  const rows = readTable(file, { column: key, ...spec }, areas);
  const keys = features.map(({ properties }) => String(properties?.[key] ?? '').trim());
  const values = keys.map((each) => rows.get(each));
  const known = new Set(keys);
  const unjoined = [...known].filter((each) => !rows.has(each));
  if (unjoined.length === 0) return { values, warnings: [] };
  const problem = `no row in ${file} for ${unjoined.length} of ${known.size} areas: ${quoted(unjoined)}.`;
  const others = [...rows.keys()].filter((each) => !known.has(each));
  const remedy =
    others.length > 0
      ? `Rows without an area: ${quoted(others)}.`
      : 'Add a row for each; leave its value empty where none is known.';
  const fault: Fault = [problem, remedy, ['values', 'key'], key];
  if (values.every((value) => value === undefined)) throwProblems(problemsOf(entry, [fault]));
  return { values, warnings: problemsOf({ ...entry, severity: 'warning' }, [fault]) };
}

const quoted = (names: readonly string[]): string => listSome(names.map((name) => `"${name}"`));

function readTable(
  file: string,
  { table = '', of, column = '' }: ValuesSpec,
  { files, entry }: Areas,
): ReadonlyMap<string, number | undefined> {
  const tables = files.names(files.values).flatMap((each) => /^(.*)\.csv$/.exec(each)?.[1] ?? []);
  const name = table.replace(/\.csv$/, '');
  if (!tables.includes(name)) {
    const put = `Put the table there, with a column "${column}" and a column "${of}".`;
    const remedy = didYouMean(name, tables) ?? put;
    const problem = `the table ${file} does not exist.`;
    throwProblems(problemsOf(entry, [[problem, remedy, ['values', 'table'], table]]));
  }
  const { rows, lines } = readCsv(files.text(file), file);
  const unknown = Object.entries({ [column]: 'column', [of]: 'of' }).flatMap(
    ([head, field]): Fault[] => {
      if (rows.columns.includes(head)) return [];
      const problem = `${file} has no column "${head}".`;
      return [[problem, suggestName(head, rows.columns), ['values', field], head]];
    },
  );
  throwProblems(problemsOf(entry, unknown));
  const joined = new Map<string, number | undefined>();
  const problems = rows.flatMap((row, i): Problem[] => {
    const [key, value] = [(row[column] ?? '').trim(), valueIn(row[of])];
    if (key === '' && value === undefined) return [];
    const cell = (head: string) => ({ file, line: lines[i] ?? 1, place: `"${head}"` });
    if (joined.has(key)) {
      const problem = `"${key}" has a row already.`;
      return [{ ...cell(column), problem, remedy: 'Leave one row for each.' }];
    }
    joined.set(key, value);
    return notNumber(row[of], cell(of));
  });
  throwProblems(problems);
  return joined;
}
