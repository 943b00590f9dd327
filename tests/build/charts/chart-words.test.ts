import { describe, expect, test } from 'vitest';
import { readChartWords } from '../../../src/build/charts/chart-words.ts';

const good = `
arrivals:
  title: Arrivals peaked in 2009
  measured: People by year.
  description: Bars that rise and fall.
  sources: [unification]
  notes: The last year is whole.
  table: Arrivals by year
`;
const read = (yaml: string, known: readonly string[] = ['unification']) =>
  readChartWords(yaml, ['arrivals'], known, 'charts.yaml');

describe('readChartWords', () => {
  test('gives the words of each chart', () => {
    expect(read(good).arrivals).toMatchObject({
      title: 'Arrivals peaked in 2009',
      sources: ['unification'],
    });
  });

  test('names a source that the story does not have', () => {
    expect(() => read(good, ['cns'])).toThrow(
      'charts.yaml: "arrivals.sources": the source "unification" does not exist. Add it to the sources of the story or name another.',
    );
  });

  test('names a field that is empty', () => {
    expect(() => read(good.replace('People by year.', '""'))).toThrow(
      'charts.yaml: "arrivals.measured": must not be empty. A chart has a title, measured, description, sources, notes and table.',
    );
  });

  test('names a chart that has no words', () => {
    expect(() => read(good.replace('arrivals:', 'departures:'))).toThrow(
      'charts.yaml: "arrivals": must hold the words of the chart. A chart has a title, measured, description, sources, notes and table.',
    );
  });

  test('names the line at which the file is not YAML', () => {
    expect(() => read('arrivals:\n  title: One: two')).toThrow(
      /charts\.yaml: line 2: this is not YAML .* Quote values that hold a colon\./,
    );
  });
});
