import { basename } from 'node:path';
import type { Problem } from '../files/story-error.ts';
import { splitEntry, statedOf } from '../geometry/describe-layers.ts';
import { type LayerEntry, metadataSchema } from '../schema/layers.ts';
import { explainIssues } from '../yaml/explain-issues.ts';

/** What a new story says of the terms of data until its author knows them. */
export const unstated = 'not stated';

/** What must be said of data, each with a field and an example of it. */
const needed = [
  { lack: 'what it shows', field: 'title', example: 'What the file shows' },
  {
    lack: 'where its data comes from',
    field: 'source',
    example: 'Who made the data, and what it is called',
  },
  { lack: 'under which licence its data is', field: 'license', example: 'CC-BY-4.0' },
] as const;

/**
 * Checks what the file's `metadata`, or the layer's entry, says of the data of a sound file: whose it is and
 * under which licence.
 *
 * @param own The `metadata` of the file.
 * @param layers The path of the story's `layers.yaml`.
 * @param entry The layer that is drawn from it, if one is.
 */
export function checkMetadata(
  own: unknown,
  file: string,
  layers: string,
  entry?: Omit<LayerEntry, 'color'>,
): Problem[] {
  const unknown = entry?.license === unstated ? [unstatedWarning(layers, entry.id)] : [];
  const known = `The metadata of a file are ${Object.keys(metadataSchema.shape).join(', ')}.`;
  // Files of other programs have members of their own: only a misspelt one of ours is a problem.
  const wrong = explainIssues(own ?? {}, metadataSchema, known).filter(
    ({ path, part, remedy }) =>
      part !== 'key' || path.length > 1 || remedy.startsWith('Did you mean'),
  );
  if (wrong.length > 0) {
    const problems = wrong.map(({ path, part: _, ...words }) => ({
      file,
      path: ['metadata', ...path],
      place: ['metadata', ...path].map(String).join('.'),
      ...words,
    }));
    return [...problems, ...unknown];
  }
  const { title, source, sources, license } = statedOf(own, entry && splitEntry(entry).given);
  const works = sources ?? (source ? [source] : []);
  const has = {
    title: title || entry,
    source: works.length > 0,
    license: license ?? (works.length > 0 && works.every(({ licence }) => licence !== undefined)),
  };
  const missing = needed.filter(({ field }) => !has[field]);
  if (missing.length === 0) return unknown;
  const problem = `it does not say ${missing.map(({ lack }) => lack).join(', nor ')}.`;
  const fields = missing.map(({ field, example }) =>
    entry ? `"${field}: ${example}"` : `"${field}": "${example}"`,
  );
  return [
    ...unknown,
    entry
      ? {
          file: layers,
          path: [entry.id],
          place: `layer "${entry.id}"`,
          problem,
          remedy: `Add ${fields.join(' and ')} to it.`,
        }
      : {
          file,
          path: ['metadata'],
          place: basename(file, '.geojson'),
          problem,
          remedy: `Write ${fields.join(', ')} into "metadata": { … }, beside its features.`,
        },
  ];
}

const unstatedWarning = (file: string, id: string): Problem => ({
  file,
  path: [id, 'license'],
  place: `layer "${id}"`,
  problem: 'the terms of its data are not stated.',
  remedy: `Ask whose data it is, and write both, such as "source: Who made it" and "license: CC-BY-4.0".`,
  severity: 'warning',
});
