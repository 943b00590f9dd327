import { z } from 'zod';
import { type Position, StoryError } from '../files/story-error.ts';
import { phrase } from '../schema/values.ts';
import { suggestName } from '../yaml/did-you-mean.ts';
import { parseYaml, readYaml } from '../yaml/read-yaml.ts';
import type { Form } from './form.ts';

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
export interface ChartFile {
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
  const { value, problems: faults, at } = parseYaml(text, file);
  if (faults.length > 0) throw new StoryError(faults);
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
export function formOf(value: unknown, forms: Readonly<Record<string, Form>>): Form | undefined {
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
