import type {
  ColorReliefLayerSpecification,
  ExpressionSpecification,
  LayerSpecification,
} from 'maplibre-gl';
import type { Theme } from './palette.ts';

/** The ink of the shaded side and of the lit side, at their strongest. */
const inks: Readonly<Record<Theme, readonly [shade: string, light: string]>> = {
  light: ['rgba(60, 52, 40, 0.75)', 'rgba(255, 255, 255, 0.9)'],
  dark: ['rgba(0, 0, 0, 0.75)', 'rgba(255, 255, 255, 0.3)'],
};

/** How strongly the relief shows: gone by zoom 8, where the picture would be coarse. */
const opacity: ExpressionSpecification = [
  'interpolate',
  ['linear'],
  ['zoom'],
  5,
  0.55,
  7,
  0.35,
  8,
  0,
];

/** The grey of plains, about which nothing is drawn. */
const [shadeEnds, lightBegins] = [122, 134];

/**
 * The shade of the hills, faint, over the land and under everything else. The finer pyramid takes
 * over halfway between its first zoom and the coarser one's last.
 */
export function reliefLayers(theme: Theme): LayerSpecification[] {
  const [shade, light] = inks[theme];
  const paint: NonNullable<ColorReliefLayerSpecification['paint']> = {
    'color-relief-opacity': opacity,
    'color-relief-color': [
      'interpolate',
      ['linear'],
      ['elevation'],
      0,
      shade,
      shadeEnds,
      'rgba(60, 52, 40, 0)',
      lightBegins,
      'rgba(255, 255, 255, 0)',
      255,
      light,
    ],
  };
  return [
    { id: 'relief-world', type: 'color-relief', source: 'relief-world', maxzoom: 3.5, paint },
    { id: 'relief-window', type: 'color-relief', source: 'relief-window', minzoom: 3.5, paint },
  ];
}
