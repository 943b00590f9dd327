import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Plugin } from 'vite';
import { readStoryFile } from './files/read-story-file.ts';
import { storyFilesIn } from './files/story-files.ts';
import { labelsSchema } from './schema/labels.ts';
import { layersSchema } from './schema/layers.ts';
import { type MapData, readMapData } from './schema/map-data.ts';
import { scenesSchema } from './schema/scenes.ts';
import { settingsSchema } from './schema/settings.ts';
import { inspectText } from './text/inspect-text.ts';
import { eachOf, type JsonSchema, toJsonSchema } from './yaml/json-schema.ts';

/** What of a story its files name, where it can be read. */
interface Known {
  /** The ids of the text's sections. */
  readonly sections: readonly string[];
  readonly layers: MapData['layers'];
}

/**
 * JSON Schemas of a story's YAML files, by their names, from which an editor completes the names of
 * fields, and the ids of the story's own sections and layers.
 */
export function editorSchemas({ sections, layers }: Known): Readonly<Record<string, JsonSchema>> {
  const layer = { enum: layers.map(({ id }) => id) };
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
 * completes ids and names. A story that cannot be read, or a folder that cannot be written to, is left
 * with those that it has.
 */
export function editorSchemasPlugin(root: string): Plugin {
  const write = async () => {
    const files = storyFilesIn(root);
    const text = readStoryFile(root, files.story);
    const { sections: all } = inspectText(text, files.story, { citation: String });
    const sections = all.map(({ id }) => id).filter((id) => id !== '');
    const schemas = editorSchemas({ sections, layers: readMapData(root, files).layers });
    await mkdir(resolve(root, files.folder, folder), { recursive: true });
    for (const [name, schema] of Object.entries(schemas)) {
      const file = resolve(root, files.folder, folder, `${name}.json`);
      await writeFile(file, `${JSON.stringify(schema, null, 2)}\n`);
    }
  };
  const writeIfSound = () => write().catch(() => undefined);
  return {
    name: 'editor-schemas',
    apply: 'serve',
    async configureServer(server) {
      await writeIfSound();
      const own = resolve(root, storyFilesIn(root).folder);
      server.watcher.on('change', (file) => {
        const inStory = file.startsWith(own) && !file.startsWith(join(own, folder));
        if (inStory) writeIfSound();
      });
    },
  };
}
