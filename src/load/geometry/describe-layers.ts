import { basename, dirname } from 'node:path';
import type { LayerMetadata, LayerSource, LayerSpec } from '../../core/story/layer-spec.ts';
import type { LayerFeature } from '../../style/kinds/kind.ts';
import { buildKindOf, kindOf } from '../../style/kinds/kinds.ts';
import type { Words } from '../../words/words.ts';
import { layerFile, type StoryFiles } from '../files/story-files.ts';
import {
  type DrawnFrom,
  type LayerEntry,
  metadataSchema,
  type Provenance,
  type StatedMetadata,
} from '../schema/layers.ts';
import { dataFile } from './draw-files.ts';
import { type GeometryFiles, parseGeojson } from './read-geometry.ts';
import { shadesOf } from './shades.ts';

/** A part of the map that can say where it comes from. */
export interface DescribedLayer {
  /** The layer's id, which its panel's id ends in. */
  readonly id: string;
  /** The words beside the layer's switch, or the metadata's title. */
  readonly label: string;
  /** Its GeoJSON file as its author wrote it, by its path from the project's root; streets have none. */
  readonly file?: string;
  readonly metadata: LayerMetadata;
  /** The stops that it is made of by the build, so that its file is nowhere. */
  readonly stops?: readonly LayerFeature[];
}

/**
 * What every part of the map says of itself, in the foreign member `metadata` of its file or in the
 * story's layers: the layers of the legend in their order, then the ground that they lie on.
 *
 * @param layers The layers of the legend.
 * @param files The GeoJSON files, sound, by their names.
 */
export function describeLayers(
  layers: readonly LayerEntry[],
  files: GeometryFiles,
): DescribedLayer[] {
  const order = (id: string): number => {
    const index = layers.findIndex((layer) => layer.id === id);
    return index < 0 ? layers.length : index;
  };
  return Object.entries(files)
    .map(([file, text]) => ({ file, text, id: basename(file, '.geojson') }))
    .sort((a, b) => order(a.id) - order(b.id))
    .map(({ file, text, id }): DescribedLayer => {
      const layer = layers[order(id)];
      const { metadata: own, features } = parseGeojson(text);
      const stated = statedOf(own, layer && splitEntry(layer).given);
      const metadata = metadataOf(id, layer?.label, stated);
      const stops = layer && kindOf(layer).fromScenes && features;
      const data = layer ? dataFile({ geometry: dirname(file) }, layer) : file;
      return {
        id,
        label: layer?.label ?? metadata.title,
        ...(stops ? { stops } : { file: data }),
        metadata,
      };
    });
}

/** What is stated of a layer's data, in its entry first and then in its file. */
export function statedOf(own: unknown, given: Provenance = {}): StatedMetadata {
  const { sources, ...file } = metadataSchema.strip().safeParse(own).data ?? {};
  return { ...file, ...(sources && !given.source && { sources }), ...given };
}

/** A layer's metadata in their full form. */
function metadataOf(
  id: string,
  label: string | undefined,
  { id: _, title = label ?? id, source, sources, license, measured = [], ...rest }: StatedMetadata,
): LayerMetadata {
  const works = sources ?? (source ? [source] : []);
  const licences = [...new Set(works.flatMap(({ licence }) => licence ?? []))];
  return {
    title,
    ...rest,
    sources: works.map(
      (work): LayerSource => ({
        ...work,
        credit: work.credit ?? work.publisher ?? work.title,
      }),
    ),
    license: license ?? licences.join(', '),
    measured,
  };
}

/** The layers with what their entries take from their data. */
export function completeLayers(
  layers: readonly LayerEntry[],
  geometry: GeometryFiles,
  files: Pick<StoryFiles, 'geometry'>,
  words: Pick<Words, 'render'>,
): readonly LayerSpec[] {
  return layers.map((entry) => {
    const { layer, given } = splitEntry(entry);
    const text = geometry[layerFile(files, entry.id)];
    if (text === undefined) return layer;
    const { metadata: stated, features } = parseGeojson(text);
    const own = buildKindOf(layer.kind).complete?.(layer, features) ?? layer;
    const shades = entry.values && shadesOf(entry, features, words.render.noData);
    const complete = { ...own, ...shades };
    if (tells(stated) && Object.keys(given).length === 0) return complete;
    return { ...complete, metadata: metadataOf(entry.id, entry.label, statedOf(stated, given)) };
  });
}

/** Whether a reader of a file is told by the file itself what is known of its data. */
function tells(own: unknown): boolean {
  const { sources = [], summary } = statedOf(own);
  return summary !== undefined && sources.every(({ credit }) => credit !== undefined);
}

/** How a layer is drawn, and what its entry says of its data. */
export function splitEntry<Entry extends Provenance & DrawnFrom & Pick<LayerEntry, 'values'>>(
  entry: Entry,
): {
  readonly layer: Omit<Omit<Entry, keyof Provenance>, keyof DrawnFrom | 'values'>;
  readonly given: Provenance;
} {
  const { source, license, summary, method, certainty, date, ...drawn } = entry;
  const { file, where, properties, values, ...layer } = drawn;
  const given = Object.entries({ source, license, summary, method, certainty, date });
  return { layer, given: Object.fromEntries(given.filter(([, value]) => value !== undefined)) };
}
