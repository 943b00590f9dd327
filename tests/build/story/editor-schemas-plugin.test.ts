import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { editorSchemasPlugin } from '../../../src/build/story/editor-schemas-plugin.ts';
import { storyStore } from '../../../src/build/story/story-store.ts';
import { ownProject } from '../fixture-project.ts';

const inProject = ownProject();
const written = async () => {
  const { configureServer } = editorSchemasPlugin(storyStore(inProject()));
  await (configureServer as unknown as () => Promise<void>)();
};

test('takes the place of a link among its schemas, and leaves what that leads to', async () => {
  writeFileSync(inProject('mine.json'), 'mine');
  mkdirSync(inProject('src/story/.schema'));
  symlinkSync(inProject('mine.json'), inProject('src/story/.schema/scenes.json'));
  await written();
  expect(readFileSync(inProject('mine.json'), 'utf8')).toBe('mine');
  const schema = readFileSync(inProject('src/story/.schema/scenes.json'), 'utf8');
  expect(schema).toContain('"properties"');
});

test('writes nothing into a folder that the one of its schemas is linked to', async () => {
  mkdirSync(inProject('elsewhere'));
  symlinkSync(inProject('elsewhere'), inProject('src/story/.schema'));
  await written();
  expect(readdirSync(inProject('elsewhere'))).toEqual([]);
});
