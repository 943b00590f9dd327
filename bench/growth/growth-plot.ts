import { axisX, axisY, dot, line, plot, ruleY, text } from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import type { GrowthFigures, GrowthResult } from './measure-growth.ts';

const shown: readonly (readonly [figure: keyof GrowthFigures, name: string])[] = [
  ['build', 'build'],
  ['html', 'HTML'],
  ['bytes', 'bytes until ready'],
  ['map', 'map start to ready'],
  ['fine', 'fine map'],
  ['memory', 'page and workers'],
  ['own', 'own script a frame'],
];

const ways = [
  { what: 'sections', title: 'More sections' },
  { what: 'geometry', title: 'More vertices' },
] as const;

interface Point {
  readonly way: string;
  readonly times: number;
  readonly name: string;
  readonly ratio: number;
}

/**
 * How the costs of a story grow with its sections and with its geometry, each by itself and by the
 * cost at its first size, as an SVG with logarithmic scales.
 */
export function growthPlot(results: readonly GrowthResult[]): string {
  const points = ways.flatMap(({ what, title }) => pointsOf(results, what, title));
  const last = points.filter(
    (point) => !points.some((other) => isSameLine(point, other) && other.times > point.times),
  );
  const names = ways.flatMap(({ title }) => apart(last.filter(({ way }) => way === title)));
  const { document } = parseHTML('<html><body></body></html>');
  const drawn = plot({
    document,
    width: 760,
    height: 360,
    marginLeft: 48,
    marginRight: 130,
    fx: { label: null, domain: ways.map(({ title }) => title), padding: 0.5 },
    x: { type: 'log', domain: [1, 100], label: 'times as many' },
    y: { type: 'log', label: 'times the cost', grid: true, nice: true },
    marks: [
      axisX([1, 10, 100], { tickFormat: (times: number) => `${times} ×` }),
      axisY({ tickFormat: '~g', ticks: 5 }),
      ruleY([1]),
      line(points, { x: 'times', y: 'ratio', z: 'name', fx: 'way', stroke: 'name' }),
      dot(points, { x: 'times', y: 'ratio', fx: 'way', fill: 'name', r: 3 }),
      text(names, {
        x: 'times',
        y: 'at',
        fx: 'way',
        text: 'name',
        fill: 'name',
        textAnchor: 'start',
        dx: 8,
      }),
    ],
  });
  drawn.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  drawn.setAttribute('style', 'background: white; color: #23211d; font: 12px sans-serif');
  return drawn.outerHTML;
}

/** The least ratio between two names that do not touch. */
const leastRatio = 1.28;

/** Names at the ends of their lines, moved up where they would lie on each other. */
function apart(points: readonly Point[]): readonly (Point & { readonly at: number })[] {
  let below = 0;
  return [...points]
    .sort((a, b) => a.ratio - b.ratio)
    .map((point) => {
      below = Math.max(point.ratio, below * leastRatio);
      return { ...point, at: below };
    });
}

const isSameLine = (a: Point, b: Point): boolean => a.way === b.way && a.name === b.name;

function pointsOf(
  results: readonly GrowthResult[],
  what: 'sections' | 'geometry',
  way: string,
): readonly Point[] {
  const other = what === 'sections' ? 'geometry' : 'sections';
  const alone = results.filter(({ growth }) => growth[other] === 1);
  const [first] = alone;
  return alone.flatMap(({ growth, figures }) =>
    shown.flatMap(([figure, name]) => {
      const ratio = (figures[figure] ?? Number.NaN) / (first?.figures[figure] ?? Number.NaN);
      return ratio > 0 ? [{ way, times: growth[what], name, ratio }] : [];
    }),
  );
}
