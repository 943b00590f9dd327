import type { Feature, Geometry, Position } from 'geojson';
import { unwrapGeometry } from '../../../../core/geometry/unwrap-geometry.ts';
import type { StoryFiles } from '../../../story/files/story-files.ts';
import { readGeojson } from '../../../story/geometry/read-geometry.ts';

/**
 * The lines in the files of a story's layers, running on past the 180th meridian. What cannot be read
 * is passed over, since a basemap is cut for stories that are not sound yet too; the check tells of it.
 */
export async function readLines(
  root: string,
  { geometry }: Pick<StoryFiles, 'geometry'>,
): Promise<readonly (readonly Position[])[]> {
  return Object.values(await readGeojson(root, [geometry])).flatMap(linesIn);
}

function linesIn(text: string): readonly (readonly Position[])[] {
  try {
    const { features } = JSON.parse(text) as { readonly features: readonly Feature[] };
    return features.flatMap(({ geometry }) => linesOf(geometry));
  } catch {
    return [];
  }
}

function linesOf(geometry: Geometry): readonly (readonly Position[])[] {
  if (geometry.type !== 'LineString' && geometry.type !== 'MultiLineString') return [];
  const whole: Geometry = unwrapGeometry(geometry);
  return whole.type === 'LineString' ? [whole.coordinates] : whole.coordinates;
}
