import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inEdition, runChecks } from '../../src/proof/test-story.ts';
import { sentences } from '../../src/proof/tested-story.ts';

const fault = { file: 'scenes.yaml', problem: 'it is cut.', remedy: 'Move.' };

describe('a run of checks', () => {
  it('tells of each as it ends, goes on after one that could not be made, and returns all that was found', async () => {
    const lines: string[] = [];
    const found = await runChecks(
      [
        [
          { name: 'frames', run: () => Promise.reject(new Error('The browser is gone.\n at x')) },
          { name: 'legend', run: async () => ({ problems: [fault] }) },
        ],
        [{ name: 'print', run: async () => ({ problems: [], note: '4 pages' }) }],
      ],
      (line) => lines.push(line),
    );
    const gone = {
      place: 'frames',
      problem: 'the check failed: The browser is gone.',
    };
    expect(found).toEqual([expect.objectContaining(gone), fault]);
    expect(lines.sort()).toEqual(['✓ print, 4 pages, 0 s', '✗ frames, 0 s', '✗ legend, 0 s']);
  });
});

it('a fault of a translation’s page says whose it is, also beside the same fault of the original’s', () => {
  const cut = { ...fault, place: 'section "fiji"' };
  expect(sentences([inEdition(cut), inEdition(cut, 'fr'), inEdition(fault, 'fr')])).toEqual([
    'scenes.yaml  section "fiji": it is cut. Move.',
    'scenes.yaml  fr, section "fiji": it is cut. Move.',
    'scenes.yaml  fr: it is cut. Move.',
  ]);
});

it('test:story of a story that is not sound tells what its check tells, and leaves nothing behind', () => {
  const folder = mkdtempSync(join(tmpdir(), 'unsound-'));
  const [story, temporary] = [join(folder, 'story'), join(folder, 'tmp')];
  for (const each of [story, temporary]) mkdirSync(each);
  writeFileSync(join(story, 'scenes.yaml'), 'fiji:\n  bounds: [0, 0, 200, 0]\n');
  const run = ['--import', 'tsx', 'src/cli/bin.ts', 'test'];
  const { status, stderr, stdout } = spawnSync(process.execPath, run, {
    env: { ...process.env, STORY: story, TMPDIR: temporary },
    encoding: 'utf8',
  });
  expect(status).toBe(1);
  expect(stderr).toContain('The story has');
  expect(stderr).toMatch(/story\/story\.md/);
  expect(stderr).not.toMatch(/^\s+at /m);
  expect(stdout).toBe('');
  expect(readdirSync(temporary).filter((name) => !name.startsWith('tsx-'))).toEqual([]);
  rmSync(folder, { recursive: true });
});

it('test:story says that there is no browser before it builds', () => {
  const run = ['--import', 'tsx', 'src/cli/bin.ts', 'test', 'examples/starter'];
  const { status, stderr, stdout } = spawnSync(process.execPath, run, {
    env: { ...process.env, CHROMIUM_PATH: join(tmpdir(), 'nowhere') },
    encoding: 'utf8',
  });
  expect(status).toBe(1);
  expect(stderr).toContain('No Chromium starts here.');
  expect(stdout).toBe('');
});
