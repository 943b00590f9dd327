import { basename } from 'node:path';
import type { LayerMetadata, LayerSource } from '../../../core/story/layer-spec.ts';
import type { LayerEntry } from '../schema/layers.ts';
import { metadataSchema, type StatedMetadata } from '../schema/metadata.ts';
import { soundFields } from '../yaml/sound-parts.ts';
import { parseGeojson } from './parse-geojson.ts';
import type { GeometryFiles } from './read-geojson.ts';

/** A part of the map that can say where it comes from. */
export interface DescribedLayer {
  /** The layer's id, which its panel's id ends in. */
  readonly id: string;
  /** The words beside the layer's switch, or the metadata's title. */
  readonly label: string;
  /** Its GeoJSON file, by its path from the project's root. */
  readonly file: string;
  readonly metadata: LayerMetadata;
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
      const metadata = metadataOf(id, parseGeojson(text).metadata, layer);
      return { id, label: layer?.label ?? metadata.title, file, metadata };
    });
}

/** What is stated of a layer's data, in its entry first and then in its file. */
export function statedOf(own: unknown, entry: Partial<LayerEntry> = {}): StatedMetadata {
  const { source, license, summary, method, certainty, date } = entry;
  const stated = { source, license, summary, method, certainty, date };
  const given = Object.fromEntries(
    Object.entries(stated).filter(([, value]) => value !== undefined),
  ) as StatedMetadata;
  const { sources: several, ...file } = soundFields<StatedMetadata>(own, metadataSchema);
  return { ...file, ...(several && !source && { sources: several }), ...given };
}

/** A layer's metadata in their full form. */
export function metadataOf(id: string, own: unknown, entry?: LayerEntry): LayerMetadata {
  const { id: _, title, source, sources, license, measured, ...rest } = statedOf(own, entry);
  const works = sources ?? (source ? [source] : []);
  const licences = [...new Set(works.flatMap(({ licence }) => licence ?? []))];
  return {
    title: title ?? entry?.label ?? id,
    ...rest,
    sources: works.map(
      (work): LayerSource => ({
        ...work,
        credit: work.credit ?? work.publisher ?? work.title,
      }),
    ),
    license: license ?? licences.join(', '),
    measured: measured ?? [],
  };
}
