import { type Markish, type PlotOptions, plot, text } from '@observablehq/plot';
import { parseHTML } from 'linkedom';

/** The width, in its own units, that each chart is drawn at; the page scales it to the column. */
export const chartWidth = 350;

/** The size of a chart's text in its own units, where the column is narrow. */
const chartTextSize = 14;

const dropped = ['style', 'font-family', 'aria-label', 'aria-description', 'aria-hidden'];

/**
 * Draws a plot outside a browser and leaves in it only what a strict policy and a stylesheet can
 * live with: no style elements or attributes, no fixed size, colours by class, short numbers.
 */
export function plotSvg(options: PlotOptions): SVGSVGElement {
  const { document } = parseHTML('<html><body></body></html>');
  const drawn = plot({ width: chartWidth, className: 'plot', ...options, document });
  const svg = drawn.matches('svg') ? drawn : drawn.querySelector('svg');
  if (!svg) throw new Error('The plot holds no SVG. Leave out its title, caption and legends.');
  for (const style of svg.querySelectorAll('style')) style.remove();
  for (const element of [svg, ...svg.querySelectorAll('*')]) tidy(element);
  svg.removeAttribute('width');
  svg.removeAttribute('height');
  svg.setAttribute('font-size', String(chartTextSize));
  return svg as SVGSVGElement;
}

/** Draws marks that stand in the chart's own units, from its top left corner. */
export function plotInUnits(height: number, marks: readonly Markish[]): SVGSVGElement {
  return plotSvg({
    height: Math.ceil(height),
    margin: 0,
    x: { type: 'identity', axis: null, domain: [0, chartWidth] },
    y: { type: 'identity', axis: null, domain: [0, height] },
    marks: [...marks],
  });
}

/** The ink of a mark that has the colour of the text around the chart. */
export const ink = 'currentColor';

/** Words that begin at a place in the chart's own units. */
export function write(words: string, x: number, y: number, className: string): Markish {
  return text([words], { x: [x], y: [y], textAnchor: 'start', fill: ink, className });
}

function tidy(element: Element): void {
  for (const name of dropped) element.removeAttribute(name);
  for (const { name, value } of [...element.attributes]) {
    element.setAttribute(
      name,
      value.replace(/-?\d+\.\d{2,}/g, (long) => `${+(+long).toFixed(1)}`),
    );
  }
}
