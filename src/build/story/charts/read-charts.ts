import { readdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { csvParse } from 'd3-dsv';
import { z } from 'zod';
import { readStoryFile } from '../files/read-story-file.ts';
import { attempt, type Problem, StoryError, together } from '../files/story-error.ts';
import { phrase } from '../schema/values.ts';
import { suggestName } from '../yaml/did-you-mean.ts';
import { parseYaml } from '../yaml/parse-yaml.ts';
import type { Position } from '../yaml/position.ts';
import { readYaml } from '../yaml/read-yaml.ts';
import type { Form } from './form.ts';
import { forms } from './forms/forms.ts';

/** A chart of the story, sound in itself. */
export interface Chart extends ChartFile {
  /** The name of its YAML file in messages. */
  readonly file: string;
  readonly rows: readonly Readonly<Record<string, unknown>>[];
}

/** The story's charts by the name that the text calls them, which is that of their files. */
export type Charts = Readonly<Record<string, Chart>>;

const ending = /\.(yaml|csv)$/;

/** The charts of a folder that are sound, the names of all, and what is wrong with the others. */
export interface InspectedCharts {
  readonly charts: Charts;
  readonly names: readonly string[];
  readonly problems: readonly Problem[];
}

/**
 * Reads every chart of a folder: a YAML and a CSV of the same name each. A folder that is not there
 * holds none.
 *
 * @param root What the folder and the names in messages start from.
 */
export async function inspectCharts(root: string, folder: string): Promise<InspectedCharts> {
  const files = await readdir(resolve(root, folder)).catch(() => []);
  const own = files.filter((file) => ending.test(file)).map((file) => file.replace(ending, ''));
  const names = [...new Set(own)].sort();
  const read = names.map((name) => ({ name, ...attempt(() => readChart(root, folder, name)) }));
  return {
    charts: Object.fromEntries(read.flatMap(({ name, value }) => (value ? [[name, value]] : []))),
    names,
    problems: read.flatMap(({ problems }) => problems),
  };
}

function readChart(root: string, folder: string, name: string): Chart {
  const file = `${folder}/${name}.yaml`;
  const data = `${folder}/${name}.csv`;
  if (!/^[a-z][a-z0-9-]*$/.test(name)) {
    const remedy = 'Use small letters, digits and hyphens.';
    const problem = `"${name}" cannot be a chart.`;
    throw new StoryError([{ file, place: 'its name', problem, remedy }]);
  }
  const read = (from: string, remedy: string) => () => readStoryFile(root, from, { remedy });
  const [text, csv] = together(
    read(file, `Write the words of the chart, its form first, whose rows are in ${data}.`),
    read(data, `Write the rows of the chart whose words are in ${file}.`),
  );
  const form = formOf(parseYaml(text, file).value, forms);
  const [words, rows] = together(
    () => readChartSpec(text, forms, file),
    () => (form ? readRows(csv, form.row, data) : []),
  );
  const wrong = words.form.check?.(rows, words.fields);
  if (wrong) {
    const { problem, remedy } = wrong;
    throw new StoryError([{ file, ...words.place(wrong.field), problem, remedy }]);
  }
  return { ...words, file, rows };
}

/** The fields of the YAML of a chart of any form. */
export const chartFields = z.object({
  form: phrase.describe('How it is drawn; the forms are below.'),
  title: phrase.describe('Its finding, in a sentence.'),
  measured: phrase.describe('A line under the title: what is measured.'),
  description: phrase.describe('What there is to see, for those who cannot see it.'),
  sources: z
    .array(phrase, 'must be a list of ids')
    .min(1, 'must name at least one source')
    .describe('The ids of its sources.'),
  notes: phrase.describe('What there is to know of the figures, below the chart.'),
  table: phrase.describe('The caption of its table.'),
  columns: z
    .array(phrase, 'must be a list of the heads of the columns')
    .describe('The heads of the columns of its table.'),
  layer: phrase.optional().describe('The layer of the map whose days its marks stand for.'),
  color: phrase.optional().describe('The layer whose colour it has; `layer` by default.'),
});

/** What is told of a chart of any form. */
export type ChartSpec = Readonly<z.infer<typeof chartFields>>;

/** What the YAML of a chart holds, and where. */
interface ChartFile {
  readonly spec: ChartSpec;
  readonly form: Form;
  /** All that it holds, the form's own fields among them. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** Where a field stands, for messages. */
  readonly place: (...path: PropertyKey[]) => Position & { readonly place: string };
}

/**
 * Reads the YAML of a chart.
 *
 * @param text The whole of the file.
 * @param forms The forms that there are, by name.
 * @param file The file's name in messages.
 * @throws StoryError with one problem for each field that is missing, unknown or wrong.
 */
export function readChartSpec(
  text: string,
  forms: Readonly<Record<string, Form>>,
  file: string,
): ChartFile {
  const { value, broken, problems: faults, at } = parseYaml(text, file);
  if (broken) throw new StoryError(faults);
  const place: ChartFile['place'] = (...path) => ({
    ...at(path),
    place: `"${path.map(String).join('.')}"`,
  });
  const name = nameOf(value);
  const form = formOf(value, forms);
  if (!form) {
    const problem =
      name === undefined ? 'the form is missing.' : `there is no form ${JSON.stringify(name)}.`;
    const remedy = suggestName(String(name ?? ''), Object.keys(forms));
    throw new StoryError([...faults, { file, ...place('form'), problem, remedy }]);
  }
  const whole = wholeOf(form);
  const fields = readYaml(text, file, whole, remedyFor(String(name), whole));
  return { spec: chartFields.parse(value), form, fields, place };
}

const nameOf = (value: unknown): unknown => (value as { form?: unknown } | null | undefined)?.form;

/** The form that the YAML of a chart names, if there is one of that name. */
function formOf(value: unknown, forms: Readonly<Record<string, Form>>): Form | undefined {
  const name = nameOf(value);
  return typeof name === 'string' && Object.hasOwn(forms, name) ? forms[name] : undefined;
}

function wholeOf({ columns: { length }, fields }: Form): z.ZodObject {
  const columns = chartFields.shape.columns.length(
    length,
    `must be the heads of ${length} columns`,
  );
  return z.strictObject({ ...chartFields.shape, columns, ...fields });
}

function remedyFor(name: string, whole: z.ZodObject): string {
  const fields = Object.entries(whole.shape).map(([key, field]) =>
    field.safeParse(undefined).success ? `${key} (may be left out)` : key,
  );
  return `A chart of the form "${name}" has ${fields.join(', ')}.`;
}

/**
 * Reads a chart's data.
 *
 * @param csv The whole of a CSV file: a line of column names, then one line for each row.
 * @param schema What a row is, with a key for each column.
 * @param file The file's name in messages.
 * @throws StoryError when a column is missing or unknown, when there are no rows, and with one
 * problem for each value that is wrong.
 */
export function readRows<Shape extends z.ZodRawShape>(
  csv: string,
  schema: z.ZodObject<Shape>,
  file: string,
): readonly z.infer<z.ZodObject<Shape>>[] {
  const rows = csvParse(csv);
  const columns = Object.keys(schema.shape);
  if (rows.columns.join() !== columns.join()) {
    const problem = `the columns are "${rows.columns.join(',')}".`;
    const remedy = `Make them "${columns.join(',')}".`;
    throw new StoryError([{ file, line: 1, problem, remedy }]);
  }
  if (rows.length === 0) {
    const remedy = 'Write one line for each row.';
    throw new StoryError([{ file, line: 2, problem: 'there is no data.', remedy }]);
  }
  const results = rows.map((row) => schema.safeParse(row));
  const positions = cellPositions(csv);
  const problems = results.flatMap((result, index) =>
    (result.success ? [] : result.error.issues).map(({ path, message }) => {
      const column = String(path[0]);
      return {
        file,
        ...(positions[index + 1]?.[columns.indexOf(column)] ?? { line: index + 2 }),
        place: `"${column}"`,
        problem: `"${rows[index]?.[column] ?? ''}" cannot be drawn.`,
        remedy: `It must be ${message}.`,
      };
    }),
  );
  if (problems.length > 0) throw new StoryError(problems);
  return results.flatMap((result) => (result.success ? [result.data] : []));
}

/** A cell of a CSV file, in quotes or without, and what ends it. */
const cell = /(?:"(?:[^"]|"")*"|[^",\r\n])*(,|\r\n|[\r\n]|$)/y;

/** Where each cell of a CSV file begins, by its row and its column, the names of the columns first. */
export function cellPositions(csv: string): readonly (readonly Position[])[] {
  const rows: Position[][] = [[]];
  let [line, lineStart] = [1, 0];
  cell.lastIndex = 0;
  while (cell.lastIndex < csv.length) {
    const start = cell.lastIndex;
    const [text, end] = cell.exec(csv) ?? [];
    if (text === undefined) break;
    rows.at(-1)?.push({ line, column: start - lineStart + 1 });
    for (const {
      index,
      0: { length },
    } of text.matchAll(/\r\n|[\r\n]/g)) {
      line += 1;
      lineStart = start + index + length;
    }
    if (end !== ',') rows.push([]);
  }
  return rows;
}
