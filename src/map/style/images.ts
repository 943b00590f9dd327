import type { Map as MapLibreMap } from 'maplibre-gl';
import type { LayerSpec } from '../../core/story/layer-spec.ts';
import type { SceneSpecs } from '../../core/story/scene-spec.ts';
import { createCanvas } from '../../dom/elements.ts';
import { leaderImages } from '../../style/annotation-layers.ts';
import type { StrokeImage } from '../../style/kinds/kind.ts';
import { kindOf } from '../../style/kinds/kinds.ts';
import { layerColors, type Palette, palette, type Theme } from '../../style/palette.ts';
import { dotImages } from '../../style/place-layers.ts';

/** Adds the images that the style names, in the theme's colours, or replaces them. */
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

type StyleImage = ReturnType<typeof draw>;

const pixelRatio = 3;

/** Draws on a canvas of the CPU, which is faster to read back. @throws Error without a canvas. */
function draw(size: number, paint: (context: CanvasRenderingContext2D) => void) {
  const side = size * pixelRatio;
  const context = createCanvas({ width: side, height: side }, { willReadFrequently: true });
  if (!context) throw new Error('This browser cannot draw the images of the map.');
  context.scale(pixelRatio, pixelRatio);
  paint(context);
  return { data: context.getImageData(0, 0, side, side), pixelRatio };
}

/** The mark of a place: a small ring, with a core where it is a capital. */
function placeDot(colors: Palette, kind: 'city' | 'capital'): StyleImage {
  const size = 12;
  const radius = kind === 'capital' ? 3.6 : 2.6;
  return draw(size, (context) => {
    const disc = (radius: number, color: string) => {
      context.beginPath();
      context.arc(size / 2, size / 2, radius, 0, 2 * Math.PI);
      context.fillStyle = color;
      context.fill();
    };
    disc(radius, colors.paper);
    context.lineWidth = 1.3;
    context.strokeStyle = colors.ink;
    context.stroke();
    if (kind === 'capital') disc(1.3, colors.ink);
  });
}

function drawStrokes({ size, strokes }: StrokeImage): StyleImage {
  return draw(size, (context) => {
    for (const { d, color, width, cap } of strokes) {
      context.lineCap = cap ?? 'butt';
      context.lineJoin = cap ?? 'miter';
      context.strokeStyle = color;
      context.lineWidth = width;
      context.stroke(new Path2D(d));
    }
  });
}
