import { type Charts, inspectCharts } from '../../src/load/charts/read-charts.ts';
import { StoryError } from '../../src/load/files/story-error.ts';

/** The charts of a folder; throws with every problem that was found. */
export async function readCharts(root: string, folder: string): Promise<Charts> {
  const { charts, problems } = await inspectCharts(root, folder, folder);
  if (problems.length > 0) throw new StoryError(problems);
  return charts;
}
