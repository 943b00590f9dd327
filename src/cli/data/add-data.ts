import type { StoryFolder } from '../../files/open-folder.ts';
import { AuthorError } from '../../files/story-error.ts';
import { layerFile } from '../../files/story-files.ts';
import { layersSchema } from '../../read/schema/layers.ts';
import { readYaml } from '../../read/yaml/read-yaml.ts';
import { soundStory } from '../new/begin-story.ts';
import { boundsOf, entriesOf } from '../new/story-of-shapes.ts';
import { allOrNone, type DataOptions, type OwnLayer, readData } from './own-layers.ts';

/**
 * Adds an author's files to a story as layers; entries in `layers.yaml` stay unchanged. Returns a report for the
 * author. @throws AuthorError if the files cannot be added; nothing is then written
 */
export const addData = (files: StoryFolder, paths: readonly string[], options?: DataOptions) =>
  allOrNone(async () => {
    const { layers, kept, notes } = await readData(files.root, paths, options);
    await soundStory('Any', layers);
    const output = new Map<string, string | Uint8Array>();
    for (const [to, bytes] of kept) output.set(files.inside(to), bytes);
    for (const { id, geojson } of layers) output.set(layerFile(files, id), geojson);
    for (const [file, content] of output) {
      const there = files.bytes(file);
      if (there && (typeof content === 'string' || !there.equals(content)))
        throw new AuthorError(
          `${file} is there already. Rename your file, or delete that one first.`,
        );
    }
    const before = files.text(files.layers);
    const text = withEntries(before, layers);
    readYaml(text, files.layers, layersSchema);
    if (text !== before) output.set(files.layers, text);
    files.write(output);
    const ids = layers.map(({ id }) => id).join(', ');
    const scene = `In ${files.scenes}, the scene of a section that speaks of it shows it:

  bounds: ${boundsOf(layers)}
  layers: [${ids}]`;
    const all = [...notes, `Written: ${[...output.keys()].join(', ')}.`].join('\n');
    return ids ? `${all}\n\n${scene}` : all;
  });

/** Adds an entry for each new layer to the text of `layers.yaml`, in the text's own line endings. */
function withEntries(text: string, layers: readonly OwnLayer[]): string {
  const isNew = ({ id }: OwnLayer) => !new RegExp(`^(['"]?)${id}\\1\\s*:`, 'm').test(text);
  const entries = entriesOf(layers.filter(isNew), text).map((entry) => `\n${entry}`);
  const added = (/\n$/.test(text) ? '' : '\n') + entries.join('');
  if (entries.length === 0) return text;
  return text + (text.includes('\r\n') ? added.replaceAll('\n', '\r\n') : added);
}
