import { basename } from 'node:path';
import type { Problem } from '../files/story-error.ts';
import { splitEntry, statedOf } from '../geometry/describe-layers.ts';
import { type LayerEntry, metadataSchema } from '../schema/layers.ts';
import { type Explained, explainIssues } from '../yaml/explain-issues.ts';

const fields = Object.keys(metadataSchema.shape).join(', ');

/** What a new story says of the terms of data until its author knows them. */
export const unstated = 'not stated';

/**
 * Checks what is said of the data of a sound file: whose it is and under which licence, in the file's
 * own `metadata` or in the layer's entry.
 *
 * @param own The `metadata` of the file.
 * @param layers Where the story's layers are, in messages.
 * @param entry The layer that is drawn from it, if one is.
 */
export function checkMetadata(
  own: unknown,
  file: string,
  layers: string,
  entry?: Omit<LayerEntry, 'color'>,
): Problem[] {
  const wrong = own === undefined ? [] : explainIssues(own, metadataSchema, remedy).filter(isMeant);
  const unknown = entry?.license === unstated ? [unstatedWarning(layers, entry.id)] : [];
  if (wrong.length > 0) {
    const told = wrong.map(({ path, part: _, ...words }) => ({
      file,
      path: ['metadata', ...path],
      place: ['metadata', ...path].map(String).join('.'),
      ...words,
    }));
    return [...told, ...unknown];
  }
  const {
    title,
    source,
    sources = source ? [source] : [],
    license,
  } = statedOf(own, entry && splitEntry(entry).given);
  const licensed =
    license ?? (sources.length > 0 && sources.every(({ licence }) => licence !== undefined));
  const missing = [
    ...(title || entry ? [] : [needed.title]),
    ...(sources.length > 0 ? [] : [needed.source]),
    ...(licensed ? [] : [needed.license]),
  ];
  const fault = missing.length > 0 ? [missingFault(missing, own, { file, layers, entry })] : [];
  return [...unknown, ...fault];
}

/** What a layer must say of its data: how its lack is told, and what to write. */
const needed = {
  title: { lack: 'what it shows', field: 'title', example: 'What the file shows' },
  source: {
    lack: 'where its data comes from',
    field: 'source',
    example: 'Who made the data, and what it is called',
  },
  license: { lack: 'under which licence its data is', field: 'license', example: 'CC-BY-4.0' },
};

/** One problem for all that is missing: in the layer's entry, or in the file that has none. */
function missingFault(
  missing: readonly (typeof needed)['title'][],
  own: unknown,
  { file, layers, entry }: { file: string; layers: string; entry: { id: string } | undefined },
): Problem {
  const problem = `it does not say ${missing.map(({ lack }) => lack).join(', nor ')}.`;
  if (entry) {
    const fields = missing.map(({ field, example }) => `"${field}: ${example}"`).join(' and ');
    const place = `layer "${entry.id}"`;
    return { file: layers, path: [entry.id], place, problem, remedy: `Add ${fields} to it.` };
  }
  const fields = missing.map(({ field, example }) => `"${field}": "${example}"`).join(', ');
  const remedy =
    own === undefined
      ? `Add "metadata": { ${fields} } to the file, beside its features.`
      : `Add ${fields} to its "metadata".`;
  return { file, path: ['metadata'], place: basename(file, '.geojson'), problem, remedy };
}

const unstatedWarning = (file: string, id: string): Problem => ({
  file,
  path: [id, 'license'],
  place: `layer "${id}"`,
  problem: 'the terms of its data are not stated.',
  remedy: `Ask whose data it is, and write both, such as "source: Who made it" and "license: CC-BY-4.0".`,
  severity: 'warning',
});

const remedy = `The metadata of a file are ${fields}.`;

/** Files of other makers have members of their own; a misspelt one of ours is told. */
const isMeant = ({ path, part, remedy: told }: Explained): boolean =>
  part !== 'key' || path.length > 1 || told.startsWith('Did you mean');
