import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { importStory } from '../../../src/cli/import/import-story.ts';
import type { SceneSpec } from '../../../src/core/story/scene-spec.ts';
import { ownFolder } from '../../support/temporary-folder.ts';

const covered = { top: 0, right: 0, bottom: 0, left: 0 };
export const screen = { width: 1440, height: 900, covered };

/** Imports a story from these files, which throws unless it passes the check. */
export async function imported(
  files: Readonly<Record<string, string | Uint8Array>>,
  source = Object.keys(files)[0] ?? '',
) {
  const { root, remove } = await ownFolder();
  try {
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(dirname(join(root, 'source', name)), { recursive: true });
      writeFileSync(join(root, 'source', name), content);
    }
    await importStory(root, join('source', source), 'story');
    const read = (name: string) => readFileSync(join(root, 'story', name), 'utf8');
    const text = read('story.md');
    return {
      text,
      /** The text of each chapter, after its heading. */
      chapters: text
        .split(/^## /m)
        .slice(1, -1)
        .map((chapter) => {
          const [heading = '', ...lines] = chapter.split('\n');
          const [, title = '', id = ''] = /^(.*) \{#(.*)\}$/.exec(heading) ?? [];
          return { title, id, text: lines.join('\n').trim() };
        }),
      scenes: parse(read('scenes.yaml')) as Readonly<Record<string, SceneSpec>>,
      layers: parse(read('layers.yaml')) as Readonly<Record<string, unknown>>,
      report: read('IMPORT.md'),
    };
  } finally {
    await remove();
  }
}
