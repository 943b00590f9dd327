import { expect, test } from 'vitest';
import { writeBesideEditor } from '../studio/server/write-beside-editor.ts';

const minutes = Number(process.env.MINUTES ?? 1);

/** An editor that has opened the file already and writes a moment later can lose a save: see `write-over.ts`. */
const mostLost = 1 / 1000;

test('the studio and an editor write one file for a minute, and of a thousand saves of the editor one is lost at most', async () => {
  const { lost, left, ...done } = await writeBesideEditor(minutes * 60_000);
  console.log({ lost, ...done });
  expect(left).toEqual(['scenes.yaml']);
  expect(lost).toBeLessThanOrEqual(Math.max(1, mostLost * done.saves));
});
