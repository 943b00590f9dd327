import { afterEach, describe, expect, it, vi } from 'vitest';
import { openFolder } from '../../src/files/open-folder.ts';
import { inEdition, runChecks, testStory } from '../../src/proof/test-story.ts';
import { sentences } from '../../src/proof/tested-story.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
const fault = { file: 'scenes.yaml', problem: 'it is cut.', remedy: 'Move.' };

it('runChecks reports each check as it ends, continues after a failed one, and returns all problems', async () => {
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
  const gone = { place: 'frames', problem: 'the check failed: The browser is gone.' };
  expect(found).toEqual([expect.objectContaining(gone), fault]);
  expect(lines.sort()).toEqual(['✓ print, 4 pages, 0 s', '✗ frames, 0 s', '✗ legend, 0 s']);
});

it('a translation’s problem names its language, even next to the same problem of the original', () => {
  const cut = { ...fault, place: 'section "fiji"' };
  expect(sentences([inEdition(cut), inEdition(cut, 'fr'), inEdition(fault, 'fr')])).toEqual([
    'scenes.yaml  section "fiji": it is cut. Move.',
    'scenes.yaml  fr, section "fiji": it is cut. Move.',
    'scenes.yaml  fr: it is cut. Move.',
  ]);
});

describe('test:story', () => {
  const build = vi.fn();
  const log = vi.fn();
  afterEach(() => {
    expect(build).not.toHaveBeenCalled();
    expect(log).not.toHaveBeenCalled();
  });

  it('reports the problems of an unsound story', async () => {
    folder.write('scenes.yaml', 'fiji:\n  bounds: [0, 0, 200, 0]\n');
    await expect(testStory(openFolder('.', folder()), build, log)).rejects.toThrow(
      /^The story has[\s\S]*story\.md/,
    );
  });

  it('reports a missing browser and what to install, before it builds', async () => {
    vi.stubEnv('CHROMIUM_PATH', '/not/there');
    await expect(testStory(openFolder('.', 'examples/starter'), build, log)).rejects.toThrow(
      /^No Chromium starts here\. Install one, .* \/not\/there \(CHROMIUM_PATH\): .*doesn't exist/s,
    );
    vi.unstubAllEnvs();
  });
});
