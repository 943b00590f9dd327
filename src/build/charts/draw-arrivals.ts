import { axisX, type BarYOptions, barY, type Markish, ruleY, text } from '@observablehq/plot';
import type { Arrival } from './arrival.ts';
import { formatCount } from './format-count.ts';
import { gridlines } from './gridlines.ts';
import { plotSvg } from './plot-svg.ts';

const ink = 'currentColor';
const names = 38;
const ticksEvery = 5;
const bracketGap = 110;
const lineHeight = 15;

/** Arrivals as a bar a year: hollow where derived; the peak, the last and the derived named. */
export function drawArrivals(arrivals: readonly Arrival[]): SVGSVGElement {
  const first = arrivals[0]?.year ?? 0;
  const peak = arrivals.reduce((a, b) => (b.arrivals > a.arrivals ? b : a));
  const named = arrivals.filter((row) => row === peak || row === arrivals.at(-1));
  const derived = arrivals.filter(({ given }) => given === 'derived');
  const given = arrivals.filter((row) => row.given === 'table');
  return plotSvg({
    height: 220,
    marginTop: 20,
    marginRight: 10,
    marginBottom: 24,
    marginLeft: 0,
    x: { type: 'band', domain: arrivals.map(({ year }) => year), padding: 0, insetLeft: names },
    y: { type: 'linear', domain: [0, 3000], axis: null },
    marks: [
      ...gridlines([1000, 2000, 3000], ['1,000', '2,000', '3,000']),
      bars(given, { fill: ink, className: 'filled' }),
      bars(derived, { fill: 'none', stroke: ink, className: 'hollow' }),
      axisX(
        arrivals.map(({ year }) => year).filter((year) => (year - first) % ticksEvery === 0),
        { tickSize: 4, tickFormat: String, label: null },
      ),
      ...sumLabel(derived),
      ...named.map((row) => countLabel(row, arrivals)),
    ],
  });
}

function bars(arrivals: readonly Arrival[], look: BarYOptions): Markish {
  return barY(arrivals, { x: 'year', y: 'arrivals', insetLeft: 1.5, insetRight: 1.5, ...look });
}

/** A bar's number, above it and above the bars beside it. */
function countLabel(row: Arrival, arrivals: readonly Arrival[]): Markish {
  const near = arrivals.filter(({ year }) => Math.abs(year - row.year) <= 1);
  const y = Math.max(...near.map((other) => other.arrivals));
  return text([formatCount(row.arrivals)], { x: [row.year], y: [y], dy: -9, className: 'label' });
}

/** A bracket over the years that a table gives as one sum, with that sum. */
function sumLabel(derived: readonly Arrival[]): Markish[] {
  const [first] = derived;
  const last = derived.at(-1);
  if (!first || !last) return [];
  const sum = derived.reduce((total, { arrivals }) => total + arrivals, 0);
  const y = Math.max(...derived.map(({ arrivals }) => arrivals)) + bracketGap;
  const words = [`in ${derived.length} years`, formatCount(sum)];
  return [
    ruleY([y], { x1: first.year, x2: last.year, className: 'bracket' }),
    ...words.map((line, index) =>
      text([line], {
        x: [derived[Math.floor(derived.length / 2)]?.year ?? first.year],
        y: [y],
        dy: -9 - index * lineHeight,
        className: 'label',
      }),
    ),
  ];
}
