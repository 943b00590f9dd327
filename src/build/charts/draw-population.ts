import { axisX, dot, lineY, type Markish, ruleX, ruleY, text } from '@observablehq/plot';
import { gridlines } from './gridlines.ts';
import { plotSvg } from './plot-svg.ts';
import type { Population } from './population.ts';
import { populationLabels } from './population-labels.ts';

const radius = 3.5;
const capWidth = 0.5;
const openEnd = 200_000;
const ink = 'currentColor';

/**
 * How many people lived somewhere, as accounts of different kinds: the figures of the source that
 * gives most of them as filled discs joined by a line, those of others as hollow discs, and
 * figures that differ as bars from the least to the most.
 */
export function drawPopulation(accounts: readonly Population[]): SVGSVGElement {
  const main = mainSource(accounts);
  const single = accounts.filter(({ least, most }) => least === most);
  const labels = populationLabels(accounts);
  return plotSvg({
    height: 240,
    marginTop: 12,
    marginRight: 8,
    marginBottom: 24,
    marginLeft: 8,
    x: { type: 'linear', domain: [1909, 1945.5] },
    y: { type: 'linear', domain: [0, 2_200_000], axis: null },
    marks: [
      ...gridlines([1_000_000, 2_000_000], ['1 million', '2 million']),
      axisX([1910, 1920, 1930, 1940], { tickSize: 4, tickFormat: String, label: null }),
      ...series(single.filter(({ source }) => source === main)),
      ...others(single.filter(({ source }) => source !== main)),
      ...ranges(accounts.filter(({ least, most }) => least !== most)),
      ...labels.map(({ words, x, y, ...place }) =>
        text([words], { x: [x], y: [y], ...place, className: 'label' }),
      ),
    ],
  });
}

/** One source's figures, joined; one for a span of years stands in its middle, with the span. */
function series(accounts: readonly Population[]): Markish[] {
  const spans = accounts.filter(({ from, to }) => from !== to);
  const place = { x: ({ from, to }: Population) => (from + to) / 2, y: 'most' };
  return [
    lineY(accounts, { ...place, className: 'joined' }),
    ruleY(spans, { x1: 'from', x2: 'to', y: 'most', className: 'joined' }),
    dot(accounts, { ...place, r: radius, fill: ink, stroke: ink, className: 'filled' }),
  ];
}

/** Figures of other sources, with a dashed rise above those that give a least number only. */
function others(accounts: readonly Population[]): Markish[] {
  const open = accounts.filter(({ certainty }) => certainty === 'over');
  const y2 = ({ least }: Population): number => least + openEnd;
  return [
    ruleX(open, { x: 'from', y1: 'least', y2, strokeDasharray: '2 2', className: 'open' }),
    dot(accounts, { x: 'from', y: 'most', r: radius, stroke: ink, className: 'hollow' }),
  ];
}

/** Bars with caps from the least figure to the most. */
function ranges(accounts: readonly Population[]): Markish[] {
  const caps = accounts.flatMap(({ from, least, most }) => [least, most].map((y) => ({ from, y })));
  const x1 = ({ from }: { readonly from: number }): number => from - capWidth;
  const x2 = ({ from }: { readonly from: number }): number => from + capWidth;
  return [
    ruleX(accounts, { x: 'from', y1: 'least', y2: 'most', className: 'range' }),
    ruleY(caps, { x1, x2, y: 'y', className: 'range' }),
  ];
}

/** The source that gives the most figures. */
function mainSource(accounts: readonly Population[]): string | undefined {
  const counts = new Map<string, number>();
  for (const { source } of accounts) counts.set(source, (counts.get(source) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}
