import { parseHTML } from 'linkedom';
import { renderChart } from '../../src/charts/figure.ts';
import { type Chart, readChart } from '../../src/charts/read-charts.ts';
import { english as words } from '../support/english.ts';

/** A chart's YAML, with the fields that only its form has. */
function yamlOf(form: string, columns: readonly string[], more: string): string {
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

/** Each form's table headings and CSV columns. */
export const shapes = {
  bars: [['Whale', 'Length'], 'name,value,layer,more'],
  columns: [['Year', 'Whales', 'Known'], 'date,value,note'],
  days: [['What', 'When'], 'name,from,to,filled'],
  dots: [['Where', 'Whales'], 'Where,Fewest,most,filled'],
  field: [['Where', 'Whales'], 'date,name,value,filled'],
  line: [['Year', 'Seen', 'What'], 'date,value,name,layer'],
  ranges: [['Year', 'Whales', 'Source'], 'from,to,least,most,certainty,source'],
  tally: [['Day', 'Seen', 'What', 'Where'], 'date,least,most,about,category,filled,place'],
} as const;

export const written = (
  form: keyof typeof shapes,
  more: string,
  ...rows: readonly string[]
): readonly [yaml: string, csv: string] => [
  yamlOf(form, shapes[form][0], more),
  [shapes[form][1], ...rows].join('\n'),
];

export const chartOf = (yaml: string, csv: string): Chart =>
  readChart(yaml, 'whales.yaml', csv, 'whales.csv');

export const chartHtml = (yaml: string, csv: string, locale = words.locale): string =>
  renderChart(
    'whales',
    chartOf(yaml, csv),
    { log: { title: 'Log', publisher: 'The Ferry', date: '2020' } },
    { ...words, locale },
  );

export function drawnChart(yaml: string, csv: string, locale?: string): Element {
  const { document } = parseHTML(`<html><body>${chartHtml(yaml, csv, locale)}</body></html>`);
  return document.querySelector('figure') as Element;
}

export const textsOf = (figure: Element, selector: string): string[] =>
  [...figure.querySelectorAll(selector)].map(({ textContent }) => textContent ?? '');
