import { shellWord } from '../../load/geometry/other-format.ts';
import type { Imported, Remark } from './imported.ts';
import { cameraRemarks, type MadeStory } from './story-of-imported.ts';

/** `IMPORT.md`: what came over of each chapter, what was changed, and what has no counterpart. */
export function reportOf(
  story: Imported,
  { ids, remarks: ofLayers }: MadeStory,
  {
    path,
    folder,
    far,
  }: { readonly path: string; readonly folder: string; readonly far: readonly string[] },
): string {
  const whole = [...story.remarks, ...ofLayers];
  const chapters = story.chapters.map((chapter, i) => {
    const { title, text, camera, line, remarks, layers } = chapter;
    const came = [
      ...(title ? ['its title'] : []),
      ...(text ? ['its text'] : []),
      ...countOf(text.match(/(?<!!)\[[^\]]*\]\(/g), 'link'),
      ...countOf(text.match(/!\[[^\]]*\]\(/g), 'picture'),
      ...(camera ? ['its camera'] : []),
      ...countOf(Object.keys(layers), 'layer'),
    ];
    const other = [
      ...remarks,
      ...(camera ? cameraRemarks(camera) : []),
      ...(title
        ? []
        : [
            {
              is: 'changed',
              words: 'it had no title: its heading is from its id or number',
            } as const,
          ]),
    ];
    const place = line === undefined ? story.file : `${story.file}:${line}`;
    return [
      `## ${i + 1}. ${title || 'Without a title'}`,
      `\`${place}\` → \`#${ids[i]}\``,
      `Came over: ${came.join(', ') || 'nothing'}.`,
      listOf(other),
    ];
  });
  const other = folder === '.' ? '../with-pictures' : `${folder}-with-pictures`;
  const parts = [
    `# What came over`,
    `From \`${path}\` (${story.format}), ${story.chapters.length} chapters. Keep this file, or delete it: nothing reads it.`,
    ...(whole.length > 0 ? [listOf(whole)] : []),
    ...(far.length > 0
      ? [
          '## Pictures by address',
          `They are links in the text. To have them in the story, see whether you may use them, then import again into another folder, with what fetches them from there:`,
          `\`\`\`sh\nnpx story-map import ${shellWord(path)} ${shellWord(other)} --pictures\n\`\`\``,
          far.map((url) => `- <${url}>`).join('\n'),
        ]
      : []),
    ...chapters.flat(),
  ];
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}

const countOf = (found: readonly string[] | null, noun: string): readonly string[] =>
  found && found.length > 0 ? [`${found.length} ${noun}${found.length === 1 ? '' : 's'}`] : [];

const listOf = (remarks: readonly Remark[]): string =>
  remarks
    .map(({ is, words }) => `- ${is === 'lost' ? '**No counterpart**' : 'Changed'}: ${words}.`)
    .join('\n');
