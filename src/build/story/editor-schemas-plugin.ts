import { mkdir, writeFile } from 'node:fs/promises';
import { resolve, sep } from 'node:path';
import type { Plugin } from 'vite';
import { editorSchemas } from './editor-schemas.ts';
import type { StoryStore } from './story-store.ts';

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
