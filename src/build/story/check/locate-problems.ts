import { formatProblem, isWarning, type Problem } from '../files/story-error.ts';
import type { StoryFiles } from '../files/story-files.ts';
import type { GeometryFiles } from '../geometry/read-geojson.ts';
import { jsonPosition } from '../yaml/json-position.ts';
import type { Position } from '../yaml/position.ts';

/** Where the value at a path of a file stands, by the file's name. */
export type Positions = Readonly<Record<string, (path: readonly PropertyKey[]) => Position>>;

/**
 * Problems as their reader goes through them: each with its line and column where its values have one,
 * told once, errors first, file by file from top to bottom.
 */
export function locateProblems(
  problems: readonly Problem[],
  files: StoryFiles,
  yaml: Positions,
  geometry: GeometryFiles,
): readonly Problem[] {
  const located = problems.map((problem) => ({
    ...problem,
    ...positionOf(problem, yaml, geometry),
  }));
  const once = new Map(located.map((problem) => [formatProblem(problem), problem]));
  const order: readonly string[] = Object.values(files);
  const rank = ({ file }: Problem): number => order.indexOf(file) + 1 || order.length + 1;
  return [...once.values()].sort(
    (a, b) =>
      Number(isWarning(a)) - Number(isWarning(b)) ||
      rank(a) - rank(b) ||
      a.file.localeCompare(b.file) ||
      (a.line ?? 0) - (b.line ?? 0) ||
      (a.column ?? 0) - (b.column ?? 0),
  );
}

function positionOf(
  { file, line, path }: Problem,
  yaml: Positions,
  geometry: GeometryFiles,
): Partial<Position> {
  const text = geometry[file];
  if (line !== undefined || path === undefined) return {};
  return yaml[file]?.(path) ?? (text === undefined ? {} : jsonPosition(text, path));
}
