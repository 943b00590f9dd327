import { z } from 'zod';
import { chartFields } from '../../charts/chart-spec.ts';
import type { Form } from '../../charts/form.ts';
import { forms } from '../../charts/forms/forms.ts';
import { metaSchema } from '../../parse/read-front-matter.ts';
import { sourceSchema } from '../../parse/read-sources.ts';
import { labelsSchema } from '../labels.ts';
import { layersSchema } from '../layers.ts';
import { metadataSchema, provenance } from '../metadata.ts';
import { scenesSchema } from '../scenes.ts';
import { settingsSchema } from '../settings.ts';
import { featureFields } from './feature-fields.ts';
import { type FieldRow, fieldRows } from './field-rows.ts';
import { eachOf, type JsonNode, toJsonNode } from './json-node.ts';
import { charts, features, folder, places, text } from './prose.ts';

/** One part of the reference: the fields of a file, or what is no field. */
export interface ReferencePart {
  readonly title: string;
  /** Whether it is a part of the part before it. */
  readonly isWithin?: boolean;
  /** What the file is for, and what its fields stand under. */
  readonly words: string;
  readonly fields: readonly FieldRow[];
}

/** All fields of a story's files, as their schemas say them. */
export function referenceParts(): readonly ReferencePart[] {
  const part = (title: string, words: string, node?: JsonNode): ReferencePart => ({
    title,
    words,
    fields: node ? fieldRows(node) : [],
  });
  const each = (schema: z.ZodType): JsonNode | undefined => eachOf(toJsonNode(schema));
  return [
    part('The folder', folder),
    part('`story.md`: the front matter', 'Between two lines of `---`.', toJsonNode(metaSchema)),
    part('`story.md`: the text', text),
    part(
      '`sources.yaml`',
      'Works that the text cites, each under the id that stands in `[^id]`.',
      toJsonNode(sourceSchema),
    ),
    part(
      '`scenes.yaml`',
      'What the map shows beside each section, under the section’s id.',
      each(scenesSchema),
    ),
    part(
      '`layers.yaml`',
      'The layers of the map, each under its id, in the order of the legend.',
      each(layersSchema),
    ),
    part(
      '`labels.yaml`',
      'A list of names placed by hand, each `at` a position or `along` a route. The file may be left out.',
      each(labelsSchema),
    ),
    part(
      '`settings.yaml`',
      'What is true of the whole story. The file may be left out.',
      toJsonNode(settingsSchema),
    ),
    part('`charts/NAME.yaml`', charts, toJsonNode(chartFields)),
    ...Object.entries(forms).flatMap(([name, form]) => chartParts(name, form)),
    {
      title: '`geo/layers/ID.geojson`: `metadata`',
      words:
        'Beside its features a file may say of itself what its entry in `layers.yaml` says of it otherwise: all from `source` to `date`. And more:',
      fields: ownMetadata,
    },
    { title: '`geo/layers/ID.geojson`: `properties` of a feature', words: features, fields: told },
    part('`geo/layers/places.geojson`', places),
  ];
}

function chartParts(name: string, { fields, row }: Form): readonly ReferencePart[] {
  const title = `\`form: ${name}\``;
  const cells = fieldRows(toJsonNode(row)).map(({ value, ...cell }) => ({
    ...cell,
    value: value === 'text' ? '' : value,
  }));
  return [
    {
      title: `${title}: its own fields`,
      isWithin: true,
      words: 'Beside those of all charts.',
      fields: fieldRows(toJsonNode(z.object(fields))),
    },
    {
      title: `${title}: the columns of its CSV`,
      isWithin: true,
      words: 'A row for each.',
      fields: cells,
    },
  ];
}

/** What the metadata of a file may hold beside what an entry of a layer may. */
const ownMetadata: readonly FieldRow[] = fieldRows(toJsonNode(metadataSchema)).filter(
  ({ field }) => !/\[\]/.test(field) && !((field.split('.')[0] ?? '') in provenance),
);

const told: readonly FieldRow[] = Object.entries(featureFields).map(([field, description]) => ({
  field,
  isRequired: field === 'name',
  value: '',
  description,
}));

/** The reference of a story's files, in Markdown. */
export function renderReference(): string {
  const parts = referenceParts().map(({ title, isWithin, words, fields }) =>
    [`${isWithin ? '###' : '##'} ${title}`, words, ...table(fields)].join('\n\n'),
  );
  return `${[head, ...parts].join('\n\n')}\n`;
}

const head = `# Reference

Every file and every field of a story. \`npm run reference\` writes this page from the schemas by which the build reads a story. A field in **bold** must be there.`;

function table(fields: readonly FieldRow[]): readonly string[] {
  if (fields.length === 0) return [];
  const hasValues = fields.some(({ value }) => value);
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const columns = ['Field', ...(hasValues ? ['What it may be'] : []), 'What it is for'];
  const rows = fields.map(({ field, isRequired, value, description }) => {
    const name = isRequired ? `**\`${field}\`**` : `\`${field}\``;
    return row([name, ...(hasValues ? [value] : []), description.replaceAll('|', '\\|')]);
  });
  return [[row(columns), row(columns.map(() => '---')), ...rows].join('\n')];
}
