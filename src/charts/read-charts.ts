import { basename } from 'node:path';
import { z } from 'zod';
import { readCsv } from '../files/read-csv.ts';
import type { SafeFolder } from '../files/safe-folder.ts';
import { attempt, type Problem, StoryError } from '../files/story-error.ts';
import { isDate, maybe, phrase, words } from '../read/schema/values.ts';
import { suggestName } from '../read/yaml/did-you-mean.ts';
import { toJsonSchema } from '../read/yaml/json-schema.ts';
import { parseYaml, readYaml } from '../read/yaml/read-yaml.ts';
import type { Form } from './form.ts';
import { bars } from './forms/bars.ts';
import { dots, field } from './forms/counts.ts';
import { days, tally } from './forms/days.ts';
import { columns, line } from './forms/over-time.ts';
import { ranges } from './forms/ranges.ts';

const all = { bars, columns, days, dots, field, line, ranges, tally };
export const forms: Readonly<Record<string, Form>> = all;

const headings = 'The column headings of its table; defaults to those of the CSV.';

export const chartFields = z.object({
  form: maybe(phrase, 'How it is drawn; defaults to `columns` over time, otherwise to `bars`.'),
  title: maybe(words, 'Its finding, in one sentence; defaults to `measured`.'),
  measured: maybe(words, 'What is measured; defaults to the heading of the numbers.'),
  description: maybe(words, 'What it shows, for those who cannot see it.'),
  sources: z.array(phrase, 'must be a list of ids').default([]).describe('The ids of its sources.'),
  notes: maybe(words, 'Notes on the figures, below the chart.'),
  table: maybe(words, 'The caption of its table; by default the title.'),
  columns: maybe(z.array(words, 'must be a list of column headings'), headings),
  layer: maybe(phrase, 'The layer whose days its marks show.'),
  color: maybe(phrase, 'The layer whose colour it has; `layer` by default.'),
});

export type Chart = ReturnType<typeof readChart>;

export type Charts = Readonly<Record<string, Chart>>;

/** Reads a story's charts, each from a CSV and, usually, a YAML file with the same name. */
export function inspectCharts(folder: SafeFolder, charts: string) {
  const ending = /\.(yaml|csv)$/;
  const files = folder.names(charts).filter((file) => ending.test(file));
  const names = [...new Set(files.map((file) => file.replace(ending, '')))].sort();
  const sound: Record<string, Chart> = {};
  const problems = names.flatMap((name) => {
    const read = attempt(() => readFiles(folder, `${charts}/${name}`));
    if (read.value) sound[name] = read.value;
    return read.problems;
  });
  return { charts: sound, problems };
}

function readFiles(folder: SafeFolder, path: string) {
  const name = basename(path);
  const [file, data] = [`${path}.yaml`, `${path}.csv`];
  if (!/^[a-z][a-z0-9-]*$/.test(name)) {
    const remedy = 'Use lowercase letters, digits and hyphens, with a letter first.';
    const problem = `"${name}" is not a valid name for a chart.`;
    const named = folder.has(file) ? file : data;
    throw new StoryError([{ file: named, place: 'its name', problem, remedy }]);
  }
  const remedy = `Write the rows of the chart; ${file} has its words.`;
  const csv = folder.text(data, { remedy });
  const yaml = folder.text(file, { absent: '' });
  return readChart(yaml, yaml ? file : data, csv, data);
}

/** Reads a chart from its YAML, which is in `file`, and its CSV, which is in `data`. @throws StoryError */
export function readChart(yaml: string, file: string, csv: string, data: string) {
  const { value, problems, at } = parseYaml(yaml, file);
  if (problems.length > 0) throw new StoryError(problems);
  const placeOf = (path: readonly PropertyKey[]) => `"${path.map(String).join('.')}"`;
  const place = (...path: PropertyKey[]) => ({ ...at(path), place: placeOf(path) });
  const table = readCsv(csv, data);
  const begins = String(table.rows[0]?.[table.rows.columns[0] ?? '']);
  const usual = isDate(begins.trim()) ? 'columns' : 'bars';
  const name = String((value as { form?: unknown } | null | undefined)?.form ?? usual);
  const form = Object.hasOwn(forms, name) ? forms[name] : undefined;
  if (!form) {
    const remedy = suggestName(name, Object.keys(forms));
    const problem = `there is no form "${name}".`;
    throw new StoryError([{ file, ...place('form'), problem, remedy }]);
  }
  const { rows, lines, heads } = readRows(table, data, form, name);
  const columns = chartFields.shape.columns.refine(
    (all = heads) => all.length === heads.length,
    `must list ${heads.length} column headings`,
  );
  const schema = z.strictObject({ ...chartFields.shape, columns, ...form.fields });
  const remedy = `A chart of the form "${name}" ${listKeys(schema)}.`;
  const fields: Readonly<Record<string, unknown>> = readYaml(yaml, file, schema, remedy, 0, {});
  const { max = 0, of } = form.marks ?? {};
  const count = of ? rows.reduce((sum, row) => sum + Math.ceil(of(row, fields)), 0) : 0;
  if (count > max) {
    const problem = `it would be drawn as ${count} marks; the limit is ${max}.`;
    const remedy = 'Write "form: dots", where a mark represents many, with a larger "each".';
    throw new StoryError([{ file, ...place('form'), problem, remedy }]);
  }
  const { span } = form;
  const length = span?.of(rows) ?? 0;
  if (span && length > span.max) {
    const problem = `its rows span ${length} ${span.unit}; the limit is ${span.max}.`;
    throw new StoryError([{ file, ...place('form'), problem, remedy: span.remedy }]);
  }
  const given = { columns: heads, ...chartFields.parse(fields) };
  const [, measured = ''] = given.columns;
  const spec = { title: measured, measured, ...given };
  return { file, place, spec, form, fields: { ...fields, ...spec }, rows, lines };
}

function keysOf(schema: z.ZodObject) {
  const { required: needed = [] } = toJsonSchema(schema);
  const keys = Object.keys(schema.shape);
  return { keys, needed, optional: keys.filter((key) => !needed.includes(key)) };
}

function listKeys(schema: z.ZodObject): string {
  const { needed, optional } = keysOf(schema);
  const [has, may] = [needed, optional].map((keys) => keys.join(', '));
  return [has && `needs ${has}`, may && `may have ${may}`].filter(Boolean).join(', and ');
}

function readRows(
  { rows: all, lines, separator }: ReturnType<typeof readCsv>,
  file: string,
  { row: schema, columns }: Form,
  name: string,
) {
  const { keys: known, needed, optional } = keysOf(schema);
  const isPlain = known[1] === 'value';
  // Spreadsheets also save columns without a heading.
  const heads = all.columns.filter((head, at) => at < 2 || head.trim() !== '');
  const keys = heads.map((head, at) =>
    String(isPlain && at < 2 ? known[at] : head.trim().toLowerCase()),
  );
  const isNamed = heads.every((head, at) => head && heads.indexOf(head) === at);
  const isKnown = (key: string, at: number) => known.includes(key) && keys.indexOf(key) === at;
  if (!needed.every((key) => keys.includes(key)) || !keys.every(isKnown) || !isNamed) {
    const problem = `the columns are "${all.columns.join(separator)}", which do not fit the form "${name}".`;
    const remedy = `Its CSV ${listKeys(schema)}; docs/reference.md says what they hold.`;
    throw new StoryError([{ file, line: 1, problem, remedy }]);
  }
  const cells = heads.map((head, at) => {
    const column = all.map((row) => String(row[head] ?? '').trim());
    const { isNumber } = z.globalRegistry.get(schema.shape[keys[at] ?? ''] ?? schema) ?? {};
    return isNumber ? normalizeNumbers(column, separator === ';' ? ',' : '.') : column;
  });
  const rows = lines.flatMap((line, index) => {
    const own = keys.map((key, at) => [key, cells[at]?.[index] ?? ''] as const);
    const filled = own.filter(([key, cell]) => cell || !optional.includes(key));
    const row: Readonly<Record<string, string>> = Object.fromEntries(filled);
    return Object.values(row).some(Boolean) ? [{ row, line, ...schema.safeParse(row) }] : [];
  });
  if (rows.every(({ row }) => isPlain && row.value === '')) {
    const remedy = 'Write one line for each row.';
    throw new StoryError([{ file, line: 2, problem: 'there is no data.', remedy }]);
  }
  const first = rows[0]?.row.date ?? '';
  const precision = (time = '') => isDate(time) && time.length;
  const before = new Set<string>();
  const problems = rows.flatMap(({ row, line, error }) => {
    const isTwice = row.date && before.size === before.add(`${row.date} ${row.name}`).size;
    const faults = isTwice ? ['in one row alone'] : [];
    if (precision(row.date) !== precision(first))
      faults.push(`like that of the first row, "${first}"`);
    const ofTime = isPlain ? faults.map((message) => ({ path: ['date'], message })) : [];
    return [...(error?.issues ?? []), ...ofTime].map(({ path, message }): Problem => {
      const column = String(path[0]);
      const place = `"${heads[keys.indexOf(column)]}"`;
      const cell = row[column];
      const problem = cell ? `"${cell}" cannot be drawn.` : 'it is empty.';
      return { file, line, place, problem, remedy: `It must be ${message}.` };
    });
  });
  if (problems.length > 0) throw new StoryError(problems);
  return {
    rows: rows.map(({ data }) => data ?? {}),
    /** The line of the CSV at which each row starts. */
    lines: rows.map(({ line }) => line),
    heads: columns.flatMap((key) => heads[keys.indexOf(key)] ?? []),
  };
}

/** Rewrites numbers in JavaScript's form, by the decimal mark that fits most cells, or `usual` if both fit. */
function normalizeNumbers(cells: readonly string[], usual: '.' | ','): readonly string[] {
  const readings = [usual, usual === '.' ? ',' : '.'].map((mark) => {
    const group = `[${mark === '.' ? ',' : '.'}\\s'’]`;
    const whole = `\\d+|[1-9]\\d{0,2}(${group}\\d{3})+`;
    const number = new RegExp(`^-?(${whole})([${mark}]\\d+)?(e[+-]?\\d+)?$`, 'i');
    const signed = cells.map((cell) => cell.replace(/^[−–]/, '-'));
    return signed.map((cell) =>
      number.test(cell) ? cell.replaceAll(new RegExp(group, 'g'), '').replace(',', '.') : '',
    );
  });
  const count = (reading: readonly string[]) => reading.filter(Boolean).length;
  const [best = []] = readings.sort((a, b) => count(b) - count(a));
  return cells.map((cell, i) => best[i] || cell);
}
