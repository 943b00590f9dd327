import { VectorTile, type VectorTileFeature } from '@mapbox/vector-tile';
import { fromVectorTileJs } from '@maplibre/vt-pbf';
import { PbfReader } from 'pbf';
import { screens } from '../../core/camera/screens.ts';
import { coverZooms, streetZooms } from '../../core/story/tiles.ts';
import { AuthorError } from '../../files/story-error.ts';
import { basemapCommand, type StreetsFile, streetsFolder } from '../../read/geometry/read-tiles.ts';
import { languagesOf } from '../../read/text/front-matter.ts';
import { streetLayers } from '../../style/streets/street-data.ts';
import { frameOf, soft, tilesInSight } from '../screens.ts';
import { type Archive, withArchive } from '../tiles/archive.ts';
import { cutTiles, type TilesOrder } from '../tiles/cut-tiles.ts';

const schema = 4;

export function cutStreets(order: TilesOrder): Promise<void> {
  const { files, scenes } = order;
  const make = `Cut streets from the web, as docs/ground.md says: ${basemapCommand(files.folder, 'streets')}`;
  const cut = async (archive: Archive): Promise<void> => {
    const date = dateOf(archive, make);
    const [{ maxzoom, bounds }, { from }] = [archive, streetZooms];
    const languages = languagesOf(files);
    const names = new Set<string>();
    const all = Object.values(scenes);
    const far = all.filter((one) => screens.some((size) => frameOf(one, size).zoom < from));
    await cutTiles(order, {
      archive,
      wanted: [
        ...tilesInSight(far, { ...coverZooms, bounds }, 0, soft),
        ...tilesInSight(all, { minzoom: from, maxzoom, bounds }),
      ],
      what: 'streets',
      folder: streetsFolder(files),
      ending: 'mvt',
      change(bytes, [zoom]) {
        const tile = trimTile(bytes, zoom, languages);
        for (const name of tile.names) names.add(name);
        const isBare = zoom < from && tile.bytes.length === 0;
        return isBare ? undefined : tile.bytes;
      },
      index(covered): Omit<StreetsFile, 'tiles'> {
        const characters = [...new Set([...names].join('').normalize('NFC'))].sort().join('');
        return { schema, ...covered, maxzoom, ...(date && { date }), characters };
      },
      none: `No scene frames a place of ${archive.name}, which holds ${bounds.join()}. ${make}`,
    });
  };
  return withArchive(order.archive, make, cut, order);
}

/** Returns the date of an archive's data, if known. @throws AuthorError if its schema is not Protomaps' basemap. */
function dateOf({ name, isPictures, metadata }: Archive, make: string): string | undefined {
  const { version = '', vector_layers: layers } = metadata;
  const time = metadata['planetiler:osm:osmosisreplicationtime'];
  const isOther = Array.isArray(layers) && !layers.some((each) => each?.id === 'earth');
  if (isPictures || isOther || Number.parseInt(String(version), 10) !== schema) {
    const found = [metadata.name, version].filter(Boolean).join(' ') || 'without a name';
    const has = isPictures ? 'no vectors' : `another schema (${found})`;
    throw new AuthorError(
      `${name} has ${has}, and streets are drawn from Protomaps' basemap of version ${schema}. ${make}`,
    );
  }
  return typeof time === 'string' ? time.slice(0, 10) : undefined;
}

type Properties = VectorTileFeature['properties'];

/** The maximum number of features in a tile's layer; the densest cities have some thousands. */
const maxFeatures = 30_000;

/** Keeps only features that the style draws, and names in the story's languages, which is a fourth of the bytes. */
function trimTile(bytes: Uint8Array, zoom: number, languages: readonly string[]) {
  const names = new Set<string>();
  const tile = new VectorTile(new PbfReader(bytes));
  const layers = Object.entries(streetLayers).flatMap(([id, kept]) => {
    const layer = tile.layers[id];
    if (!layer) return [];
    if (layer.length > maxFeatures)
      throw new AuthorError(`has ${layer.length} shapes of "${id}", more than ${maxFeatures}`);
    const features = Array.from({ length: layer.length }, (_, i) => layer.feature(i)).filter(
      (feature) =>
        kept.from(feature.properties) <= zoom &&
        (kept.types?.includes(feature.type) ?? true) &&
        // From zoom 14, shapes of any size are kept.
        (zoom >= 14 || areaOf(feature) >= (kept.minArea ?? 0)),
    );
    if (features.length === 0) return [];
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
    const feature = (i: number) => features[i] as VectorTileFeature;
    return [[id, { version, name, extent, length: features.length, feature }] as const];
  });
  return { bytes: fromVectorTileJs({ layers: Object.fromEntries(layers) }), names };
}

/** Returns the area of a feature's box, in square pixels of a 512-pixel tile. */
function areaOf(feature: VectorTileFeature): number {
  const [left = 0, top = 0, right = 0, bottom = 0] = feature.bbox();
  return ((right - left) * (bottom - top)) / (feature.extent / 512) ** 2;
}

function namesOf(properties: Properties, languages: readonly string[]): Record<string, string> {
  const { name } = properties;
  const translated = languages.flatMap((tag): [string, string][] => {
    const { language, script = '' } = new Intl.Locale(tag).maximize();
    // OpenStreetMap has names in a language under any of these tags.
    const own = [tag, `${language}-${script}`, language].map((key) => properties[`name:${key}`]);
    const found = own.find((value) => typeof value === 'string' && value !== '');
    return found && found !== name ? [[`name:${tag}`, `${found}`]] : [];
  });
  return { ...(name && { name: `${name}` }), ...Object.fromEntries(translated) };
}
