import type { Problem } from '../../core/story/problem.ts';
import type { Section } from '../parse/story.ts';

/** Finds charts that the text calls for and that nothing draws. */
export function checkCharts(
  sections: readonly Section[],
  known: readonly string[],
  file: string,
): Problem[] {
  const remedy =
    known.length > 0
      ? `The charts are ${known.map((name) => `"${name}"`).join(', ')}.`
      : 'No chart is known to the build.';
  return sections.flatMap(({ parts }) =>
    parts.flatMap((part) => {
      if (part.kind !== 'chart' || known.includes(part.name)) return [];
      const problem = `the chart "${part.name}" does not exist.`;
      return [{ file, place: `line ${part.line}`, problem, remedy }];
    }),
  );
}
