import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Command, readCommandLine, UsageError } from '../../src/cli/command-line.ts';
import { commands } from '../../src/cli/commands.ts';

const run = async () => 0;
const some: Readonly<Record<string, Command>> = {
  build: {
    does: 'writes the page',
    operands: ['[FOLDER]'],
    options: {
      base: { value: 'PATH', does: 'is where it is served' },
      quiet: { does: 'says little' },
    },
    run,
  },
  new: { does: 'begins a story', operands: ['FOLDER', '[FILE…]'], run },
};

const read = (...args: readonly string[]) => readCommandLine('map', some, args);
const given = (...args: readonly string[]) => {
  const asked = read(...args);
  if ('help' in asked) throw new Error(asked.help);
  return asked.given;
};
const help = (...args: readonly string[]) => {
  const asked = read(...args);
  return 'help' in asked ? asked.help : '';
};

describe('a command line', () => {
  it('gives operands, flags and values in any order', () => {
    for (const args of [
      ['../a', '--quiet', '--base', '/b/'],
      ['--base=/b/', '../a', '--quiet'],
    ]) {
      expect(given('build', ...args)).toEqual({
        operands: ['../a'],
        flags: new Set(['quiet']),
        values: { base: '/b/' },
      });
    }
  });

  it('gives a value as it was written, also where it begins with a minus', () => {
    const value = fc.string({ minLength: 1 }).filter((text) => !/^--./.test(text));
    fc.assert(
      fc.property(value, (written) => {
        const { values, operands } = given('build', 'a', '--base', written, '--quiet');
        expect([values.base, operands]).toEqual([written, ['a']]);
      }),
    );
  });

  it.each([
    [['biuld'], 'map biuld: there is no such command. Did you mean "build"?'],
    [['toString'], 'map toString: there is no such command. Write map --help'],
    [['new'], 'map new: FOLDER is missing. Write map new FOLDER [FILE…].'],
    [['build', 'a', 'b'], 'map build: "b" is too much. Write map build [FOLDER].'],
    [['build', '--bas', '/'], 'map build: there is no option --bas. Did you mean "--base"?'],
    [['new', 'a', '--base', '/'], 'map new: there is no option --base. Write map new --help'],
    [['build', '--quiet=yes'], 'map build: --quiet takes no value. Write it without "yes".'],
    [['build', '--base'], 'map build: --base needs a value: --base PATH.'],
    [['build', '--base', '--quiet'], 'map build: --base needs a value: --base PATH.'],
    [['build', '-q'], 'map build: there is no option -q.'],
    [[], 'map COMMAND [FOLDER] [--options]'],
  ])('%j: %s', (args, message) => {
    expect(() => read(...args)).toThrow(UsageError);
    expect(() => read(...args)).toThrow(message);
  });

  it('asks for help with all commands, or with one whatever else stands there', () => {
    expect(help('--help')).toMatch(/^ {2}new FOLDER \[FILE…\] {2}begins a story$/m);
    expect(help('build', 'a', 'b', '-h')).toMatch(/^ {2}--base PATH {2}is where it is served$/m);
  });
});

describe('the commands', () => {
  it('each say what they do, and every option, in lines that a terminal shows whole', () => {
    for (const name of [undefined, ...Object.keys(commands)]) {
      const asked = readCommandLine('story-map', commands, [...(name ? [name] : []), '--help']);
      const lines = ('help' in asked ? asked.help : '').split('\n');
      expect(lines.length).toBeGreaterThan(2);
      for (const line of lines) expect(line.length, line).toBeLessThanOrEqual(100);
    }
  });
});
