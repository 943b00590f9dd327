import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatProblem } from '../../src/load/files/story-error.ts';
import {
  inspectWords,
  messageArguments,
  spokenLanguages,
} from '../../src/load/words/read-words.ts';
import messages from '../../src/words/messages.json' with { type: 'json' };

type Values = Record<string, string | number>;

/** Each message that takes something, with a sample of that. */
const samples = Object.entries(messages).flatMap(([group, names]) =>
  Object.entries<string | Values>(names).flatMap(([name, sample]) =>
    typeof sample === 'string' ? [] : [{ group, name, sample }],
  ),
);

test('src/words/messages.json is what English says: "npm run reference" writes it again', () => {
  expect(messages).toEqual(messageArguments());
});

describe.each(spokenLanguages())('%s', (tag) => {
  const { words, problems } = inspectWords('.', '.', tag);
  const say = (group: string, name: string, values: Values): string => {
    const groups = words as unknown as Record<string, Record<string, (of: Values) => string>>;
    return groups[group]?.[name]?.(values) ?? '';
  };

  test('says everything, with all that is to be filled in', () => {
    expect(problems.map(formatProblem)).toEqual([]);
    for (const { group, name, sample } of samples) {
      const texts = Object.entries(sample).flatMap(([key, value]) =>
        typeof value === 'string' && key !== 'dash' ? [[key, `⟦${key}⟧`] as const] : [],
      );
      const said = say(group, name, { ...sample, ...Object.fromEntries(texts) });
      for (const [, mark] of texts) expect(said, `${group}.${name}`).toContain(mark);
    }
  });

  test('has words for any number', () => {
    fc.assert(
      fc.property(fc.nat(), fc.constantFrom(...samples), (count, { group, name, sample }) => {
        const counted = Object.entries(sample).map(([key, value]) => [
          key,
          typeof value === 'number' ? count : value,
        ]);
        const said = say(group, name, Object.fromEntries(counted));
        expect(said).not.toBe('');
        expect(said).not.toMatch(/[{}#]|undefined|NaN/);
      }),
    );
  });
});

test('a whole language in a story’s own folder lacks nothing', () => {
  const { problems } = inspectWords('.', 'tests/fixtures/arabic-story', 'ar');
  expect(problems.map(formatProblem)).toEqual([]);
});

test('French keeps its punctuation on the line of what it follows', () => {
  expect(readFileSync('src/words/fr.yaml', 'utf8')).not.toMatch(/ [:;?!»](?!\n)|« /);
});
