import { type LayerMetadata, layerMetadata } from '../../../geo/layer-metadata.ts';
import { isWebAddress } from '../render/external-link.ts';
import type { Problem } from './story-error.ts';

const shownMetadata = layerMetadata.refine(
  ({ sources }) => sources.every(({ url }) => url === undefined || isWebAddress(url)),
  { path: ['sources'], error: 'a url is not a web address' },
);

/**
 * Reads what a GeoJSON file says of itself in its foreign member `metadata`, or says what is wrong
 * with it.
 *
 * @param collection The parsed GeoJSON.
 * @param file The file's name in messages.
 */
export function readLayerMetadata(
  collection: unknown,
  file: string,
): { metadata: LayerMetadata } | { problem: Problem } {
  const { metadata } = (collection ?? {}) as { metadata?: unknown };
  const result = shownMetadata.safeParse(metadata);
  if (result.success) return { metadata: result.data };
  const [issue] = result.error.issues;
  const place = ['metadata', ...(issue?.path ?? [])].join('.');
  const remedy = `The metadata of a file are ${Object.keys(layerMetadata.shape).join(', ')}.`;
  return { problem: { file, place, problem: `${issue?.message ?? 'Invalid'}.`, remedy } };
}
