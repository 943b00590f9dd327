import { type Fault, type Problem, problemsOf } from '../../files/story-error.ts';
import { groundParts, idLike, isId, isOfObjects } from '../../files/story-files.ts';
import { basemapSource } from '../../style/basemaps.ts';

/** The ids that no layer may have, since the map's own files have these names. */
export const reservedIds: readonly string[] = [...groundParts, basemapSource, 'places'];

/** Reports layer ids that cannot be part of a link or that belong to a part of the basemap. */
export const checkLayerIds = (ids: readonly string[], file: string): Problem[] =>
  ids.flatMap((id) => {
    const problem = `the id "${id}" belongs to a part of the basemap.`;
    const remedy = `Rename the layer, for example to "own-${id}", and its file too.`;
    const taken: Fault[] = reservedIds.includes(id) ? [[problem, remedy, [], id]] : [];
    const at = { file, path: [id], place: `layer "${id}"` };
    return problemsOf(at, [...taken, ...idFaults('layer', id)]);
  });

export function idFaults(what: string, id: string): Fault[] {
  if (isId(id)) return [];
  const named = `the ${what} id "${id}"`;
  if (isOfObjects(id)) return [[`${named} is reserved in JavaScript.`, 'Choose another.', [], id]];
  const like = isId(idLike(id)) ? `, such as "${idLike(id)}"` : '';
  const remedy = `Use lowercase letters, digits and single hyphens, starting with a letter${like}.`;
  return [[`${named} cannot be part of a link.`, remedy, [], id]];
}
