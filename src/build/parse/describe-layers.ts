import { basename } from 'node:path';
import type { z } from 'zod';
import { type LayerMetadata, layerMetadata } from '../../../geo/layer-metadata.ts';
import type { LayerSpec } from '../../core/story/layer-spec.ts';
import { isWebAddress } from '../render/external-link.ts';
import type { GeometryFiles } from './read-geometry.ts';
import { type Problem, StoryError } from './story-error.ts';

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

const shownMetadata = layerMetadata.refine(
  ({ sources }) => sources.every(({ url }) => url === undefined || isWebAddress(url)),
  { path: ['sources'], error: 'a url is not a web address' },
);

/**
 * What every part of the map says of itself in the foreign member `metadata` of its file: the layers of
 * the legend in their order, then the ground that they lie on.
 *
 * @param layers The layers of the legend.
 * @param files The GeoJSON files, sound, by their names.
 * @throws StoryError with a problem for each file that does not say it.
 */
export function describeLayers(
  layers: readonly LayerSpec[],
  files: GeometryFiles,
): DescribedLayer[] {
  const problems: Problem[] = [];
  const order = (id: string): number => {
    const index = layers.findIndex((layer) => layer.id === id);
    return index < 0 ? layers.length : index;
  };
  const described = Object.entries(files)
    .map(([file, text]) => ({ file, text, id: basename(file, '.geojson') }))
    .sort((a, b) => order(a.id) - order(b.id))
    .flatMap(({ file, text, id }): DescribedLayer[] => {
      const { data: metadata, error } = shownMetadata.safeParse(JSON.parse(text).metadata);
      if (error) problems.push(problemOf(error, file));
      return metadata
        ? [{ id, label: layers[order(id)]?.label ?? metadata.title, file, metadata }]
        : [];
    });
  if (problems.length > 0) throw new StoryError(problems);
  return described;
}

function problemOf({ issues: [issue] }: z.ZodError, file: string): Problem {
  const place = ['metadata', ...(issue?.path ?? [])].join('.');
  const remedy = `The metadata of a file are ${Object.keys(layerMetadata.shape).join(', ')}.`;
  return { file, place, problem: `${issue?.message ?? 'Invalid'}.`, remedy };
}
