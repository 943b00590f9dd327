import { faces } from 'virtual:story/fonts';
import { routes } from 'virtual:story/routes';
import { streets } from 'virtual:story/tiles';
import { locale, marks } from 'virtual:words/map';
import type { SourceSpecification, StyleSpecification } from 'maplibre-gl';
import type { LayerSpec } from '../../core/story/layer-spec.ts';
import type { SceneSpecs } from '../../core/story/scene-spec.ts';
import type { LabelSpec, Relief } from '../../core/story/story-data.ts';
import { annotationData } from '../../style/annotation-layers.ts';
import { overviewSource } from '../../style/basemaps.ts';
import { buildStyle } from '../../style/build-style.ts';
import { enlarged, enlargement } from '../../style/enlarged.ts';
import { kindOf } from '../../style/kinds/kinds.ts';
import { labelData } from '../../style/label-layers.ts';
import type { Theme } from '../../style/palette.ts';
import { reliefSources } from '../../style/relief.ts';
import { evenDashes } from '../maplibre/even-dashes.ts';
import { reliefTiles } from '../relief/serve-relief.ts';
import { sourceUrls } from '../sources/opening-files.ts';
import { type LabelFont, unloadedFaces } from './unloaded-faces.ts';

interface StoryStyleInput {
  readonly theme: Theme;
  readonly layers: readonly LayerSpec[];
  readonly labels: readonly LabelSpec[];
  readonly relief: Relief;
  /** The map's width in CSS pixels, by which what is drawn on it grows; a desk's where it is left out. */
  readonly width?: number;
  /** The scenes whose annotations the map may show; none by default. */
  readonly scenes?: SceneSpecs;
  /** The fonts that the page has loaded for the map so far; none, where it is left out. */
  readonly fonts?: Iterable<LabelFont>;
}

/**
 * How far a tile's features go on beyond its edge, in CSS pixels: no line is wider. MapLibre's own 128
 * are for far wider ones, and more than double what a tile holds.
 */
const buffer = 16;

/** To which zoom the tiles of the story's layers are made where it has streets to lie on. */
const streetDetail = 15;

/** The story's style with the URLs that the build gave to its data and fonts. */
export function storyStyle(input: StoryStyleInput): StyleSpecification {
  const { theme, layers, labels, relief } = input;
  const { width = 0, scenes = {}, fonts = [] } = input;
  const drawn = new Set(layers.filter((layer) => kindOf(layer).drawsAlong).map(({ id }) => id));
  const sources = Object.fromEntries(
    Object.entries(sourceUrls).map(([name, data]): [string, SourceSpecification] => [
      name,
      {
        type: 'geojson',
        data,
        tolerance: name === overviewSource ? 0.6 : 0.2,
        maxzoom: streets && layers.some(({ id }) => id === name) ? streetDetail : 9,
        buffer,
        ...(drawn.has(name) && { lineMetrics: true }),
      },
    ]),
  );
  const style = buildStyle({
    theme,
    layers,
    sources: { ...sources, ...reliefSources(relief, reliefTiles(theme)) },
    routes,
    words: { locale, marks },
    labels: labelData(labels, layers, routes),
    annotations: annotationData(scenes),
    width,
    fontFaces: unloadedFaces(faces, fonts),
    ...(streets && { streets: streets(theme) }),
    fine: false,
  });
  return evenDashes(enlarged(style, enlargement(width)), routes);
}
