import { z } from 'zod';
import { parseYaml } from '../parse/read-yaml.ts';
import { type Problem, StoryError } from '../parse/story-error.ts';
import { phrase } from './cells.ts';
import type { Form } from './form.ts';

const common = z.object({
  form: phrase,
  title: phrase,
  measured: phrase,
  description: phrase,
  sources: z.array(phrase, 'must be a list of ids').min(1, 'must name at least one source'),
  notes: phrase,
  table: phrase,
  columns: z.array(phrase, 'must be a list of the heads of the columns'),
  layer: phrase.optional(),
  color: phrase.optional(),
});

/**
 * What is told of a chart of any form: its finding as a title, what is measured, a description for
 * those who cannot see it, the ids of its sources, notes, the caption of its table and the heads of
 * the table's columns; the layer of the map whose days its marks stand for, and the layer whose
 * colour they have, by default the same.
 */
export type ChartSpec = Readonly<z.infer<typeof common>>;

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
    ...common.shape,
    columns: common.shape.columns.length(count, `must be the heads of ${count} columns`),
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
  return { spec: common.parse(value), form, fields: result.data, place };
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
