import { z } from 'zod';
import { parseYaml } from '../parse/read-yaml.ts';
import { type Problem, StoryError } from '../parse/story-error.ts';
import { phrase } from './cells.ts';
import type { Form } from './form.ts';

/** The fields of the YAML of a chart of any form. */
export const chartFields = z.object({
  form: phrase.describe('How it is drawn; the forms are below.'),
  title: phrase.describe('What it shows: its finding, in a sentence.'),
  measured: phrase.describe('What is measured, under the title.'),
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
export interface ChartFile {
  readonly spec: ChartSpec;
  readonly form: Form;
  /** All that it holds, the form's own fields among them. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** Where a field stands, for messages. */
  readonly place: (...path: PropertyKey[]) => string;
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
  const { value, lineOf } = parseYaml(text, file);
  const place = (...path: PropertyKey[]): string =>
    `line ${lineOf(path)}, "${path.map(String).join('.')}"`;
  const name = (value as { form?: unknown } | null)?.form;
  const form = typeof name === 'string' && Object.hasOwn(forms, name) ? forms[name] : undefined;
  if (!form) {
    const problem = name === undefined ? 'it is missing.' : `${JSON.stringify(name)} is no form.`;
    const known = Object.keys(forms).map((known) => `"${known}"`);
    const remedy = `The forms of charts are ${known.join(', ')}.`;
    throw new StoryError([{ file, place: place('form'), problem, remedy }]);
  }
  const count = form.columns.length;
  const whole = z.strictObject({
    ...chartFields.shape,
    columns: chartFields.shape.columns.length(count, `must be the heads of ${count} columns`),
    ...form.fields,
  });
  const result = whole.safeParse(value);
  if (!result.success) {
    const fields = Object.entries(whole.shape).map(([key, field]) =>
      field.safeParse(undefined).success ? `${key} (may be left out)` : key,
    );
    const remedy = `A chart of the form "${name}" has ${fields.join(', ')}.`;
    throw new StoryError(problems(result.error, place).map((at) => ({ file, ...at, remedy })));
  }
  return { spec: chartFields.parse(value), form, fields: result.data, place };
}

function problems(
  error: z.ZodError,
  place: ChartFile['place'],
): Pick<Problem, 'place' | 'problem'>[] {
  return error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({
          place: place(...issue.path, key),
          problem: 'nothing is called so.',
        }))
      : [{ place: place(...issue.path), problem: `${issue.message}.` }],
  );
}
