import type { ChartWords } from '../../../words/en.ts';
import { formatNumber } from '../../../words/formats.ts';

const million = 1_000_000;

/** A number that is round: `220,000`, `2.16 million`. */
export function formatRound(count: number, words: ChartWords): string {
  return count < million
    ? formatNumber(count, words.locale)
    : words.million(formatNumber(count / million, words.locale));
}

/** A number that lies between two others: `3 to 7`, `1.7 to 2.16 million`. */
export function formatRange(least: number, most: number, words: ChartWords): string {
  const inMillions = least >= million;
  const first = formatNumber(inMillions ? least / million : least, words.locale);
  return words.between(
    first,
    inMillions ? formatRound(most, words) : formatNumber(most, words.locale),
  );
}
