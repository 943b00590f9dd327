import { describe, expect, it } from 'vitest';
import { sentences } from '../../src/proof/fault.ts';
import { runChecks } from '../../src/proof/run-checks.ts';

const fault = {
  file: 'scenes.yaml',
  place: 'section "fiji"',
  problem: 'it is cut.',
  remedy: 'Move.',
};

describe('a run of checks', () => {
  it('tells of each check as it ends, and returns what all of them found', async () => {
    const lines: string[] = [];
    const found = await runChecks(
      [
        [{ name: 'frames', run: async () => ({ problems: [fault] }) }],
        [{ name: 'print', run: async () => ({ problems: [], note: '4 pages' }) }],
      ],
      (line) => lines.push(line),
    );
    expect(found).toEqual([fault]);
    expect(lines.sort()).toEqual(['✓ print, 4 pages, 0 s', '✗ frames, 0 s']);
  });

  it('goes on after a check that could not be made, and tells of it', async () => {
    const found = await runChecks(
      [
        [
          { name: 'frames', run: () => Promise.reject(new Error('The browser is gone.\n at x')) },
          { name: 'print', run: async () => ({ problems: [fault] }) },
        ],
      ],
      () => undefined,
    );
    expect(sentences(found)[0]).toContain(
      'frames: it could not be looked at: The browser is gone.',
    );
    expect(found).toContainEqual(fault);
  });
});
