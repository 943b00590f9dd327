import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { csvFormatRows } from 'd3-dsv';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { forms } from '../../../../src/build/story/charts/forms/forms.ts';
import { attempt, formatProblem } from '../../../../src/build/story/files/story-error.ts';
import { readCharts } from '../../../support/read-charts.ts';
import { chartOf, yamlOf } from './drawn-chart.ts';

const bars = yamlOf('bars', ['Year', 'Whales', 'Known'], 'given: logged\nderived: shared out');
const years = 'date,value,derived\n1990,2,no\n';
const tally = yamlOf('tally', ['Day', 'Seen', 'What', 'Where'], 'filled: with young');
const head = 'date,least,most,about,category,filled,place';
const days = (...rows: string[]): string => [head, ...rows, ''].join('\n');

const problemsOf = (yaml: string, csv: string): string[] =>
  attempt(() => chartOf(yaml, csv)).problems.map(formatProblem);

describe('the charts of a folder', () => {
  test('are found by the names of their files, and their problems are told together', async () => {
    const root = await mkdtemp(join(tmpdir(), 'charts-'));
    const write = (file: string, text: string) => writeFile(join(root, 'charts', file), text);
    await mkdir(join(root, 'charts'));
    for (const name of ['whales', 'seals']) {
      await write(`${name}.yaml`, bars);
      await write(`${name}.csv`, years);
    }
    await write('notes.txt', 'not a chart');
    expect(Object.keys(await readCharts(root, 'charts'))).toEqual(['seals', 'whales']);
    expect(await readCharts(root, 'elsewhere')).toEqual({});

    await write('lone.csv', years);
    await write('bare.yaml', bars);
    await write('Odd name.yaml', bars);
    await write('wrong.yaml', bars);
    await write('wrong.csv', years.replace('1990', '90'));
    await expect(readCharts(root, 'charts')).rejects.toThrow(`The story has 4 problems.
charts/Odd name.yaml  its name: "Odd name" cannot be a chart. Use small letters, digits and hyphens.
charts/bare.csv  the file does not exist. Write the rows of the chart whose words are in charts/bare.yaml.
charts/lone.yaml  the file does not exist. Write the words of the chart, its form first, whose rows are in charts/lone.csv.
charts/wrong.csv:2:1  "date": "90" cannot be drawn. It must be a year such as 1920.`);
    await rm(root, { recursive: true });
  });
});

describe('the words of a chart', () => {
  const fields =
    'A chart of the form "bars" has form, title, measured, description, sources, notes, table, columns, layer (may be left out), color (may be left out), given, derived.';
  const given = 'What belongs there: what the table calls a value that a source gives.';
  const known = 'Known are "bars", "dots", "ranges", "ruler", "tally".';

  test('are read with the form and where each field stands', () => {
    const { spec, form, place } = chartOf(bars, years);
    expect(spec).toMatchObject({ title: 'Whales came back', sources: ['log'] });
    expect(form).toBe(forms.bars);
    expect(place('measured')).toEqual({ line: 3, column: 11, place: '"measured"' });
  });

  test.each([
    [
      ['Whales seen from the ferry.', '""'],
      ':3:1  "measured": must not be empty. It is "". What belongs there: a line under the title: what is measured.',
    ],
    [
      ['Whales came back', '[a]'],
      ':2:8  "title": must be text. It is ["a"]. What belongs there: its finding, in a sentence.',
    ],
    [
      ['[log]', '[]'],
      ':5:10  "sources": must name at least one source. It is []. What belongs there: the ids of its sources.',
    ],
    [['[log]', '[log, 5]'], `:5:16  "sources.1": must be text. It is 5. ${fields}`],
    [
      ['[Year, Whales, Known]', '[Year]'],
      ':8:10  "columns": must be the heads of 3 columns. It is ["Year"]. What belongs there: the heads of the columns of its table.',
    ],
    [['given: logged', 'given: 3'], `:9:8  "given": must be text. It is 3. ${given}`],
    [['given: logged', ''], `:1:1  "given": it is missing. ${given}`],
    [
      ['derived:', 'colour: sea\nderived:'],
      ':10:1  "colour": there is no field "colour". Did you mean "color"?',
    ],
    [['form: bars', 'form: pie'], `:1:7  "form": there is no form "pie". ${known}`],
    [['form: bars', 'form: constructor'], `:1:7  "form": there is no form "constructor". ${known}`],
    [['Whales came back', '*one'], ':2:8  a value that begins with "*" is an alias.'],
  ])('are refused with %j', ([from = '', to = ''], message) => {
    const [problem, ...others] = problemsOf(bars.replace(from, to), years);
    expect(problem).toContain(`whales.yaml${message}`);
    expect(others).toEqual([]);
  });

  test.each(['', 'title: x', '[a, b]', 'text'])('of %j name no form', (yaml) => {
    expect(problemsOf(yaml, years)).toEqual([
      `whales.yaml:1:1  "form": the form is missing. ${known}`,
    ]);
  });

  test('are refused where a field does not go with the rows', () => {
    const dots = yamlOf('dots', ['Where', 'Whales'], 'each: 2');
    expect(problemsOf(dots, 'name,value,filled\nBay,24000000,yes\n')).toEqual([
      'whales.yaml:9:7  "each": 24000000 would be more than 1000 dots. Make it 24000 or more.',
    ]);
  });
});

describe('the rows of a chart', () => {
  test('are what their cells mean', () => {
    const row = '2019-06-26,3,4,no,orcas,yes,"Bay, uncertain"';
    expect(chartOf(tally, days(row)).rows).toEqual([
      {
        date: '2019-06-26',
        least: 3,
        most: 4,
        about: false,
        category: 'orcas',
        filled: true,
        place: 'Bay, uncertain',
      },
    ]);
  });

  test.each([
    [
      days('26 June,3,about 3,no,orcas,yes,'),
      [
        ':2:1  "date": "26 June" cannot be drawn. It must be a day such as 2014-07-14.',
        ':2:11  "most": "about 3" cannot be drawn. It must be a whole number without separators, such as 459427.',
        ':2:32  "place": "" cannot be drawn. It must be some words.',
      ],
    ],
    [
      days('2019-06-31,3,2,perhaps,orcas,yes,Bay'),
      [
        ':2:1  "date": "2019-06-31" cannot be drawn. It must be a day such as 2014-07-14.',
        ':2:16  "about": "perhaps" cannot be drawn. It must be "yes" or "no".',
      ],
    ],
    [
      days('2019-06-30,3,2,no,orcas,yes,Bay'),
      [':2:14  "most": "2" cannot be drawn. It must be no less than "least".'],
    ],
    ['date,least\n2019-06-26,3\n', [`:1:1  the columns are "date,least". Make them "${head}".`]],
    [`${head}\n`, [':2:1  there is no data. Write one line for each row.']],
  ])('are refused with each wrong cell at its place: %j', (csv, messages) => {
    expect(problemsOf(tally, csv)).toEqual(messages.map((message) => `whales.csv${message}`));
  });

  test('are refused at the very cell, also behind quotes and lines within them', () => {
    const text = fc.stringMatching(/^[a-c",\n][a-c",\n ]{0,6}$/);
    const rows = fc.array(fc.tuple(text, text), { minLength: 1 });
    fc.assert(
      fc.property(rows, (cells) => {
        const told = cells.map(([what, where]) => [
          '2019-06-26',
          '1',
          '1',
          'no',
          `${what}.`,
          'maybe',
          `${where}.`,
        ]);
        const csv = csvFormatRows([head.split(','), ...told]);
        const lines = csv.split('\n');
        const { problems } = attempt(() => chartOf(tally, csv));
        expect(problems).toHaveLength(cells.length);
        for (const { line = 0, column = 0 } of problems) {
          expect(lines[line - 1]?.slice(column - 1)).toMatch(/^maybe,/);
        }
      }),
    );
  });
});
