import { readdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { readStoryFile } from '../files/read-story-file.ts';
import { attempt, type Problem, StoryError, together } from '../files/story-error.ts';
import { parseYaml } from '../yaml/read-yaml.ts';
import { type ChartFile, formOf, readChartSpec } from './chart-spec.ts';
import { forms } from './forms/forms.ts';
import { readRows } from './read-rows.ts';

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
