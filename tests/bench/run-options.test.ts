import { describe, expect, it } from 'vitest';
import { growths } from '../../bench/growth/growth.ts';
import { runOptions } from '../../bench/run-options.ts';

describe('runOptions', () => {
  it('asks for three rounds, without failing on a broken budget, by default', () => {
    expect(runOptions([])).toEqual({
      rounds: 3,
      strict: false,
      quick: false,
      subject: 'story',
      sizes: growths,
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

  it('measures stories that grow at the sizes that are named', () => {
    expect(runOptions(['--growth', '--sizes=1x1,100x10']).sizes).toEqual([
      { sections: 1, geometry: 1 },
      { sections: 100, geometry: 10 },
    ]);
  });

  it.each(['', '10', '0x1', '1x1,x'])('refuses "%s" as sizes', (sizes) => {
    expect(() => runOptions(['--growth', `--sizes=${sizes}`])).toThrow('must be like 10x1');
  });

  it('refuses to measure both at once', () => {
    expect(() => runOptions(['--growth', '--transport'])).toThrow('one at a time');
  });

  it('refuses an option that it does not know', () => {
    expect(() => runOptions(['--fast'])).toThrow("Unknown option '--fast'");
  });
});
