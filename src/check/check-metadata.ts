import { basename } from 'node:path';
import { type Fault, type Problem, problemsOf } from '../files/story-error.ts';
import { provenanceOf, statedOf } from '../read/geometry/describe-layers.ts';
import { metadataSchema, type Provenance } from '../read/schema/layers.ts';
import { explainIssues } from '../read/yaml/explain-issues.ts';

/** The licence that a new story's data states until the author knows the real one. */
export const unstated = 'not stated';

/** Checks what a file's `metadata`, or its layer's `entry`, states about the data: title, source and licence. */
export function checkMetadata(
  metadata: unknown,
  file: string,
  layers: string,
  entry?: Provenance & { readonly id: string },
): Problem[] {
  // Other programs add members to a file's metadata.
  const wrong = explainIssues(metadata ?? {}, metadataSchema.strip());
  const { title, source, sources, license } = statedOf(metadata, entry && provenanceOf(entry));
  const works = sources ?? (source ? [source] : []);
  const areLicensed = works.length > 0 && works.every(({ licence }) => licence !== undefined);
  const needed = [
    [title || entry, 'what it shows', 'title', 'What the file shows'],
    [works.length > 0, 'where its data comes from', 'source', 'Who made the data, and its title'],
    [license ?? areLicensed, 'under which licence its data is', 'license', 'CC-BY-4.0'],
  ] as const;
  const lacks = needed.flatMap(([isSaid, what, field, example]): Fault[] => {
    const remedy = entry
      ? `Say it there, such as "${field}: ${example}".`
      : `Say it in "metadata": { … }, beside its features, such as "${field}": "${example}".`;
    return isSaid ? [] : [[`it does not say ${what}.`, remedy]];
  });
  const at = entry
    ? { file: layers, path: [entry.id], place: `layer "${entry.id}"` }
    : { file, path: ['metadata'], place: basename(file, '.geojson') };
  const ask =
    'Ask whose data it is, and write both, such as "source: Who made it" and "license: CC-BY-4.0".';
  const terms: Fault = ['the terms of its data are not stated.', ask, ['license']];
  return [
    ...wrong.map(({ path: inner, part: _, ...words }) => {
      const path = ['metadata', ...inner];
      return { file, path, place: path.map(String).join('.'), ...words };
    }),
    ...(wrong.length > 0 ? [] : problemsOf(at, lacks)),
    ...problemsOf({ ...at, severity: 'warning' }, entry?.license === unstated ? [terms] : []),
  ];
}
