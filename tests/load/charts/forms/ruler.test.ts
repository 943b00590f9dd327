import { describe, expect, test } from 'vitest';
import { drawnChart, textsOf, yamlOf } from '../drawn-chart.ts';

const ruler = (look: string, ...rows: string[]): Element =>
  drawnChart(
    yamlOf('ruler', ['Whale', 'Length'], `unit: m\n${look}`),
    `name,value,layer,more\n${rows.join('\n')}\n`,
  );
const number = (line: Element | null | undefined, name: string): number =>
  Number(line?.getAttribute(name));
const ends = (figure: Element, selector: string): [from: number, to: number][] =>
  [...figure.querySelectorAll(`${selector} line`)].map((line) => [
    number(line, 'x1'),
    number(line, 'x2'),
  ]);

describe('a ruler', () => {
  test('sets lengths to one scale from a common left edge', () => {
    const lines = ends(ruler('', 'Blue,30,,', 'Orca,6,,', 'Minke,9,,'), '.lines');
    expect(lines.map(([from]) => from)).toEqual([0, 0, 0]);
    const [blue = 0, orca = 0, minke = 0] = lines.map(([, to]) => to);
    expect(blue / orca).toBeCloseTo(5, 1);
    expect(blue / minke).toBeCloseTo(30 / 9, 1);
  });

  test('names each, and follows it with its figure, all within the drawing', () => {
    const figure = ruler('', 'Blue whale,12000,,', 'Orca,6,,');
    expect(textsOf(figure, '.label text')).toEqual(['Blue whale', '12,000 m', 'Orca', '6 m']);
    const [[, end] = [0, 0]] = ends(figure, '.lines');
    expect(end).toBeGreaterThan(350 / 2);
    expect(end + '12,000 m'.length * 7.6).toBeLessThan(350);
    expect(textsOf(figure, 'td')).toEqual(['12,000 m', '6 m']);
  });

  test.each([
    ['m', 7.6],
    ['톤', 14],
    ['公里', 28],
  ])('leaves room for a figure in "%s"', (unit, width) => {
    const figure = drawnChart(
      yamlOf('ruler', ['Whale', 'Length'], `unit: ${unit}`),
      'name,value,layer,more\nBlue whale,578000,,\n',
    );
    const [[, end] = [0, 0]] = ends(figure, '.lines');
    expect(end).toBeGreaterThan(350 / 2);
    expect(end + '578,000 '.length * 7.6 + width).toBeLessThan(351);
  });

  test('marks the lines of layers with them, for their colour and dash, and no others', () => {
    const figure = ruler('', 'Blue,30,sea,', 'Orca,6,,');
    expect(figure.querySelectorAll('.of-sea.lines line')).toHaveLength(1);
    expect(figure.querySelectorAll('[class^="of-"].lines')).toHaveLength(1);
  });

  test('has bars in place of lines where the words say so, which end in no stroke', () => {
    const figure = ruler('look: bars', 'Blue,30,,');
    expect(figure.querySelectorAll('.bars line')).toHaveLength(1);
    expect(figure.querySelectorAll('.cap')).toHaveLength(0);
    expect(ruler('', 'Blue,30,,').querySelectorAll('.cap line')).toHaveLength(1);
  });

  test('goes on dashed where there is more than was measured, and says so, from nothing too', () => {
    const figure = ruler('', 'Blue,30,,', 'Orca,0,,and a fin');
    const [, [, zero] = [0, 0]] = ends(figure, '.lines');
    expect(zero).toBe(0);
    expect(ends(figure, '.more')).toEqual([[0, 34]]);
    expect(textsOf(figure, '.figure text')).toEqual(['30 m', '0 m, and a fin']);
    expect(textsOf(figure, 'td')).toEqual(['30 m', '0 m, and a fin']);
  });
});
