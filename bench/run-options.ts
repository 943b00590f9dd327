import { parseArgs } from 'node:util';
import { type Growth, growths, parseSizes } from './growth/growth.ts';

/** What the benchmark's command line asks for. */
export interface RunOptions {
  /** Pairs measured after the warm-up. */
  readonly rounds: number;
  /** Whether a broken budget fails the run. */
  readonly strict: boolean;
  /** Whether the slow phone is left out, which takes most of the time. */
  readonly quick: boolean;
  /** What is measured: the story against other pages, stories that grow, or ways to send geometry. */
  readonly subject: 'story' | 'growth' | 'transport';
  /** The sizes at which stories that grow are measured. */
  readonly sizes: readonly Growth[];
}

/** @throws When an option is unknown, the rounds are not a whole number from 1, or a size is none. */
export function runOptions(args: readonly string[]): RunOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      rounds: { type: 'string', default: '3' },
      strict: { type: 'boolean', default: false },
      quick: { type: 'boolean', default: false },
      growth: { type: 'boolean', default: false },
      transport: { type: 'boolean', default: false },
      sizes: { type: 'string' },
    },
  });
  const rounds = Number(values.rounds);
  if (!Number.isInteger(rounds) || rounds < 1) {
    throw new Error(`--rounds=${values.rounds}: must be a whole number from 1.`);
  }
  const { strict, quick, growth, transport } = values;
  if (growth && transport) throw new Error('--growth, --transport: one at a time.');
  const subject = growth ? 'growth' : transport ? 'transport' : 'story';
  const sizes = values.sizes === undefined ? growths : parseSizes(values.sizes);
  return { rounds, strict, quick, subject, sizes };
}
