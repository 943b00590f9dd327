import { describe, expect, it } from 'vitest';
import { runOptions } from '../../bench/run-options.ts';

describe('runOptions', () => {
  it('asks for five rounds, without failing on a broken budget, by default', () => {
    expect(runOptions([])).toEqual({
      rounds: 5,
      strict: false,
      quick: false,
      subject: 'story',
    });
  });

  it.each(['0', '2.5', 'many'])('refuses %s rounds', (rounds) => {
    expect(() => runOptions([`--rounds=${rounds}`])).toThrow(
      `--rounds=${rounds}: must be a whole number from 1.`,
    );
  });

  it.each(['growth', 'transport'])('measures %s when asked to', (subject) => {
    expect(runOptions([`--${subject}`])).toMatchObject({ subject });
  });

  it('refuses to measure both at once', () => {
    expect(() => runOptions(['--growth', '--transport'])).toThrow('one at a time');
  });

  it('refuses an option that it does not know', () => {
    expect(() => runOptions(['--fast'])).toThrow("Unknown option '--fast'");
  });
});
