import type { LabelSpec } from '../../core/story/story-data.ts';
import { kindOf } from '../../style/kinds/kinds.ts';
import type { Problem } from '../files/story-error.ts';
import type { LayerEntry } from '../schema/layers.ts';
import { suggestName } from '../yaml/did-you-mean.ts';

/**
 * Finds labels of layers that there are not, and labels along what is no route.
 *
 * @param layers The layers that are sound.
 * @param known The ids of all layers.
 */
export function checkLabels(
  labels: readonly LabelSpec[],
  layers: readonly LayerEntry[],
  known: readonly string[],
  file: string,
): Problem[] {
  return labels.flatMap((label, index): Problem[] => {
    const { layer: value, text } = label;
    const layer = layers.find(({ id }) => id === value);
    const place = `label "${text}"`;
    if (!known.includes(value)) {
      const problem = `layer "${value}" does not exist.`;
      const remedy = suggestName(value, known);
      return [{ file, path: [index, 'layer'], place, problem, remedy, value }];
    }
    if (!layer || !('along' in label) || kindOf(layer).drawsAlong) return [];
    const problem = `it stands along "${value}", which is no route.`;
    const remedy = 'Write "at: [longitude, latitude]" in place of "along".';
    return [{ file, path: [index, 'along'], place, problem, remedy, value: label.along }];
  });
}
