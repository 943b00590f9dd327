import type { ChartWords } from '../../words/en.ts';

const million = 1_000_000;

/** A number with separators between its thousands. */
export function formatCount(count: number, { locale }: ChartWords): string {
  return count.toLocaleString(locale);
}

/** A number that is round: `220,000`, `2.16 million`. */
export function formatRound(count: number, words: ChartWords): string {
  return count < million
    ? formatCount(count, words)
    : words.million(formatCount(count / million, words));
}

/** A number that lies between two others: `3 to 7`, `1.7 to 2.16 million`. */
export function formatRange(least: number, most: number, words: ChartWords): string {
  const inMillions = least >= million;
  const first = formatCount(inMillions ? least / million : least, words);
  return words.between(first, inMillions ? formatRound(most, words) : formatCount(most, words));
}
