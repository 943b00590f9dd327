import { mkdir, writeFile } from 'node:fs/promises';
import { resolve, sep } from 'node:path';
import type { Plugin } from 'vite';
import type { Inspection } from './load-story.ts';
import { labelsSchema } from './schema/labels.ts';
import { layersSchema } from './schema/layers.ts';
import { scenesSchema } from './schema/scenes.ts';
import { settingsSchema } from './schema/settings.ts';
import type { StoryStore } from './story-store.ts';
import { eachOf, type JsonSchema, toJsonSchema } from './yaml/json-schema.ts';

/**
 * JSON Schemas of a story's YAML files, by their names, from which an editor completes the names of
 * fields, and the ids of the story's own sections and layers.
 */
export function editorSchemas({
  sections,
  layers,
}: Inspection['ids']): Readonly<Record<string, JsonSchema>> {
  const layer = { enum: layers };
  const scenes = toJsonSchema(scenesSchema);
  const scene = eachOf(scenes) ?? {};
  const { properties: fields = {} } = scene;
  const shown = { anyOf: [layer, { type: 'object', propertyNames: layer, maxProperties: 1 }] };
  Object.assign(fields.layers ?? {}, { items: shown });
  for (const field of ['draw', 'fade', 'days']) {
    Object.assign(fields[field] ?? {}, { propertyNames: layer });
  }
  const labels = toJsonSchema(labelsSchema);
  for (const { properties } of eachOf(labels)?.anyOf ?? []) {
    Object.assign(properties?.layer ?? {}, layer);
  }
  return {
    scenes: {
      ...scenes,
      additionalProperties: false,
      properties: Object.fromEntries(sections.map((id) => [id, scene])),
    },
    layers: toJsonSchema(layersSchema),
    labels,
    settings: toJsonSchema(settingsSchema),
  };
}

/** Where the schemas are, in the story's folder; its YAML files name them in their first line. */
const folder = '.schema';

/**
 * Writes JSON Schemas of the story's files beside them while the story is worked on, so that an editor
 * completes ids and names. A folder that cannot be written to is left with those that it has.
 */
export function editorSchemasPlugin(store: StoryStore): Plugin {
  const at = resolve(store.root, store.files().folder, folder);
  const write = async () => {
    const { ids } = await store.read();
    await mkdir(at, { recursive: true });
    for (const [name, schema] of Object.entries(editorSchemas(ids))) {
      await writeFile(resolve(at, `${name}.json`), `${JSON.stringify(schema, null, 2)}\n`);
    }
  };
  const writeIfPossible = () => write().catch(() => undefined);
  return {
    name: 'editor-schemas',
    apply: 'serve',
    async configureServer() {
      await writeIfPossible();
      store.onSave((path) => {
        if (!path.startsWith(at + sep)) writeIfPossible();
      });
    },
  };
}
