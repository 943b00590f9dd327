import { z } from 'zod';
import type { LayerSpec } from '../../core/story/layer-spec.ts';

const number = z.number({ error: 'must be a number' });
const text = z.string({ error: 'must be text' }).min(1, 'must not be empty');

const layerSchema = z.strictObject({
  label: text.describe('The words beside the switch.'),
  kind: z.enum(['zone', 'area', 'route', 'flight', 'river', 'site']),
  color: text,
  dash: z.enum(['solid', 'dashed', 'dotted']).optional(),
  side: z.enum(['left', 'right']).optional(),
  fadeInKm: number.optional(),
});

/** `layers.yaml`: the layers of the map by their ids, in the order of the legend. */
export const layersSchema = z
  .record(z.string(), layerSchema, { error: 'must be layers by their ids' })
  .transform((layers) =>
    Object.entries(layers).map(([id, layer]) => ({ id, ...layer })),
  ) as unknown as z.ZodType<readonly LayerSpec[]>;
