import { basename, dirname } from 'node:path';
import type { LayerMetadata } from '../../core/story/layer-spec.ts';
import { layerFile, type StoryFiles } from '../../files/story-files.ts';
import type { LayerFeature } from '../../style/kinds/kind.ts';
import { buildKindOf, kindOf, type Layer } from '../../style/kinds/kinds.ts';
import type { Words } from '../../words/words.ts';
import {
  type LayerEntry,
  metadataSchema,
  type Provenance,
  provenance,
  type StatedMetadata,
} from '../schema/layers.ts';
import { authorFile } from './draw-files.ts';
import { type GeometryFiles, parseGeojson } from './read-geometry.ts';
import { shadesOf } from './shades.ts';

export interface DescribedLayer {
  readonly id: string;
  readonly label: string;
  /** The path of the author's GeoJSON file from the project's root; streets have none. */
  readonly file?: string;
  readonly metadata: LayerMetadata;
  readonly stops?: readonly LayerFeature[];
}

/** Describes the data of each part of the map, by file and entry: layers in the legend's order, then the ground. */
export const describeLayers = (layers: readonly LayerEntry[], files: GeometryFiles) =>
  Object.entries(files)
    .map(([file, text]) => {
      const id = basename(file, '.geojson');
      const index = layers.findIndex((layer) => layer.id === id);
      return { file, text, id, order: index < 0 ? layers.length : index };
    })
    .sort((a, b) => a.order - b.order)
    .map(({ file, text, id, order }): DescribedLayer => {
      const layer = layers[order];
      const { metadata: own, features } = parseGeojson(text);
      const stated = statedOf(own, layer && provenanceOf(layer));
      const metadata = metadataOf(id, layer?.label, stated);
      const data = layer ? authorFile({ geometry: dirname(file) }, layer) : file;
      const stops = layer && kindOf(layer).fromScenes && { stops: features };
      // A file that the build makes for stops has metadata only if the author wrote it.
      const from = { ...((!stops || own) && { file: data }), ...stops };
      return { id, label: layer?.label ?? metadata.title, ...from, metadata };
    });

/** Merges what a layer's entry and its file state about the data; the entry prevails. */
export function statedOf(own: unknown, given: Provenance = {}): StatedMetadata {
  const { sources, ...file } = metadataSchema.strip().safeParse(own).data ?? {};
  return { ...file, ...(sources && !given.source && { sources }), ...given };
}

function metadataOf(
  id: string,
  label: string | undefined,
  { id: _, title = label ?? id, source, sources, license, measured = [], ...rest }: StatedMetadata,
): LayerMetadata {
  const works = (sources ?? (source ? [source] : [])).map((work) => ({
    ...work,
    credit: work.credit ?? work.publisher ?? work.title,
  }));
  const licences = new Set(works.flatMap(({ licence }) => licence ?? []));
  return { title, ...rest, sources: works, license: license ?? [...licences].join(', '), measured };
}

/** Completes layers' entries with what follows from their data. */
export const completeLayers = (
  layers: readonly LayerEntry[],
  geometry: GeometryFiles,
  files: Pick<StoryFiles, 'geometry'>,
  words: Pick<Words, 'render'>,
): readonly Layer[] =>
  layers.map((entry) => {
    const text = geometry[layerFile(files, entry.id)];
    if (text === undefined) return entry;
    const given = provenanceOf(entry);
    const { metadata: stated, features } = parseGeojson(text);
    const own = buildKindOf(entry.kind).complete?.(entry, features) ?? entry;
    const complete =
      own.kind === 'shaded' ? { ...own, ...shadesOf(own, features, words.render.noData) } : own;
    const { sources = [], summary } = statedOf(stated);
    const isWhole = summary !== undefined && sources.every(({ credit }) => credit !== undefined);
    // The file itself tells readers everything about its data.
    if (isWhole && Object.keys(given).length === 0) return complete;
    return { ...complete, metadata: metadataOf(entry.id, entry.label, statedOf(stated, given)) };
  });

export const provenanceOf = (entry: Provenance): Provenance =>
  Object.fromEntries(Object.entries(entry).filter(([name]) => Object.hasOwn(provenance, name)));
