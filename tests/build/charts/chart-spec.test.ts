import { describe, expect, test } from 'vitest';
import { readChartSpec } from '../../../src/build/charts/chart-spec.ts';
import { forms } from '../../../src/build/charts/forms/forms.ts';
import { yamlOf } from './drawn-chart.ts';

const good = yamlOf('bars', ['Year', 'Whales', 'Known'], 'given: logged\nderived: shared out');
const read = (yaml: string) => readChartSpec(yaml, forms, 'whales.yaml');
const fields =
  'A chart of the form "bars" has form, title, measured, description, sources, notes, table, columns, layer (may be left out), color (may be left out), given, derived.';

describe('readChartSpec', () => {
  test('gives the words of a chart, its form and where a field stands', () => {
    const { spec, form, place } = read(good);
    expect(spec).toMatchObject({ title: 'Whales came back', sources: ['log'] });
    expect(form).toBe(forms.bars);
    expect(place('measured')).toBe('line 3, "measured"');
  });

  test.each([
    [
      'an empty field',
      'Whales seen from the ferry.',
      '""',
      'line 3, "measured": must not be empty.',
    ],
    ['a field of another kind', 'Whales came back', '[a]', 'line 2, "title": must be text.'],
    ['a list without sources', '[log]', '[]', 'line 5, "sources": must name at least one source.'],
    ['an item of a list', '[log]', '[log, 5]', 'line 5, "sources.1": must be text.'],
    [
      'too few heads',
      '[Year, Whales, Known]',
      '[Year]',
      'line 8, "columns": must be the heads of 3 columns.',
    ],
    ['a field of the form', 'given: logged', 'given: 3', 'line 9, "given": must be text.'],
    ['a missing field', 'given: logged', '', 'line 1, "given": must be text.'],
  ])('names %s', (_, from, to, message) => {
    expect(() => read(good.replace(from, to))).toThrow(`whales.yaml: ${message} ${fields}`);
  });

  test('names a field that no chart of the form has', () => {
    expect(() => read(`${good}colour: sea\n`)).toThrow(
      `whales.yaml: line 11, "colour": nothing is called so. ${fields}`,
    );
  });

  test('names a form that there is not, and a file that names none', () => {
    const remedy = 'The forms of charts are "bars", "dots", "ranges", "ruler", "tally".';
    expect(() => read(good.replace('bars', 'pie'))).toThrow(
      `whales.yaml: line 1, "form": "pie" is no form. ${remedy}`,
    );
    for (const yaml of ['', 'title: x', '[a, b]', 'text']) {
      expect(() => read(yaml)).toThrow(`whales.yaml: line 1, "form": it is missing. ${remedy}`);
    }
    expect(() => read('form: constructor')).toThrow('"constructor" is no form.');
  });

  test('names the line at which the file is not YAML, or points elsewhere', () => {
    expect(() => read('form: bars\ntitle: One: two')).toThrow(
      /whales\.yaml: line 2, column \d+: this is not YAML .* Quote values that hold a colon\./,
    );
    expect(() => read('form: bars\ntitle: *one')).toThrow(
      'whales.yaml: line 2: a value that begins with "*" is an alias. Put the value in quotes.',
    );
  });
});
