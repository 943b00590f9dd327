import type { LabelSpec } from '../../../../core/story/story-data.ts';
import { kindNamed } from '../../../../style/kinds/kinds.ts';
import type { Problem } from '../../files/story-error.ts';
import type { SoundLayer } from '../../map-data.ts';
import { suggestName } from '../../yaml/did-you-mean.ts';

/** Finds labels of layers that there are not, and labels along what is no route. */
export function checkLabels(
  labels: readonly (Partial<LabelSpec> | undefined)[],
  layers: readonly SoundLayer[],
  file: string,
): Problem[] {
  const known = layers.map(({ id }) => id);
  return labels.flatMap((label, index): Problem[] => {
    if (label?.layer === undefined) return [];
    const place = `label "${label.text ?? ''}"`;
    const layer = layers.find(({ id }) => id === label.layer);
    const value = label.layer;
    if (!layer) {
      const problem = `layer "${value}" does not exist.`;
      const remedy = suggestName(value, known);
      return [{ file, path: [index, 'layer'], place, problem, remedy, value }];
    }
    const kind = kindNamed(layer.kind);
    if (!('along' in label) || !kind || kind.drawsAlong) return [];
    const problem = `it stands along "${value}", which is no route.`;
    const remedy = 'Write "at: [longitude, latitude]" in place of "along".';
    return [{ file, path: [index, 'along'], place, problem, remedy, value: label.along }];
  });
}
