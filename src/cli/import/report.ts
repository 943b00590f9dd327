import { countOf } from '../../files/story-error.ts';
import { quoteForShell } from '../../read/geometry/read-geometry.ts';
import { changed, type Imported, type Remark, when } from './imported.ts';
import { linkable } from './markdown-of.ts';
import { cameraRemarks, type MadeStory } from './story-of-imported.ts';

/** Writes `IMPORT.md`: what was imported of each chapter, what was changed, and what has no counterpart. */
export function reportOf(
  story: Imported,
  { ids, remarks: ofLayers }: MadeStory,
  to: { readonly path: string; readonly folder: string; readonly far: readonly string[] },
): string {
  const { path, folder, far } = to;
  const whole = [...story.remarks, ...ofLayers];
  const chapters = story.chapters.map((chapter, i) => {
    const { title, text, camera, file = story.file, line, remarks, layers } = chapter;
    const count = (mark: RegExp): number => text.match(mark)?.length ?? 0;
    const pictures = count(/(?<!\\)!\[/g);
    const came = [
      title && 'its title',
      text && 'its text',
      someOf(count(/(?<!\\)\]\(/g) - pictures, 'link'),
      someOf(pictures, 'picture'),
      camera && 'its camera',
      someOf(Object.keys(layers).length, 'layer'),
    ];
    const other = [
      ...remarks,
      ...(camera ? cameraRemarks(camera) : []),
      ...when(!title, changed('it had no title: its heading is from its id or number')),
    ];
    const place = line === undefined ? file : `${file}:${line}`;
    return [
      `## ${i + 1}. ${lineOf(title) || 'Without a title'}`,
      `${lineOf(`\`${place}\``)} → \`#${ids[i]}\``,
      `Came over: ${came.filter(Boolean).join(', ') || 'nothing'}.`,
      listOf(other),
    ];
  });
  const other = folder === '.' ? '../with-pictures' : `${folder}-with-pictures`;
  const parts = [
    `# What came over`,
    `${lineOf(`From \`${path}\``)} (${story.format}), ${someOf(story.chapters.length, 'chapter')}. Keep this file, or delete it: nothing reads it.`,
    ...(whole.length > 0 ? [listOf(whole)] : []),
    ...(far.length > 0
      ? [
          '## Pictures by address',
          `They are links in the text. To have them in the story, see whether you may use them, then import again into another folder, with what fetches them from there:`,
          `\`\`\`sh\nnpx story-map import ${quoteForShell(path)} ${quoteForShell(other)} --pictures\n\`\`\``,
          far.map((url) => `- <${linkable(url)}>`).join('\n'),
        ]
      : []),
    ...chapters.flat(),
  ];
  return removeKeys(`${parts.filter(Boolean).join('\n\n')}\n`);
}

const someOf = (count: number, noun: string) => (count > 0 ? countOf(count, noun) : '');

function listOf(remarks: readonly Remark[]): string {
  const lines = remarks.map(
    ({ is, words }) => `- ${is === 'lost' ? '**No counterpart**' : 'Changed'}: ${lineOf(words)}.`,
  );
  return [...new Set(lines)].join('\n');
}

function lineOf(words: string): string {
  const line = words.slice(0, 600).replaceAll(/[\s\p{Cc}]+/gu, ' ');
  const parts = line.split('`');
  const escaped = (part: string): string =>
    part.replaceAll(/\\(\W)/g, '$1').replaceAll(/[\\*_~[\]<>|]/g, '\\$&');
  const isCode = (i: number): boolean => i % 2 === 1 && i < parts.length - 1;
  return parts.map((part, i) => (isCode(i) ? part && `\`${part}\`` : escaped(part))).join('');
}

const removeKeys = (text: string): string =>
  text
    .replaceAll(/\b[ps]k\.[\w-]{8,}(\.[\w-]+)*/g, '…')
    .replaceAll(/((?:token|key|secret|password)(?:=|["`]+:\s?["`]+))[^&\s"`<>)]+/gi, '$1…');
