import type { GeoJsonProperties, Position } from 'geojson';
import { type Area, areasOf, type SharedAreas } from './areas.ts';
import { runMapshaper } from './run-mapshaper.ts';

/** Rounding and cleaning settle after two or three rounds. */
const mostRounds = 8;

/**
 * Areas that share every vertex with their neighbours, overlap nowhere and do not cross themselves;
 * gaps between them smaller than `gap` km² are closed.
 */
export const cleanAreas = <P extends GeoJsonProperties>(
  areas: readonly Area<P>[],
  gap: number,
): Promise<SharedAreas<P>> =>
  runMapshaper(
    `-i areas.json -clean gap-fill-area=${gap}km2 -o out.json format=topojson no-quantization`,
    areas,
  );

/**
 * Clean areas whose every vertex is as `round` makes it. Rounding can make lines cross anew, so the
 * two are repeated until nothing moves.
 *
 * @throws where they do not settle
 */
export const cleanAndRound = async <P extends GeoJsonProperties>(
  areas: readonly Area<P>[],
  gap: number,
  round: (position: Position) => Position,
): Promise<SharedAreas<P>> => {
  let current = areas;
  for (let rounds = 0; rounds < mostRounds; rounds += 1) {
    const cleaned = await cleanAreas(current, gap);
    const arcs = cleaned.arcs.map((arc) => arc.map(round));
    if (JSON.stringify(arcs) === JSON.stringify(cleaned.arcs)) return cleaned;
    current = areasOf({ ...cleaned, arcs });
  }
  throw new Error('Rounding and cleaning the areas does not settle: keep more decimals.');
};
