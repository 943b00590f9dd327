import type { Map as MapLibreMap } from 'maplibre-gl';
import type { LayerSpec } from '../../core/story/layer-spec.ts';
import type { SceneSpecs } from '../../core/story/scene-spec.ts';
import { leaderImages } from '../../style/annotation-layers.ts';
import { kindOf } from '../../style/kinds/kinds.ts';
import { layerColors, palette, type Theme } from '../../style/palette.ts';
import { dotImages } from '../../style/place-layers.ts';
import { drawStrokes, placeDot, type StyleImage } from './draw-images.ts';

/**
 * Gives the style the images that it names, in the theme's colours; given again, replaces them.
 *
 * @param scenes Those whose annotations have leaders.
 */
export function addImages(
  map: Pick<MapLibreMap, 'hasImage' | 'removeImage' | 'addImage'>,
  theme: Theme,
  layers: readonly LayerSpec[],
  scenes: SceneSpecs = {},
): void {
  const colors = palette(theme);
  const ofKinds = layers.map((layer) => kindOf(layer).images?.(layer, layerColors(layer, theme)));
  const images: [name: string, image: StyleImage][] = [
    [dotImages.city, placeDot(colors, 'city')],
    [dotImages.capital, placeDot(colors, 'capital')],
    ...[...ofKinds, leaderImages(scenes, colors)].flatMap((images) =>
      Object.entries(images ?? {}).map(([name, image]): [string, StyleImage] => [
        name,
        drawStrokes(image),
      ]),
    ),
  ];
  for (const [name, { data, pixelRatio }] of images) {
    if (map.hasImage(name)) map.removeImage(name);
    map.addImage(name, data, { pixelRatio });
  }
}
