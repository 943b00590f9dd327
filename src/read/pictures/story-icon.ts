import sharp, { type Sharp } from 'sharp';
import type { StoryFiles } from '../../files/story-files.ts';

export const iconFile = ({ published }: Pick<StoryFiles, 'published'>): string =>
  `${published}/favicon.svg`;

/** Draws the story's icon, `side` pixels wide and high. @throws Error if it cannot be drawn. */
export const drawnIcon = (svg: Buffer, side: number): Sharp =>
  sharp(svg, { density: 72 * 16 }).resize(side, side);
