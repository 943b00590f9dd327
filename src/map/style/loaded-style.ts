import type { LayerSpecification, StyleSpecification } from 'maplibre-gl';

/** The source that a style layer draws; the background draws none. */
export const sourceOf = (layer: LayerSpecification): string | undefined =>
  'source' in layer && typeof layer.source === 'string' ? layer.source : undefined;

/**
 * A style with the sources that have loaded and their layers only.
 *
 * @param fetched The sources that are files, which may not have loaded yet.
 */
export function loadedStyle(
  style: StyleSpecification,
  fetched: Readonly<Record<string, unknown>>,
  loaded: Pick<ReadonlyMap<string, unknown>, 'has'>,
): StyleSpecification {
  const isLoaded = (source: string | undefined) =>
    source === undefined || !(source in fetched) || loaded.has(source);
  return {
    ...style,
    sources: Object.fromEntries(Object.entries(style.sources).filter(([name]) => isLoaded(name))),
    layers: style.layers.filter((layer) => isLoaded(sourceOf(layer))),
  };
}
