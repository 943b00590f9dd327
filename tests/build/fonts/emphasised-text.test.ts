import { expect, test } from 'vitest';
import { emphasisedText } from '../../../src/build/fonts/emphasised-text.ts';

test('gives the words in italics, and no others', () => {
  const text =
    'The *George Washington* lay at Busan.\n\n**Bold** and ***both at* once**, `*code*`.';
  expect(emphasisedText(text).split('\n')).toEqual(['George Washington', 'both at']);
  expect(emphasisedText('No words in italics.')).toBe('');
});

test('reads the words within records too', () => {
  expect(emphasisedText('::: record\nThe words about *North Korea*.\n:::')).toBe('North Korea');
});
