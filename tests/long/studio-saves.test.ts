import { expect, test } from 'vitest';
import { writeBesideEditor } from '../studio/server/write-beside-editor.ts';

const minutes = Number(process.env.MINUTES ?? 1);

test('the studio and an editor write one file for a minute, and no save of the editor is lost', async () => {
  const { lost, left, ...done } = await writeBesideEditor(minutes * 60_000);
  console.log(done);
  expect({ lost, left }).toEqual({ lost: 0, left: ['scenes.yaml'] });
});
