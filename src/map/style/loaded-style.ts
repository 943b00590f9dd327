import type { LayerSpecification, StyleSpecification } from 'maplibre-gl';

/** The source that a style layer draws; the background draws none. */
export const sourceOf = (layer: LayerSpecification): string | undefined =>
  'source' in layer && typeof layer.source === 'string' ? layer.source : undefined;

/**
 * A style with the sources that are there and their layers only.
 *
 * @param fetched The sources that are files, which may not be there yet.
 */
export function loadedStyle(
  style: StyleSpecification,
  fetched: Readonly<Record<string, unknown>>,
  there: Pick<ReadonlyMap<string, unknown>, 'has'>,
): StyleSpecification {
  const isThere = (source: string | undefined) =>
    source === undefined || !(source in fetched) || there.has(source);
  return {
    ...style,
    sources: Object.fromEntries(Object.entries(style.sources).filter(([name]) => isThere(name))),
    layers: style.layers.filter((layer) => isThere(sourceOf(layer))),
  };
}
