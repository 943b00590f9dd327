import { safeFolder } from '../../src/files/safe-folder.ts';
import { inspectWords } from '../../src/read/words/read-words.ts';

export const english = inspectWords(safeFolder('.'), 'en').words;

export const { locale, shell, page, map, marks, common, facts, render, licences, told, charts } =
  english;
