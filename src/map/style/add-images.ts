import type { Map as MapLibreMap } from 'maplibre-gl';
import type { LayerSpec } from '../../core/story/layer-spec.ts';
import { chevronImage } from '../../style/chevron-layers.ts';
import { type ColorName, palette, type Theme } from '../../style/palette.ts';
import { dotImages } from '../../style/place-layers.ts';
import { hatchImage } from '../../style/zone-layers.ts';
import { chevron, hatch, placeDot, type StyleImage } from './draw-images.ts';

/** All that giving the style its images needs of the map. */
export type ImagePort = Pick<MapLibreMap, 'hasImage' | 'removeImage' | 'addImage'>;

/** Gives the style the images that it names, in the theme's colours; given again, replaces them. */
export function addImages(map: ImagePort, theme: Theme, layers: readonly LayerSpec[]): void {
  const colors = palette(theme);
  const images: [name: string, image: StyleImage][] = [
    [dotImages.city, placeDot(colors, 'city')],
    [dotImages.capital, placeDot(colors, 'capital')],
    ...layers
      .filter(({ kind }) => kind === 'zone')
      .map(({ id, color }): [string, StyleImage] => [
        hatchImage(id),
        hatch(colors[color as ColorName]),
      ]),
    ...layers
      .filter(({ kind }) => kind === 'route')
      .map(({ id, color }): [string, StyleImage] => [
        chevronImage(id),
        chevron(colors, colors[color as ColorName]),
      ]),
  ];
  for (const [name, { data, pixelRatio }] of images) {
    if (map.hasImage(name)) map.removeImage(name);
    map.addImage(name, data, { pixelRatio });
  }
}
