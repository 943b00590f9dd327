import { mkdirSync, symlinkSync } from 'node:fs';
import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { openFolder } from '../../../src/files/open-folder.ts';
import { editorSchemas, editorSchemasPlugin } from '../../../src/load/editor-schemas-plugin.ts';
import { storyStore } from '../../../src/load/story-store.ts';
import { scenesSchema } from '../../../src/read/schema/scenes.ts';
import { readYaml } from '../../../src/read/yaml/read-yaml.ts';
import { ownProject } from '../../support/fixture-project.ts';

const sceneWith = (parts: object) => {
  const yaml = stringify({ 'to-laos': { bounds: [98, 17, 130, 45], ...parts } });
  return readYaml(yaml, 'scenes.yaml', scenesSchema).scenes['to-laos'];
};

test('a scene lists its layers, and gives faint layers their opacity', () => {
  const { layers } = sceneWith({ layers: ['jilin', { 'route-laos': 0.5 }] }) ?? {};
  expect(layers).toEqual({ jilin: 1, 'route-laos': 0.5 });
  expect(sceneWith({})?.layers).toEqual({});
});

test('a scene gives a layer one day, or its first and last day', () => {
  const camps = ['2014-02', '2014-07'];
  const { days } = sceneWith({ days: { sites: '2014-07-14', camps } }) ?? {};
  expect(days).toEqual({ sites: ['2014-07-14', '2014-07-14'], camps });
});

test('the schemas tell an editor what each field is for', () => {
  const { 'scenes.json': scenes, 'settings.json': settings } = Object.fromEntries(editorSchemas());
  expect(scenes).toContain('crosses the 180th meridian');
  expect(settings).toContain('within which a reader may move');
});

const inProject = ownProject();

test('replaces a link among its schemas, and leaves the link’s target alone', () => {
  inProject.write('mine.json', 'mine');
  mkdirSync(inProject('src/story/.schema'));
  symlinkSync(inProject('mine.json'), inProject('src/story/.schema/scenes.json'));
  const { configureServer } = editorSchemasPlugin(storyStore(openFolder(inProject())));
  (configureServer as unknown as () => void)();
  expect(inProject.read('mine.json')).toBe('mine');
  expect(inProject.read('src/story/.schema/scenes.json')).toContain('"properties"');
});
