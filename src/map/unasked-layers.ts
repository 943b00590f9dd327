import type { StyleSpecification } from 'maplibre-gl';

/**
 * The style layers of sources that are not asked for yet, by their source. MapLibre makes tiles for
 * empty sources too, so these layers are left out of sight until there is something in them; marks
 * are not among them, for the scene itself takes them out and in.
 */
export function unaskedLayers(
  { layers }: StyleSpecification,
  sources: Iterable<string>,
  asked: ReadonlySet<string>,
): ReadonlyMap<string, readonly string[]> {
  const waiting = [...sources].filter((source) => !asked.has(source));
  const ofSource = (source: string) =>
    layers.flatMap((layer) =>
      'source' in layer && layer.source === source && layer.layout?.visibility !== 'none'
        ? layer.id
        : [],
    );
  return new Map(waiting.map((source) => [source, ofSource(source)]));
}

/** The style with some of its layers out of sight. */
export function withoutLayers(
  style: StyleSpecification,
  hidden: Iterable<readonly string[]>,
): StyleSpecification {
  const ids = new Set([...hidden].flat());
  return {
    ...style,
    layers: style.layers.map((layer) =>
      ids.has(layer.id)
        ? ({ ...layer, layout: { ...layer.layout, visibility: 'none' } } as typeof layer)
        : layer,
    ),
  };
}
