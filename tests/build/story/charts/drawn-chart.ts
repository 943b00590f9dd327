import { parseHTML } from 'linkedom';
import { renderChart, renderChartAgain } from '../../../../src/build/story/charts/figure.ts';
import { forms } from '../../../../src/build/story/charts/forms/forms.ts';
import type { Chart } from '../../../../src/build/story/charts/read-charts.ts';
import { readChartSpec, readRows } from '../../../../src/build/story/charts/read-charts.ts';
import { chartWords as words } from '../../../support/chart-words.ts';

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

/** The HTML of a chart. */
export function chartHtml(yaml: string, csv: string): string {
  const sources = { log: { title: 'Log', publisher: 'The Ferry', date: '2020' } };
  return renderChart('whales', readChart(yaml, csv), sources, words);
}

/** The HTML of a chart that has stood in the text before. */
export const chartAgainHtml = (yaml: string, csv: string): string =>
  renderChartAgain('whales', readChart(yaml, csv), words);

function readChart(yaml: string, csv: string): Chart {
  const spec = readChartSpec(yaml, forms, 'whales.yaml');
  const rows = readRows(csv, spec.form.row, 'whales.csv');
  return { ...spec, file: 'whales.yaml', rows };
}

/** A chart's figure, as a browser reads it. */
export function drawnChart(yaml: string, csv: string): Element {
  const { document } = parseHTML(`<html><body>${chartHtml(yaml, csv)}</body></html>`);
  return document.querySelector('figure') as Element;
}

/** The text of each element that fits. */
export function textsOf(figure: Element, selector: string): string[] {
  return [...figure.querySelectorAll(selector)].map(({ textContent }) => textContent ?? '');
}
