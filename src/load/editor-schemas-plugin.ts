import { resolve, sep } from 'node:path';
import type { Plugin } from 'vite';
import { inFolder } from './files/story-files.ts';
import { schemas } from './files/story-folder.ts';
import { writeWhole } from './files/write-whole.ts';
import type { Inspection } from './load-story.ts';
import { labelsSchema } from './schema/labels.ts';
import { layersSchema } from './schema/layers.ts';
import { scenesSchema } from './schema/scenes.ts';
import { settingsSchema } from './schema/settings.ts';
import type { StoryStore } from './story-store.ts';
import { eachOf, type JsonSchema, toJsonSchema } from './yaml/json-schema.ts';

/** JSON Schemas of a story's YAML files, from which an editor completes fields and the story's own ids. */
export function editorSchemas({
  sections,
  layers,
}: Inspection['ids']): Readonly<Record<string, JsonSchema>> {
  const layer = { enum: layers };
  const scenes = toJsonSchema(scenesSchema);
  const scene = eachOf(scenes) ?? {};
  const fields = scene.anyOf?.find(({ properties }) => properties)?.properties ?? {};
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

/** Writes the schemas of a story into its folder. */
function writeEditorSchemas(root: string, folder: string, ids: Inspection['ids']): void {
  const texts = Object.entries(editorSchemas(ids)).map(([name, schema]): [string, string] => [
    inFolder(folder, `${schemas}/${name}.json`),
    `${JSON.stringify(schema, null, 2)}\n`,
  ]);
  writeWhole(root, folder, new Map(texts));
}

/** Writes the schemas while the story is edited; a folder that cannot be written to keeps those it has. */
export function editorSchemasPlugin(store: StoryStore): Plugin {
  const { folder } = store.files();
  const at = inFolder(folder, schemas);
  const write = async () => {
    const { ids } = await store.read();
    if (ids.sections.length > 0) writeEditorSchemas(store.root, folder, ids);
  };
  const writeIfPossible = () => write().catch(() => undefined);
  return {
    name: 'editor-schemas',
    apply: 'serve',
    async configureServer() {
      await writeIfPossible();
      store.onSave((path) => {
        if (!path.startsWith(resolve(store.root, at) + sep)) writeIfPossible();
      });
    },
  };
}
