import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { importStory } from '../../../src/cli/import/import-story.ts';
import type { SceneSpec } from '../../../src/core/story/scene-spec.ts';

/** Imports a story of these files, and reads what was written; it has passed the check, or nothing was. */
export async function imported(
  files: Readonly<Record<string, string | Uint8Array>>,
  source = Object.keys(files)[0] ?? '',
) {
  const root = mkdtempSync(join(tmpdir(), 'import-'));
  try {
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(dirname(join(root, 'source', name)), { recursive: true });
      writeFileSync(join(root, 'source', name), content);
    }
    await importStory(root, join('source', source), 'story');
    const [text = '', scenes = '', layers = '', report = ''] = [
      'story.md',
      'scenes.yaml',
      'layers.yaml',
      'IMPORT.md',
    ].map((name) => readFileSync(join(root, 'story', name), 'utf8'));
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
      scenes: parse(scenes) as Readonly<Record<string, SceneSpec>>,
      layers: parse(layers) as Readonly<Record<string, unknown>>,
      report,
    };
  } finally {
    rmSync(root, { recursive: true });
  }
}
