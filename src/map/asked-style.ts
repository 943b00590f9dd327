import type { LayerSpecification, StyleSpecification } from 'maplibre-gl';

/** The source that a style layer draws; the background draws none. */
export const sourceOf = (layer: LayerSpecification): string | undefined =>
  'source' in layer && typeof layer.source === 'string' ? layer.source : undefined;

/** A style layer out of sight. */
export const outOfSight = (layer: LayerSpecification): LayerSpecification =>
  ({ ...layer, layout: { ...layer.layout, visibility: 'none' } }) as LayerSpecification;

/**
 * What a map has of its style: the sources that have been asked for and those that have no address to
 * ask for, with their layers.
 *
 * @param addressed The sources that are files.
 * @param hidden The ids of layers that are to be out of sight.
 */
export function askedStyle(
  style: StyleSpecification,
  addressed: Readonly<Record<string, unknown>>,
  asked: ReadonlySet<string>,
  hidden: Iterable<string> = [],
): StyleSpecification {
  const ids = new Set(hidden);
  const isThere = (source: string | undefined) =>
    source === undefined || !(source in addressed) || asked.has(source);
  return {
    ...style,
    sources: Object.fromEntries(Object.entries(style.sources).filter(([name]) => isThere(name))),
    layers: style.layers
      .filter((layer) => isThere(sourceOf(layer)))
      .map((layer) => (ids.has(layer.id) ? outOfSight(layer) : layer)),
  };
}
