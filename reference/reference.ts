import { z } from 'zod';
import type { Form } from '../src/charts/form.ts';
import { chartFields, forms } from '../src/charts/read-charts.ts';
import { labelsSchema } from '../src/read/schema/labels.ts';
import {
  featureSchema,
  layersSchema,
  metadataSchema,
  provenance,
} from '../src/read/schema/layers.ts';
import { scenesSchema } from '../src/read/schema/scenes.ts';
import { settingsSchema } from '../src/read/schema/settings.ts';
import { sourceSchema } from '../src/read/schema/sources.ts';
import { metaSchema } from '../src/read/text/front-matter.ts';
import { eachOf, type JsonSchema, toJsonSchema } from '../src/read/yaml/json-schema.ts';
import { type FieldRow, fieldRows } from './fields.ts';
import * as prose from './prose.ts';

/** The reference of a story's files, in Markdown. */
export function renderReference(): string {
  const parts = referenceParts().map(({ title, isWithin, words, fields }) =>
    [`${isWithin ? '###' : '##'} ${title}`, words, ...table(fields)].filter(Boolean).join('\n\n'),
  );
  return `${[head, ...parts].join('\n\n')}\n`;
}

const head = `# Reference

Every file and every field of a story, written by \`npm run reference\` from the schemas of the build. A field in **bold** must be there.`;

function table(fields: readonly FieldRow[]): readonly string[] {
  if (fields.length === 0) return [];
  const hasValues = fields.some(({ value }) => value);
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const columns = ['Field', ...(hasValues ? ['Value'] : []), 'Meaning'];
  const rows = fields.map(({ field, isRequired, isColumn, value, description }) => {
    const code = isRequired ? `**\`${field}\`**` : `\`${field}\``;
    const name = isColumn ? `column ${code}` : code;
    return row([name, ...(hasValues ? [value] : []), description.replaceAll('|', '\\|')]);
  });
  return [[row(columns), row(columns.map(() => '---')), ...rows].join('\n')];
}

/** One part of the reference: the fields of a file, or what is not a field. */
interface ReferencePart {
  readonly title: string;
  /** Whether it is a part of the part before it. */
  readonly isWithin?: boolean;
  /** What the file is for, and what its fields are under. */
  readonly words: string;
  readonly fields: readonly FieldRow[];
}

/** All fields of a story's files, as their schemas say them. */
export const referenceParts = (): readonly ReferencePart[] => [
  part('The folder', prose.folder),
  ...textParts(),
  ...mapParts(),
  part('`charts/NAME.yaml`', prose.charts, toJsonSchema(chartFields)),
  ...Object.entries(forms).map(([name, form]) => chartPart(name, form)),
  ...shapeParts(),
];

const part = (title: string, words: string, node?: JsonSchema): ReferencePart => ({
  title,
  words,
  fields: node ? fieldRows(node) : [],
});

const textParts = (): readonly ReferencePart[] => [
  part('`story.md`: the front matter', 'Between two lines of `---`.', toJsonSchema(metaSchema)),
  part('`story.md`: the text', prose.text),
  part(
    '`sources.yaml`',
    'Works that the text cites, each under the id of its `[^id]`.',
    toJsonSchema(sourceSchema),
  ),
];

/** What is said of each of a list's or a record's values. */
const each = (schema: z.ZodType): JsonSchema | undefined => eachOf(toJsonSchema(schema));

const mapParts = (): readonly ReferencePart[] => [
  part(
    '`scenes.yaml`',
    'What the map shows beside each section, under the section’s id. In place of a scene `same` keeps the map as the section before leaves it; `none` is a section without a place, alone on the screen while the map rests.',
    each(scenesSchema)?.anyOf?.[0],
  ),
  {
    title: '`layers.yaml`',
    words:
      'The layers of the map, each under its id, in the order of the legend. `source` and `license` may be in the `metadata` of the layer’s file instead.',
    fields: fieldRows(each(layersSchema) ?? {}).map((row) => ({
      ...row,
      isRequired: row.isRequired || ['source', 'license'].includes(row.field),
    })),
  },
  part(
    '`labels.yaml`',
    'Names placed by hand, each `at` a position or `along` a route. The file may be left out.',
    each(labelsSchema),
  ),
  part(
    '`settings.yaml`',
    'What is true of the whole story. The file may be left out.',
    toJsonSchema(settingsSchema),
  ),
];

/** The fields of a form of chart, and the columns of its CSV. */
function chartPart(name: string, { fields, row }: Form): ReferencePart {
  const columns = fieldRows(toJsonSchema(row)).map((column) => ({
    ...column,
    isColumn: true,
    value: column.value === 'text' ? '' : column.value,
  }));
  const own = part(`\`form: ${name}\``, '', toJsonSchema(z.object(fields)));
  return { ...own, fields: [...own.fields, ...columns], isWithin: true };
}

const shapeParts = (): readonly ReferencePart[] => [
  {
    title: '`geo/layers/ID.geojson`: `metadata`',
    words: prose.metadata,
    fields: fieldRows(toJsonSchema(metadataSchema)).filter(isOfFileAlone),
  },
  {
    title: '`geo/layers/ID.geojson`: `properties` of a feature',
    words: prose.features,
    fields: fieldRows(toJsonSchema(featureSchema)).map((row) => ({ ...row, value: '' })),
  },
  part('`geo/layers/places.geojson`', prose.places),
];

/** Whether the metadata of a file may hold a field that an entry of a layer may not. */
const isOfFileAlone = ({ field }: FieldRow): boolean =>
  !field.includes('[]') && !((field.split('.')[0] ?? '') in provenance);
