import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { z } from 'zod';
import { readSources } from '../parse/read-sources.ts';
import { storyFiles } from '../parse/story-files.ts';
import type { RenderChart } from '../render/render-section.ts';
import { arrivalRow } from './arrival.ts';
import { arrivalsTable } from './arrivals-table.ts';
import { chartFiles } from './chart-files.ts';
import { readChartWords } from './chart-words.ts';
import type { DataTable } from './data-table.ts';
import { drawArrivals } from './draw-arrivals.ts';
import { drawFirings } from './draw-firings.ts';
import { drawPopulation } from './draw-population.ts';
import { firingRow } from './firing.ts';
import { firingsTable } from './firings-table.ts';
import { populationRow } from './population.ts';
import { populationTable } from './population-table.ts';
import { readRows } from './read-rows.ts';
import { renderChart } from './render-chart.ts';

/** The name of a chart, as the text calls it. */
export type ChartName = keyof typeof chartFiles.data;

/**
 * The story's charts by name, each as a function that reads its data anew and gives the HTML of
 * the inside of its figure.
 *
 * @param root The project's root.
 * @throws StoryError, each chart when it is drawn, where its data or its words are not sound.
 */
export function storyCharts(root: string): Readonly<Record<ChartName, RenderChart>> {
  const read = (file: string): string => readFileSync(resolve(root, file), 'utf8');
  const chart =
    <Shape extends z.ZodRawShape>(name: ChartName, kind: ChartKind<Shape>): RenderChart =>
    ({ locale }) => {
      const sources = readSources(read(storyFiles.sources), storyFiles.sources);
      const ids = Object.keys(sources);
      const words = readChartWords(read(chartFiles.words), [name], ids, chartFiles.words)[name];
      const file = chartFiles.data[name];
      const rows = readRows(read(file), kind.row, file);
      return renderChart({
        name,
        words,
        svg: kind.draw(rows),
        table: kind.table(rows),
        sources,
        locale,
      });
    };
  return {
    firings: chart('firings', { row: firingRow, draw: drawFirings, table: firingsTable }),
    'koreans-in-manchuria': chart('koreans-in-manchuria', {
      row: populationRow,
      draw: drawPopulation,
      table: populationTable,
    }),
    arrivals: chart('arrivals', { row: arrivalRow, draw: drawArrivals, table: arrivalsTable }),
  };
}

/** How one chart's rows are read, drawn and told. */
interface ChartKind<Shape extends z.ZodRawShape> {
  readonly row: z.ZodObject<Shape, z.core.$strict>;
  readonly draw: (rows: readonly z.infer<z.ZodObject<Shape>>[]) => SVGSVGElement;
  readonly table: (rows: readonly z.infer<z.ZodObject<Shape>>[]) => DataTable;
}
