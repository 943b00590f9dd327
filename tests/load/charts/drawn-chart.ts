import { parseHTML } from 'linkedom';
import { renderChart } from '../../../src/load/charts/figure.ts';
import { type Chart, readChart } from '../../../src/load/charts/read-charts.ts';
import { english as words } from '../../support/english.ts';

/** The words of a chart of any form, with what a form asks for beside them. */
export function yamlOf(form: string, columns: readonly string[], more: string): string {
  return `form: ${form}
title: Whales came back
measured: Whales seen from the ferry.
description: Marks that rise from left to right.
sources: [log]
notes: Nobody looked at night.
table: Whales seen
columns: [${columns.join(', ')}]
${more}
`;
}

export const chartOf = (yaml: string, csv: string): Chart =>
  readChart(yaml, 'whales.yaml', csv, 'whales.csv');

/** The HTML of a chart, with dates and numbers as in `locale`. */
export const chartHtml = (yaml: string, csv: string, locale = words.locale): string =>
  renderChart(
    'whales',
    chartOf(yaml, csv),
    { log: { title: 'Log', publisher: 'The Ferry', date: '2020' } },
    { ...words, locale },
  );

/** A chart's figure, as a browser reads it. */
export function drawnChart(yaml: string, csv: string, locale?: string): Element {
  const { document } = parseHTML(`<html><body>${chartHtml(yaml, csv, locale)}</body></html>`);
  return document.querySelector('figure') as Element;
}

/** The text of each element that fits. */
export function textsOf(figure: Element, selector: string): string[] {
  return [...figure.querySelectorAll(selector)].map(({ textContent }) => textContent ?? '');
}
