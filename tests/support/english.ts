import { inspectWords } from '../../src/build/story/words/read-words.ts';

/** What the engine says in English. */
export const english = inspectWords('.', '.', 'en').words;

export const { locale, shell, page, map, marks, common, facts, render, licences, told, charts } =
  english;
