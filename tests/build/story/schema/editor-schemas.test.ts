import { expect, test } from 'vitest';
import { editorSchemas } from '../../../../src/build/story/editor-schemas-plugin.ts';
import { layers } from '../../../support/this-story.ts';

const schemas = editorSchemas({ sections: ['one', 'two'], layers: layers.map(({ id }) => id) });

test('an editor is told the sections and the layers that the story has', () => {
  expect(Object.keys(schemas.scenes?.properties ?? {})).toEqual(['one', 'two']);
  const scene = JSON.stringify(schemas.scenes);
  for (const { id } of layers) expect(scene).toContain(`"${id}"`);
});

test('an editor is told what each field is for', () => {
  expect(JSON.stringify(schemas.scenes)).toContain('crosses the 180th meridian');
  expect(JSON.stringify(schemas.settings)).toContain('How far a reader may take');
});

test('the labels name layers of the story alone', () => {
  expect(JSON.stringify(schemas.labels)).toContain(layers[0]?.id);
});
