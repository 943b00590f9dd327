import { type ChartWords, charts, locale } from '../../src/words/en.ts';

/** What charts say in English. */
export const chartWords: ChartWords = { ...charts, locale };
