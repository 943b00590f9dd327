import type {
  ExpressionSpecification,
  LayerSpecification,
  LineLayerSpecification,
} from 'maplibre-gl';
import type { LayerSpec } from '../../core/story/layer-spec.ts';
import { lineDashes } from '../line-dashes.ts';
import { storyLayer } from '../story-layer.ts';

/** How a plain line is drawn. */
interface LineLook {
  readonly color: string;
  readonly width: ExpressionSpecification;
  readonly layout: NonNullable<LineLayerSpecification['layout']>;
}

/** The style layer of a layer that is one line and no more. */
export function plainLine(
  { id, dash = 'solid' }: LayerSpec,
  { color, width, layout }: LineLook,
): LayerSpecification {
  const paint = { 'line-color': color, 'line-width': width, ...lineDashes[dash] };
  return storyLayer(
    { id: `${id}-line`, type: 'line', source: id, layout, paint },
    { layer: id, fullOpacity: { 'line-opacity': 0.9 } },
  );
}
