import { dot, type Markish, type PlotOptions, text } from '@observablehq/plot';
import type { Firing } from './firing.ts';
import { type FiringRow, firingRows } from './firing-rows.ts';
import { firingCount, firingDay, firingKind } from './firing-words.ts';
import { groupMarks } from './group-marks.ts';
import { chartWidth, plotSvg } from './plot-svg.ts';

const measure = { perLine: 20, lineHeight: 9, rowHeight: 21, quiet: 60 } as const;
const firstColumn = 50;
const radius = 3.5;
const ink = 'currentColor';
const labelLine = 17;

/**
 * Firings as rows of discs, a disc a round: filled where ballistic, dashed where the sources
 * differ on the count. The marks of each day are in one group with that day as `data-firing`.
 */
export function drawFirings(firings: readonly Firing[]): SVGSVGElement {
  const rows = firingRows(firings, measure);
  const last = rows.at(-1);
  const lines = last?.rounds.at(-1)?.line ?? 0;
  const height = (last?.y ?? 0) + lines * measure.lineHeight + measure.rowHeight / 2;
  const options: PlotOptions = {
    height: Math.ceil(height),
    margin: 0,
    x: { type: 'identity', axis: null, domain: [0, chartWidth] },
    y: { type: 'identity', axis: null, domain: [0, height] },
    marks: rows.flatMap(rowMarks),
  };
  return groupMarks(plotSvg(options), 'firing');
}

function rowMarks(row: FiringRow): Markish[] {
  const { firing, y } = row;
  const name = `firing-${firing.date}`;
  const quiet = row.quietDays === undefined ? [] : [quietLabel(row.quietDays, y)];
  const discs = (certain: boolean, look: string): Markish =>
    dot(
      row.rounds.filter((round) => round.certain === certain),
      {
        x: ({ column }) => firstColumn + column * measure.lineHeight,
        y: ({ line }) => y + line * measure.lineHeight,
        r: radius,
        fill: firing.ballistic ? ink : 'none',
        stroke: ink,
        ...(certain ? {} : { strokeDasharray: '1.8 1.6' }),
        className: `${name} ${look}`,
      },
    );
  return [
    ...quiet,
    text([firingDay(firing)], {
      x: 0,
      y,
      textAnchor: 'start',
      className: `${name} day`,
      fill: ink,
    }),
    discs(true, firing.ballistic ? 'filled' : 'hollow'),
    discs(false, 'hollow unsure'),
    rowLabel(row, `${name} label`),
  ];
}

function rowLabel({ firing, rounds, y }: FiringRow, className: string): Markish {
  const columns = Math.min(rounds.length, measure.perLine);
  const tall = rounds.length > 2 * measure.perLine;
  const words = [firingCount(firing), firingKind(firing)];
  return text(tall ? words : [words.join(' ')], {
    x: firstColumn + columns * measure.lineHeight + 1,
    y: (_: string, index: number) => y + index * labelLine,
    textAnchor: 'start',
    className,
    fill: ink,
  });
}

function quietLabel(days: number, y: number): Markish {
  return text([`none counted for ${days} days`], {
    x: firstColumn - radius,
    y: y - measure.rowHeight,
    textAnchor: 'start',
    className: 'quiet',
    fill: ink,
  });
}
