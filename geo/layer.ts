import type { FeatureCollection, Geometry } from 'geojson';
import { z } from 'zod';
import type { NamedProperties } from '../src/tiles/shapes/ground.ts';

/** A GeoJSON file of `geo/`: named features and the `metadata` that says where they come from. */
export interface Layer<G extends Geometry = Geometry>
  extends FeatureCollection<G, NamedProperties> {
  readonly metadata: LayerMetadata;
}

const published = z.strictObject({ value: z.string(), source: z.string() });

const measured = z.strictObject({
  quantity: z.string(),
  value: z.number(),
  unit: z.enum(['km', 'km²', '°', 'places', 'firings']),
  published: z.array(published).optional(),
  note: z.string().optional(),
});

const source = z.strictObject({
  title: z.string(),
  publisher: z.string(),
  version: z.string(),
  date: z.string(),
  licence: z.string(),
  credit: z.string(),
  url: z.url().optional(),
});

/** The shape of the `metadata` member that every file under `geo/` carries. */
export const layerMetadata = z.strictObject({
  /** The name of the file without its extension, and of the layer. */
  id: z.string(),
  title: z.string(),
  /** One sentence for a reader: what the layer shows. */
  summary: z.string(),
  /** What it derives from. */
  sources: z.array(source).min(1),
  /** How it was made from the sources. */
  method: z.string(),
  /** How sure it is, and what it is not. */
  certainty: z.string(),
  /** The time that the layer describes. */
  date: z.string(),
  /** The licence of this file, as an SPDX id or in plain words. */
  license: z.string(),
  /** Lengths, areas and counts of the file's own geometry beside published ones. */
  measured: z.array(measured),
});

/** Where a layer comes from, how it was made, how sure it is and what it measures. */
export type LayerMetadata = z.infer<typeof layerMetadata>;
export type LayerSource = z.infer<typeof source>;
export type Measured = z.infer<typeof measured>;

/** Files by their path in the repository. */
export type Files = ReadonlyMap<string, Buffer>;
