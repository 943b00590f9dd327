import { getOrMake } from '../core/get-or-make.ts';
import {
  formatProblem,
  isWarning,
  type Position,
  type Problem,
  withoutFloods,
} from '../files/story-error.ts';
import type { StoryFiles } from '../files/story-files.ts';
import { jsonPositions } from '../read/geometry/check-geojson.ts';
import type { InspectedParts } from './inspect-parts.ts';

/** Locates problems by line and column, and sorts them: errors first, then by file, from top to bottom. */
export function inReadingOrder(read: InspectedParts, files: StoryFiles, all: readonly Problem[]) {
  const inJson = new Map<string, ReturnType<typeof jsonPositions>>();
  const positionOf = ({ file, line, path }: Problem): Partial<Position> => {
    const text = read.written[file];
    if (line !== undefined || path === undefined) return {};
    if (read.at[file]) return read.at[file](path);
    if (text === undefined) return {};
    return getOrMake(inJson, file, () => jsonPositions(text))(path);
  };
  const located = all.map((problem) => ({ ...problem, ...positionOf(problem) }));
  const once = new Map(located.map((problem) => [formatProblem(problem), problem]));
  const inOrder = (a: Problem, b: Problem): number =>
    Number(isWarning(a)) - Number(isWarning(b)) ||
    rank(a) - rank(b) ||
    a.file.localeCompare(b.file) ||
    (a.line ?? 0) - (b.line ?? 0) ||
    (a.column ?? 0) - (b.column ?? 0);
  const { folder, story, sources, scenes, layers, labels, settings, places } = files;
  const order = [folder, story, sources, scenes, layers, labels, settings, places];
  const rank = ({ file }: Problem): number => order.indexOf(file) + 1 || order.length + 1;
  return withoutFloods([...once.values()].sort(inOrder)).toSorted(inOrder);
}
