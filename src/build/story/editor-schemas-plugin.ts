import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Plugin } from 'vite';
import { editorSchemas } from './editor-schemas.ts';
import { readStoryFile } from './files/read-story-file.ts';
import { storyFilesIn } from './files/story-files.ts';
import { readMapData } from './map-data.ts';
import { inspectText } from './text/inspect-text.ts';

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
