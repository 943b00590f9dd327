import type { ToldLayer, ToldWords } from './kind.ts';
import { measuredParts, nameOf, ownWords } from './told-words.ts';

/**
 * What is told of lines: how they are drawn, what they show, and how long each is. The gaps of the
 * layer's own words are `{lines}`, `{name}` and `{parts}`.
 */
export function linesTold(told: ToldLayer, words: ToldWords): string {
  const { layer } = told;
  const lines = words.told.lines[layer.dash ?? 'solid'];
  const parts = measuredParts(told, words);
  return layer.told
    ? ownWords(layer, layer.told, { lines, parts })
    : words.told.shows(lines, nameOf(layer, words), parts);
}
