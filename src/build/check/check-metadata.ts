import { basename } from 'node:path';
import { statedOf } from '../parse/describe-layers.ts';
import type { Problem } from '../parse/story-error.ts';
import type { LayerEntry } from '../schema/layers.ts';
import { metadataSchema } from '../schema/metadata.ts';
import { type Explained, explainIssues } from '../yaml/explain-issues.ts';

const fields = Object.keys(metadataSchema.shape).join(', ');

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
  entry?: Partial<LayerEntry> & { readonly id: string },
): Problem[] {
  const wrong = own === undefined ? [] : explainIssues(own, metadataSchema, remedy).filter(isMeant);
  const stated = statedOf(own, entry);
  const works = stated.sources ?? (stated.source ? [stated.source] : []);
  const licensed = stated.license ?? (works.length > 0 && works.every((work) => 'licence' in work));
  const named = (name: string): boolean =>
    wrong.some(({ path, remedy: told }) => path[0] === name || told.includes(`"${name}"`));
  const missing = [
    ...(works.length > 0 || named('source') || named('sources') ? [] : [sourceFault]),
    ...(licensed || named('license') ? [] : [licenceFault]),
    ...(stated.title || entry || named('title') ? [] : [titleFault]),
  ];
  return [
    ...wrong.map(({ path, ...words }) => ({
      file,
      path: ['metadata', ...path],
      place: ['metadata', ...path].map(String).join('.'),
      ...words,
    })),
    ...missing.map(({ problem, field, example }) =>
      entry
        ? {
            file: layers,
            path: [entry.id],
            place: `layer "${entry.id}"`,
            problem,
            remedy: `Add "${field}: ${example}" to it.`,
          }
        : {
            file,
            path: ['metadata'],
            place: basename(file, '.geojson'),
            problem,
            remedy: `Add "metadata": { "${field}": "${example}" } to the file, beside its features.`,
          },
    ),
  ];
}

const remedy = `The metadata of a file are ${fields}.`;

/** Files of other makers have members of their own; a misspelt one of ours is told. */
const isMeant = ({ problem, remedy: told }: Explained): boolean =>
  !problem.startsWith('there is no field') || told.startsWith('Did you mean');

const sourceFault = {
  problem: 'it does not say where its data comes from.',
  field: 'source',
  example: 'Who made the data, and what it is called',
};
const licenceFault = {
  problem: 'it does not say under which licence its data is.',
  field: 'license',
  example: 'CC-BY-4.0',
};
const titleFault = {
  problem: 'it does not say what it shows.',
  field: 'title',
  example: 'What the file shows',
};
