import { faces } from 'virtual:story/fonts';
import { routes } from 'virtual:story/routes';
import { streets } from 'virtual:story/tiles';
import { locale, marks } from 'virtual:words/map';
import type {
  FontFacesSpecification,
  MLFontFace,
  SourceSpecification,
  StyleSpecification,
} from 'maplibre-gl';
import type { LayerSpec } from '../../core/story/layer-spec.ts';
import type { SceneSpecs } from '../../core/story/scene-spec.ts';
import type { LabelSpec, Relief, World } from '../../core/story/story-data.ts';
import { annotationData } from '../../style/annotation-layers.ts';
import { overviewSource } from '../../style/basemaps.ts';
import { buildStyle } from '../../style/build-style.ts';
import { enlarged, enlargement } from '../../style/enlarged.ts';
import { kindOf } from '../../style/kinds/kinds.ts';
import { labelData } from '../../style/label-layers.ts';
import type { Theme } from '../../style/palette.ts';
import { reliefSources } from '../../style/relief.ts';
import { evenDashes } from '../maplibre/workarounds.ts';
import { reliefTiles } from '../relief/serve-relief.ts';
import { type LabelFont, sourceUrls } from '../sources/opening-files.ts';
import { tileDetail } from '../sources/tile-detail.ts';

/** The fonts that the map has to load itself: MapLibre takes other glyphs from the page's fonts of the face's name. */
function unloadedFaces(
  faces: Readonly<Record<string, readonly MLFontFace[]>>,
  loadedFonts: Iterable<LabelFont>,
): FontFacesSpecification {
  const loaded = new Set([...loadedFonts].map(({ face, url }) => `${face} ${url}`));
  return Object.fromEntries(
    Object.entries(faces).map(([face, files]) => [
      face,
      files.filter(({ url }) => !loaded.has(`${face} ${url}`)),
    ]),
  );
}

interface StoryStyleInput {
  readonly theme: Theme;
  readonly layers: readonly LayerSpec[];
  readonly labels: readonly LabelSpec[];
  readonly relief: Relief;
  readonly world: Pick<World, 'closestZoom'>;
  /** The map's width in CSS pixels. */
  readonly width?: number;
  /** The scenes whose annotations the map may show. */
  readonly scenes?: SceneSpecs;
  /** The fonts that the page has loaded. */
  readonly fonts?: Iterable<LabelFont>;
}

/** How far a tile's features extend beyond its edge, in CSS pixels: no line is wider. MapLibre's 128 double a tile. */
const buffer = 16;

/** The closest zoom of the tiles of layers and ground in a story with streets. */
const [streetDetail, groundDetail] = [15, 9];

export function storyStyle(input: StoryStyleInput): StyleSpecification {
  const { theme, layers, labels, relief, world } = input;
  const { width = 0, scenes = {}, fonts = [] } = input;
  const drawn = new Set(layers.filter((layer) => kindOf(layer).drawsAlong).map(({ id }) => id));
  const detailOf = (name: string): number => {
    if (!streets) return tileDetail(name, scenes, world);
    return layers.some(({ id }) => id === name) ? streetDetail : groundDetail;
  };
  const sources = Object.fromEntries(
    Object.entries(sourceUrls).map(([name, data]): [string, SourceSpecification] => [
      name,
      {
        type: 'geojson',
        data,
        tolerance: name === overviewSource ? 0.6 : 0.2,
        maxzoom: detailOf(name),
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
    labels: labelData(labels, routes),
    annotations: annotationData(scenes),
    width,
    fontFaces: unloadedFaces(faces, fonts),
    ...(streets && { streets: streets(theme) }),
    fine: false,
  });
  return evenDashes(enlarged(style, enlargement(width)), routes);
}
