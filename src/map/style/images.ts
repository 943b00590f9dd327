import type { Map as MapLibreMap } from 'maplibre-gl';
import type { LayerSpec } from '../../core/story/layer-spec.ts';
import type { SceneSpecs } from '../../core/story/scene-spec.ts';
import { createCanvas } from '../../dom/elements.ts';
import { leaderImages } from '../../style/annotation-layers.ts';
import type { StrokeImage } from '../../style/kinds/kind.ts';
import { kindOf } from '../../style/kinds/kinds.ts';
import { layerColors, palette, type Theme } from '../../style/palette.ts';
import { dotImages } from '../../style/place-layers.ts';

/** Adds the images that the style names, in the theme's colours, or replaces them. */
export function addImages(
  map: Pick<MapLibreMap, 'hasImage' | 'removeImage' | 'addImage'>,
  theme: Theme,
  layers: readonly LayerSpec[],
  scenes: SceneSpecs = {},
): void {
  const colors = palette(theme);
  const images: Readonly<Record<string, StrokeImage>> = Object.assign(
    dotImages(colors),
    leaderImages(scenes, colors),
    ...layers.map((layer) => kindOf(layer).images?.(layer, layerColors(layer, theme))),
  );
  for (const [name, image] of Object.entries(images)) {
    if (map.hasImage(name)) map.removeImage(name);
    map.addImage(name, drawStrokes(image), { pixelRatio });
  }
}

const pixelRatio = 3;

/** Draws on a canvas of the CPU, which is faster to read back. @throws Error without a canvas. */
function drawStrokes({ size, strokes }: StrokeImage): ImageData {
  const side = size * pixelRatio;
  const context = createCanvas({ width: side, height: side }, { willReadFrequently: true });
  if (!context) throw new Error('This browser cannot draw the images of the map.');
  context.scale(pixelRatio, pixelRatio);
  for (const { d, color, width, cap } of strokes) {
    context.lineCap = cap ?? 'butt';
    context.lineJoin = cap ?? 'miter';
    context.strokeStyle = color;
    context.lineWidth = width;
    context.stroke(new Path2D(d));
  }
  return context.getImageData(0, 0, side, side);
}
