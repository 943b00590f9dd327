import sharp, { type Sharp } from 'sharp';
import { readOwn } from '../files/own-file.ts';
import { attempt, type Problem } from '../files/story-error.ts';
import type { StoryFiles } from '../files/story-files.ts';

/** The story's icon, from the project's root. */
export const iconFile = ({ published }: Pick<StoryFiles, 'published'>): string =>
  `${published}/favicon.svg`;

/** Draws the story's icon, of so many pixels a side. @throws where it cannot be drawn. */
export const drawnIcon = (svg: Buffer, side: number): Sharp =>
  sharp(svg, { density: 72 * 16 }).resize(side, side);

const remedy = 'Save a square SVG there, 32 pixels wide and of a few plain shapes.';

/** Finds out, by drawing it, whether the icons that systems ask for can be made of the story's. */
export async function checkIcon(root: string, files: StoryFiles): Promise<Problem[]> {
  const file = iconFile(files);
  const svg = attempt(() => readOwn(root, files.folder, file)).value;
  const problem = svg ? await drawingFault(svg) : 'the icon of the story is not there.';
  return problem ? [{ file, problem, remedy }] : [];
}

async function drawingFault(svg: Buffer): Promise<string | undefined> {
  try {
    const { format } = await sharp(svg).metadata();
    if (format !== 'svg') return 'the icon of the story is no SVG.';
    await drawnIcon(svg, 16).raw().toBuffer();
    return undefined;
  } catch (error) {
    const [reason = ''] = (error as Error).message.split('\n');
    return `the icon of the story cannot be drawn: ${reason}.`;
  }
}
