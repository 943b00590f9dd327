import { inspectWords } from '../../src/read/words/read-words.ts';

export const english = inspectWords('.', '.', 'en').words;

export const { locale, shell, page, map, marks, common, facts, render, licences, told, charts } =
  english;
