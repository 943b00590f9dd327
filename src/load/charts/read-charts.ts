import { basename } from 'node:path';
import { z } from 'zod';
import { namesIn } from '../files/own-file.ts';
import { readCsv } from '../files/read-csv.ts';
import { readStoryFile } from '../files/read-story-file.ts';
import { attempt, type Position, type Problem, StoryError } from '../files/story-error.ts';
import { phrase, words } from '../schema/values.ts';
import { suggestName } from '../yaml/did-you-mean.ts';
import { parseYaml, readYaml } from '../yaml/read-yaml.ts';
import type { Form } from './form.ts';
import { dots, field } from './forms/counts.ts';
import { days, tally } from './forms/days.ts';
import { ruler } from './forms/ruler.ts';
import { bars, line, ranges } from './forms/years.ts';

/** The forms of charts, by the names that a chart's YAML calls them. */
export const forms: Readonly<Record<string, Form>> = {
  bars,
  days,
  dots,
  field,
  line,
  ranges,
  ruler,
  tally,
};

/** The fields of the YAML of a chart of any form. */
export const chartFields = z.object({
  form: phrase.describe('How it is drawn; the forms are below.'),
  title: words.describe('Its finding, in a sentence.'),
  measured: words.describe('A line under the title: what is measured.'),
  description: words.describe('A description of the chart, for those who cannot see it.'),
  sources: z
    .array(phrase, 'must be a list of ids')
    .min(1, 'must name at least one source')
    .describe('The ids of its sources.'),
  notes: words.describe('Notes on the figures, below the chart.'),
  table: words.describe('The caption of its table.'),
  columns: z
    .array(words, 'must be a list of column headings')
    .describe('The column headings of its table.'),
  layer: phrase.optional().describe('The layer of the map whose days its marks show.'),
  color: phrase.optional().describe('The layer whose colour it has; `layer` by default.'),
});

/** A chart of the story, sound in itself. */
export interface Chart {
  /** The name of its YAML file. */
  readonly file: string;
  /** The position of a field, for messages. */
  readonly place: (...path: PropertyKey[]) => Position & { readonly place: string };
  /** The fields of a chart of any form. */
  readonly spec: Readonly<z.infer<typeof chartFields>>;
  readonly form: Form;
  /** All that the YAML holds, the form's own fields among them. */
  readonly fields: Readonly<Record<string, unknown>>;
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  /** The line of the CSV on which each row begins. */
  readonly lines: readonly number[];
}

/** The story's charts by the name that the text calls them, which is that of their files. */
export type Charts = Readonly<Record<string, Chart>>;

const ending = /\.(yaml|csv)$/;

/**
 * Reads every chart of a folder, a YAML and a CSV of the same name each, and finds what is wrong with those that
 * cannot be drawn.
 *
 * @param folder The story's folder.
 */
export async function inspectCharts(
  root: string,
  folder: string,
  charts: string,
): Promise<{ readonly charts: Charts; readonly problems: readonly Problem[] }> {
  const files = namesIn(root, charts).filter((file) => ending.test(file));
  const names = [...new Set(files.map((file) => file.replace(ending, '')))].sort();
  const sound: Record<string, Chart> = {};
  const problems = names.flatMap((name) => {
    const read = attempt(() => readFiles(root, folder, `${charts}/${name}`));
    if (read.value) sound[name] = read.value;
    return read.problems;
  });
  return { charts: sound, problems };
}

function readFiles(root: string, folder: string, path: string): Chart {
  const name = basename(path);
  const [file, data] = [`${path}.yaml`, `${path}.csv`];
  if (!/^[a-z][a-z0-9-]*$/.test(name)) {
    const remedy = 'Use lowercase letters, digits and hyphens, with a letter first.';
    const problem = `"${name}" is not a valid name for a chart.`;
    throw new StoryError([{ file, place: 'its name', problem, remedy }]);
  }
  const read = (from: string, remedy: string) => readStoryFile(root, folder, from, { remedy });
  const yaml = read(file, `Write the words of the chart, its form first; ${data} has its rows.`);
  const csv = read(data, `Write the rows of the chart; ${file} has its words.`);
  return readChart(yaml, file, csv, data);
}

/** Reads a chart from the text of its YAML, in `file`, and of its CSV, in `data`. @throws StoryError */
export function readChart(yaml: string, file: string, csv: string, data: string): Chart {
  const { value, problems, at } = parseYaml(yaml, file);
  if (problems.length > 0) throw new StoryError(problems);
  const place: Chart['place'] = (...path) => ({
    ...at(path),
    place: `"${path.map(String).join('.')}"`,
  });
  const name = (value as { form?: unknown } | null | undefined)?.form;
  const form = Object.hasOwn(forms, String(name)) ? forms[String(name)] : undefined;
  if (!form) {
    const problem =
      name === undefined ? 'the form is missing.' : `there is no form ${JSON.stringify(name)}.`;
    const remedy = suggestName(String(name ?? ''), Object.keys(forms));
    throw new StoryError([{ file, ...place('form'), problem, remedy }]);
  }
  const fields = readFields(yaml, file, form, String(name));
  const { rows, lines } = readRows(csv, data, form.row);
  const { most = 0, of } = form.marks ?? {};
  const many = of ? rows.reduce((sum, row) => sum + Math.ceil(of(row, fields)), 0) : 0;
  if (many > most) {
    const problem = `it would be drawn as ${many} marks; the limit is ${most}.`;
    const remedy = 'Write "form: dots", where a mark represents many, with a larger "each".';
    throw new StoryError([{ file, ...place('form'), problem, remedy }]);
  }
  return { file, place, spec: chartFields.parse(fields), form, fields, rows, lines };
}

function readFields(yaml: string, file: string, form: Form, name: string): Chart['fields'] {
  const heads = form.columns.length;
  const columns = chartFields.shape.columns.length(heads, `must list ${heads} column headings`);
  const schema = z.strictObject({ ...chartFields.shape, columns, ...form.fields });
  const known = Object.entries(schema.shape).map(([key, field]) =>
    field.safeParse(undefined).success ? `${key} (may be left out)` : key,
  );
  return readYaml(yaml, file, schema, `A chart of the form "${name}" has ${known.join(', ')}.`);
}

function readRows(csv: string, file: string, schema: Form['row']): Pick<Chart, 'rows' | 'lines'> {
  const { rows, lines } = readCsv(csv, file);
  const columns = Object.keys(schema.shape);
  if (rows.columns.join() !== columns.join()) {
    const problem = `the columns are "${rows.columns.join(',')}".`;
    const remedy = `Make them "${columns.join(',')}"; docs/reference.md says what they hold.`;
    throw new StoryError([{ file, line: 1, problem, remedy }]);
  }
  if (rows.length === 0) {
    const remedy = 'Write one line for each row.';
    throw new StoryError([{ file, line: 2, problem: 'there is no data.', remedy }]);
  }
  const read = rows.map((row) => schema.safeParse(row));
  const problems = read.flatMap(({ error }, index) =>
    (error?.issues ?? []).map(({ path, message }): Problem => {
      const column = String(path[0]);
      const problem = `"${rows[index]?.[column] ?? ''}" cannot be drawn.`;
      const remedy = `It must be ${message}.`;
      return { file, line: lines[index] ?? 1, place: `"${column}"`, problem, remedy };
    }),
  );
  if (problems.length > 0) throw new StoryError(problems);
  return { rows: read.map(({ data }) => data ?? {}), lines };
}
