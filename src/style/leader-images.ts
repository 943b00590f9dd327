import type { SceneSpecs } from '../core/story/scene-spec.ts';
import { leaderLength, leaderName } from './annotation-layers.ts';
import type { StrokeImage } from './kinds/kind.ts';
import type { Palette } from './palette.ts';

/** How far from the middle of a place its leader begins, in CSS pixels: beside the dot of a city. */
const besidePlace = 5;

/** The leaders of the scenes' annotations: a line from the middle of the image to the right. */
export function leaderImages(
  scenes: SceneSpecs,
  { ink, halo }: Pick<Palette, 'ink' | 'halo'>,
): Readonly<Record<string, StrokeImage>> {
  const lengths = Object.values(scenes).flatMap(({ annotations = [] }) =>
    annotations.map(leaderLength).filter((length) => length > 0),
  );
  return Object.fromEntries(
    [...new Set(lengths)].map((length) => [leaderName(length), leaderImage(length, ink, halo)]),
  );
}

function leaderImage(length: number, ink: string, halo: string): StrokeImage {
  const middle = length + 2;
  const d = `M${middle + Math.min(besidePlace, length / 2)} ${middle}H${middle + length}`;
  return {
    size: 2 * middle,
    strokes: [
      { d, color: halo, width: 3.4 },
      { d, color: ink, width: 1.1 },
    ],
  };
}
