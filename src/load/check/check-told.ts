import type { FactWords, ToldLayer, ToldWords } from '../../style/kinds/kind.ts';
import { buildKindOf, kindOf } from '../../style/kinds/kinds.ts';
import { gapNames } from '../../style/kinds/sentences.ts';
import type { Problem } from '../files/story-error.ts';
import { nearestName } from '../yaml/did-you-mean.ts';

/** Finds gaps in the layers' own words that nothing fills, which a reader would be shown. */
export function checkTold(
  layers: readonly ToldLayer[],
  words: ToldWords & FactWords,
  file: string,
): readonly Problem[] {
  return layers.flatMap((told) => {
    const { layer } = told;
    const gaps = new Set(saidOf(told, words).match(/\{\w+\}/g) ?? []);
    return [...gaps].map((gap) => {
      const field = Object.entries(layer).find(([, text]) => String(text).includes(gap))?.[0];
      return {
        file,
        path: [layer.id, ...(field ? [field] : [])],
        place: `layer "${layer.id}"`,
        value: gap,
        problem: `nothing fills the gap "${gap}" in its words.`,
        remedy: remedyOf(gap, field ? filledIn(field, told, words) : []),
      };
    });
  });
}

/** All that is told of a layer and of its features. */
function saidOf({ layer, ...told }: ToldLayer, words: ToldWords & FactWords): string {
  const { sentence } = buildKindOf(layer.kind);
  const { facts } = kindOf(layer);
  const said = told.features.map((feature) => facts?.([feature], layer, words)?.fact);
  return [sentence?.({ layer, ...told }, words), ...said].join(' ');
}

/** The gaps that a field of the layer may have: those that are filled where it is nothing else. */
function filledIn(
  field: string,
  { layer, ...told }: ToldLayer,
  words: ToldWords & FactWords,
): readonly string[] {
  return gapNames
    .map((name) => `{${name}}`)
    .filter((gap) => !saidOf({ ...told, layer: { ...layer, [field]: gap } }, words).includes(gap));
}

function remedyOf(gap: string, filled: readonly string[]): string {
  if (filled.length === 0) return 'Take it out.';
  const near = nearestName(gap, filled);
  const suggestion = near === undefined ? '' : ` Did you mean "${near}"?`;
  return `Take it out, or write one of ${filled.join(', ')}.${suggestion}`;
}
