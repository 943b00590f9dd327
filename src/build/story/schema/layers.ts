import { z } from 'zod';
import type { LayerSpec } from '../../../core/story/layer-spec.ts';
import { kinds } from '../../../style/kinds/kinds.ts';
import { provenance } from './metadata.ts';
import { flag, number, phrase, themedColor } from './values.ts';

const noun = z
  .strictObject({ one: phrase, other: phrase })
  .describe('What is counted, as it reads after a number.');

/** The fields of a layer that its author writes; the build takes the others from its data. */
type Written = Exclude<keyof LayerEntry, 'id' | 'days' | 'metadata'>;

/** One entry of `layers.yaml`. */
export const layerSchema = z.strictObject({
  label: phrase.describe('The words beside the switch.'),
  kind: z.enum(kinds.map(({ name }) => name)).describe('How it is drawn and told.'),
  color: themedColor.describe('The colour of the layer on light paper and on dark.'),
  tint: themedColor.exactOptional().describe('What an area lays over the land.'),
  text: themedColor.exactOptional().describe('The colour of its names on the map.'),
  legendTint: number.exactOptional().describe('How strong its tint is in the legend, 0 to 1.'),
  inSentence: phrase.exactOptional().describe('Its name within a sentence, after "the".'),
  told: phrase.exactOptional().describe('What is told of it in the words of a still map.'),
  toldOfDay: phrase.exactOptional().describe('The same where a scene shows a single day, `{day}`.'),
  dash: z
    .enum(['solid', 'dashed', 'dotted'])
    .exactOptional()
    .describe('The pattern of its line; solid by default.'),
  water: flag.exactOptional().describe('Whether a line is water.'),
  side: z.enum(['left', 'right']).exactOptional().describe('The side of a way that routes share.'),
  fadeInKm: number.exactOptional().describe('Over how many kilometres a route fades in.'),
  schematic: flag.exactOptional().describe('Whether a route is no path on the ground.'),
  noun: noun
    .exactOptional()
    .describe('What its points count, such as { one: person, other: people }.'),
  categories: z
    .record(
      z.string(),
      z.strictObject({
        label: phrase.describe('Its words in the panel about a point.'),
        form: z
          .enum(['core', 'plain'])
          .describe(
            'What tells it apart without colour: a core in the middle of its disc, or none.',
          ),
        noun,
      }),
    )
    .exactOptional()
    .describe('The sorts of points, by the "category" of the features.'),
  fact: phrase.exactOptional().describe('What the panel says of a point.'),
  largest: number.exactOptional().describe('The count that has the largest disc.'),
  largestRadius: number.exactOptional().describe('The radius of that disc in CSS pixels.'),
  ...provenance,
} satisfies Record<Written, z.ZodType>);

/** A layer as its author writes it, with what is said of its data. */
export type LayerEntry = LayerSpec & Provenance;
type Provenance = Readonly<z.infer<z.ZodObject<typeof provenance>>>;

/** `layers.yaml`: the layers of the map by their ids, in the order of the legend. */
export const layersSchema: z.ZodType<readonly LayerEntry[]> = z
  .record(z.string(), layerSchema, { error: 'must be layers by their ids' })
  .transform((layers) => Object.entries(layers).map(([id, layer]) => ({ id, ...layer })));
