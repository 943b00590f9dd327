import { describe, expect, test } from 'vitest';
import { forms } from '../../../../src/build/story/charts/forms/forms.ts';
import { readChartSpec } from '../../../../src/build/story/charts/read-charts.ts';
import { yamlOf } from './drawn-chart.ts';

const good = yamlOf('bars', ['Year', 'Whales', 'Known'], 'given: logged\nderived: shared out');
const read = (yaml: string) => readChartSpec(yaml, forms, 'whales.yaml');
const fields =
  'A chart of the form "bars" has form, title, measured, description, sources, notes, table, columns, layer (may be left out), color (may be left out), given, derived.';
const given = 'What belongs there: what the table calls a value that a source gives.';

describe('readChartSpec', () => {
  test('gives the words of a chart, its form and where a field stands', () => {
    const { spec, form, place } = read(good);
    expect(spec).toMatchObject({ title: 'Whales came back', sources: ['log'] });
    expect(form).toBe(forms.bars);
    expect(place('measured')).toEqual({ line: 3, column: 11, place: '"measured"' });
  });

  test.each([
    [
      'an empty field',
      'Whales seen from the ferry.',
      '""',
      ':3:1  "measured": must not be empty. It is "". What belongs there: a line under the title: what is measured.',
    ],
    [
      'a field of another kind',
      'Whales came back',
      '[a]',
      ':2:8  "title": must be text. It is ["a"]. What belongs there: its finding, in a sentence.',
    ],
    [
      'a list without sources',
      '[log]',
      '[]',
      ':5:10  "sources": must name at least one source. It is []. What belongs there: the ids of its sources.',
    ],
    [
      'an item of a list',
      '[log]',
      '[log, 5]',
      `:5:16  "sources.1": must be text. It is 5. ${fields}`,
    ],
    [
      'too few heads',
      '[Year, Whales, Known]',
      '[Year]',
      ':8:10  "columns": must be the heads of 3 columns. It is ["Year"]. What belongs there: the heads of the columns of its table.',
    ],
    [
      'a field of the form',
      'given: logged',
      'given: 3',
      `:9:8  "given": must be text. It is 3. ${given}`,
    ],
    ['a missing field', 'given: logged', '', `:1:1  "given": it is missing. ${given}`],
  ])('names %s', (_, from, to, message) => {
    expect(() => read(good.replace(from, to))).toThrow(`whales.yaml${message}`);
  });

  test('names a field that no chart of the form has', () => {
    expect(() => read(`${good}colour: sea\n`)).toThrow(
      'whales.yaml:11:1  "colour": there is no field "colour". Did you mean "color"?',
    );
  });

  test('names a form that there is not, and a file that names none', () => {
    const remedy = 'Known are "bars", "dots", "ranges", "ruler", "tally".';
    expect(() => read(good.replace('bars', 'pie'))).toThrow(
      `whales.yaml:1:7  "form": there is no form "pie". ${remedy}`,
    );
    for (const yaml of ['', 'title: x', '[a, b]', 'text']) {
      expect(() => read(yaml)).toThrow(`whales.yaml:1:1  "form": the form is missing. ${remedy}`);
    }
    expect(() => read('form: constructor')).toThrow('there is no form "constructor".');
  });

  test('names the line at which the file is not YAML, or points elsewhere', () => {
    expect(() => read('form: bars\ntitle: One: two')).toThrow(
      'whales.yaml:2:8  the value holds a colon and stands without quotes. Write title: "One: two".',
    );
    expect(() => read('form: bars\ntitle: *one')).toThrow(
      'whales.yaml:2:8  a value that begins with "*" is an alias. Put the value in quotes.',
    );
  });
});
