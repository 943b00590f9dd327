import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { chartColors, renderChartAgain } from '../../src/charts/figure.ts';
import { forms } from '../../src/charts/read-charts.ts';
import { english as words } from '../support/english.ts';
import { plainLayer } from '../support/plain-layer.ts';
import { chartHtml, chartOf, drawnChart, textsOf, written } from './drawn-chart.ts';

const made: Readonly<Record<string, readonly [yaml: string, csv: string]>> = {
  bars: written('bars', 'unit: m', 'Blue whale,30,,', 'Orca,8,sea,and a fin'),
  columns: written('columns', 'color: sea', '1990,2,estimated', '1991,4,', '1992,9,'),
  days: written('days', '', 'Seen,1990-05-01,1990-05-01,yes', 'A storm,1990-05-02,1990-05-04,no'),
  dots: written('dots', 'each: 10', 'Seen in the bay,25,25,yes', 'Heard,4,4,no'),
  field: written('field', 'perLine: 10', '1990,Seen in the bay,25,yes', ',Heard,4,no'),
  line: written('line', '', '1990,4,Whales,sea', '1992,9,Whales,sea', '1991,2,Seals,'),
  ranges: written('ranges', '', '1950,1950,4,4,counted,A', '1960,1960,5,9,between,B'),
  tally: written('tally', 'filled: young\nlayer: sightings', '2020-01-02,3,5,no,orcas,yes,Bay'),
};

test('the test cases cover every form of chart', () => {
  expect(Object.keys(made)).toEqual(Object.keys(forms));
});

describe.each(Object.keys(made))('a "%s" chart', (form) => {
  const [yaml, csv] = made[form] ?? ['', ''];
  const html = chartHtml(yaml, csv);
  const figure = drawnChart(yaml, csv);

  test('shows its finding, measure, named drawing, source and table', () => {
    const texts = (selector: string) => textsOf(figure, selector);
    expect(figure.firstElementChild?.localName).toBe('figcaption');
    expect(texts('figcaption p')).toEqual(['Whales came back', 'Whales seen from the ferry.']);
    const svg = figure.querySelector('svg');
    expect(svg?.getAttribute('role')).toBe('img');
    expect(svg?.getAttribute('viewBox')).toMatch(/^0 0 350 \d+$/);
    const labels = '_chart_whales_title _chart_whales_description';
    expect(svg?.getAttribute('aria-labelledby')).toBe(labels);
    expect(texts('#_chart_whales_title')).toEqual(['Whales came back']);
    expect(texts('#_chart_whales_description')).toEqual(['Marks that rise from left to right.']);
    expect(texts('svg text').length).toBeGreaterThan(1);
    expect(figure.querySelector('.chart-source a')?.getAttribute('href')).toBe('#_source_log');
    expect(texts('.chart-source')).toEqual(['Source: The Ferry, 2020.']);
  });

  test('repeats only its finding and drawing when the text shows it again', () => {
    const html = renderChartAgain('whales', chartOf(yaml, csv), words);
    const { document } = parseHTML(`<html><body>${html}</body></html>`);
    const again = document.querySelector('figure') as Element;
    expect(textsOf(again, 'figcaption')).toEqual(['Whales came back']);
    expect(again.querySelector('svg')?.getAttribute('aria-label')).toBe(
      'Marks that rise from left to right.',
    );
    expect(again.querySelectorAll('[id], table, a')).toHaveLength(0);
  });

  test('contains no script, styles or colours', () => {
    expect(html).not.toMatch(/<(style|script)\b|\s(style|on\w+)=/i);
    const paints = [...html.matchAll(/ (?:fill|stroke)="([^"]+)"/g)].map(([, paint]) => paint);
    expect(new Set([...paints, 'none'])).toEqual(new Set(['currentColor', 'none']));
  });

  test('has one table row with a header for each row of data', () => {
    const rows = [...figure.querySelectorAll('details.data tbody tr')];
    expect(rows).toHaveLength(csv.trim().split('\n').length - 1);
    expect(textsOf(figure, 'caption')).toEqual(['Whales seen']);
    const heads = figure.querySelectorAll('thead th[scope="col"]');
    for (const row of rows) expect(row.children).toHaveLength(heads.length);
    expect(figure.querySelectorAll('tbody th[scope="row"]')).toHaveLength(rows.length);
    expect(textsOf(figure, 'td.number')).toHaveLength(rows.length);
  });
});

test('a chart names the layer to which it is tied, if any', () => {
  const tied = (form: string) =>
    drawnChart(...(made[form] as [string, string])).getAttribute('data-layer');
  expect(tied('tally')).toBe('sightings');
  expect(tied('columns')).toBeNull();
});

test.each([
  ['bars', ['a,0,,']],
  ['bars', ['a,-3,,', 'b,,,', 'c,0.5,,']],
  ['bars', [`a,9000000,,${'and more '.repeat(9)}`]],
  ['columns', ['1990,0,']],
  ['columns', ['1990,-9000000,', '2020,5,estimated', '2021,,']],
  ['columns', [`${'a long name '.repeat(9)},7,`, 'b,7,']],
  ['dots', ['Bay,0,0,yes']],
  ['field', [',Bay,0,yes']],
  ['dots', ['Bay,1.5,,', 'Fjord,1234.56,,', 'Sea,,,']],
  ['line', ['1990,0,Whales,']],
  ['line', ['1990-01-01,1000,Whales,', '1990-02-01,,Whales,', '1991-01-01,1000.001,Whales,']],
  ['ranges', ['1950,1950,0,0,counted,A']],
  ['tally', ['2020-01-02,0,0,no,orcas,yes,Bay']],
])('%s are drawn from any numbers: %j', (form, rows) => {
  const [yaml, csv] = made[form] ?? ['', ''];
  const [head] = csv.split('\n');
  expect(chartHtml(yaml, [head, ...rows].join('\n'))).not.toMatch(/NaN|undefined|Infinity|="-/);
});

test('a chart escapes its words and the names of its layers', () => {
  const odd = '"<b>&</b>"';
  const [yaml, csv] = written('bars', 'unit: m', `<b>A</b>,1,<b>"">,`);
  const oddYaml = yaml.replaceAll(/(title|measured|notes|table): .*/g, `$1: '${odd}'`);
  const figure = drawnChart(oddYaml, csv);
  expect(figure.querySelector('b')).toBeNull();
  expect(textsOf(figure, '.chart-title')).toEqual([odd]);
  expect(chartHtml(yaml, csv)).not.toContain('<b>');
});

test('marks take the colour of the layer they name, or else of the layer to which the chart is tied', () => {
  const columns = (more: string) =>
    chartOf(`${made.columns?.[0].replace('color: sea', more)}`, made.columns?.[1] ?? '');
  const [plain, tied] = [columns(''), columns('layer: seas')];
  const charts = { plain, tied, tinted: columns('layer: seas\ncolor: land') };
  expect(chartColors(charts, [])).toBe(
    '[data-chart="tied"]{--chart-color:var(--layer-seas)}[data-chart="tinted"]{--chart-color:var(--layer-land)}',
  );
});

test('marks with layers take the colours and dashes of those layers', () => {
  const rows = 'name,value,layer,more\nA,3,north,\nB,2,south,\nC,1,,\n';
  const north = plainLayer('north', 'route', { dash: 'dashed' });
  const layers = [north, plainLayer('south', 'route'), plainLayer('east', 'route')];
  expect(chartColors({ bars: chartOf(made.bars?.[0] ?? '', rows) }, layers)).toBe(
    '.plot .of-north{--mark-color:var(--layer-north);--mark-dash:9.6 4.8}.plot .of-south{--mark-color:var(--layer-south)}',
  );
});
