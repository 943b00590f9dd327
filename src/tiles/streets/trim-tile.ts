import { VectorTile, type VectorTileFeature } from '@mapbox/vector-tile';
import { fromVectorTileJs } from '@maplibre/vt-pbf';
import { PbfReader } from 'pbf';
import { streetLayers } from '../../style/streets/street-data.ts';

/** A tile as a story has it, and all that is written on it. */
interface TrimmedTile {
  readonly bytes: Uint8Array;
  readonly names: ReadonlySet<string>;
}

type Properties = VectorTileFeature['properties'];

/**
 * A tile with nothing but what the style draws, and names in the story's languages alone: a fourth of its bytes.
 *
 * @param languages As BCP 47 tags.
 */
export function trimTile(
  bytes: Uint8Array,
  zoom: number,
  languages: readonly string[],
): TrimmedTile {
  const names = new Set<string>();
  const tile = new VectorTile(new PbfReader(bytes));
  const layers = Object.entries(streetLayers).flatMap(([id, kept]) => {
    const layer = tile.layers[id];
    if (!layer) return [];
    const features = Array.from({ length: layer.length }, (_, i) => layer.feature(i)).filter(
      (feature) =>
        kept.from(feature.properties) <= zoom &&
        (kept.types?.includes(feature.type) ?? true) &&
        (zoom >= allFrom || areaOf(feature) >= (kept.least ?? 0)),
    );
    for (const feature of features) {
      const own = kept.named ? namesOf(feature.properties, languages) : {};
      for (const name of Object.values(own)) names.add(name);
      const fields = kept.fields.flatMap((field): [string, Properties[string]][] => {
        const value = feature.properties[field];
        return value === undefined ? [] : [[field, value]];
      });
      feature.properties = { ...Object.fromEntries(fields), ...own };
      feature.id = undefined;
    }
    const { version, name, extent } = layer;
    const trimmed = { version, name, extent, length: features.length };
    return features.length === 0
      ? []
      : [[id, { ...trimmed, feature: (i: number) => features[i] as VectorTileFeature }] as const];
  });
  return { bytes: fromVectorTileJs({ layers: Object.fromEntries(layers) }), names };
}

/** From this zoom on shapes of any size are kept. */
const allFrom = 14;

/** The side of a tile, in pixels. */
const tileSize = 512;

/** The area of a feature's box, in square pixels. */
function areaOf(feature: VectorTileFeature): number {
  const [left = 0, top = 0, right = 0, bottom = 0] = feature.bbox();
  const pixel = feature.extent / tileSize;
  return ((right - left) / pixel) * ((bottom - top) / pixel);
}

/** The name of a feature, and those in the languages that have another. */
function namesOf(properties: Properties, languages: readonly string[]): Record<string, string> {
  const { name } = properties;
  const translated = languages.flatMap((tag): [string, string][] => {
    const own = taggedNames(tag).map((key) => properties[key]);
    const found = own.find((value) => typeof value === 'string' && value !== '');
    return found && found !== name ? [[`name:${tag}`, `${found}`]] : [];
  });
  return { ...(name && { name: `${name}` }), ...Object.fromEntries(translated) };
}

/** Under which keys OpenStreetMap has names in a language. */
function taggedNames(tag: string): string[] {
  const { language, script = '' } = new Intl.Locale(tag).maximize();
  return [`name:${tag}`, `name:${language}-${script}`, `name:${language}`];
}
