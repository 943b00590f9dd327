import type { Plugin } from 'vite';
import { orNothing } from '../files/story-error.ts';
import { schemas } from '../files/story-folder.ts';
import { labelsSchema } from '../read/schema/labels.ts';
import { layersSchema } from '../read/schema/layers.ts';
import { scenesSchema } from '../read/schema/scenes.ts';
import { settingsSchema } from '../read/schema/settings.ts';
import { toJsonSchema } from '../read/yaml/json-schema.ts';
import type { StoryStore } from './story-store.ts';

const schemaOf = {
  labels: labelsSchema,
  layers: layersSchema,
  scenes: scenesSchema,
  settings: settingsSchema,
};

/** Returns the JSON Schemas by which editors complete a story's YAML, as [file name, text]. */
export const editorSchemas = (): readonly (readonly [name: string, text: string])[] =>
  Object.entries(schemaOf).map(([name, schema]) => [
    `${name}.json`,
    `${JSON.stringify(toJsonSchema(schema), null, 2)}\n`,
  ]);

/** Writes the schemas when the dev server starts; an unwritable folder keeps the ones that it has. */
export const editorSchemasPlugin = ({ files }: StoryStore): Plugin => ({
  name: 'editor-schemas',
  apply: 'serve',
  configureServer() {
    const folder = files();
    const texts = editorSchemas().map(
      ([name, text]) => [folder.inside(`${schemas}/${name}`), text] as const,
    );
    orNothing(() => folder.write(new Map(texts)));
  },
});
