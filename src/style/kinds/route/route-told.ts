import { readRoute } from '../../../core/route/route.ts';
import { routeProgress } from '../../../core/route/route-progress.ts';
import type { ToldLayer, ToldWords } from '../kind.ts';
import { listed, nameOf, ownWords, toldNumber } from '../told-words.ts';

/**
 * What is told of a route: where it calls, how long it is, whether it is schematic, and from where on
 * it is not drawn. The gaps of the layer's own words are `{line}`, `{name}`, `{from}`, `{through}`,
 * `{to}`, `{length}` and `{leapFrom}`.
 */
export function routeTold({ layer, features }: ToldLayer, words: ToldWords): string {
  const { told } = words;
  const { stops, ...route } = readRoute(features);
  const [from = '', ...others] = [...new Set(stops.map(({ name }) => name))];
  const to = others.at(-1) ?? '';
  const leap = features.find(({ properties }) => properties.part === 'leap');
  const leapFrom = leap?.properties.stops?.[0]?.name ?? '';
  const through = listed(others.slice(0, -1), words);
  const { km } = routeProgress({ stops, line: route.line })(1);
  const line = told.line[layer.dash ?? 'solid'];
  const length = told.km(toldNumber(Math.round(km), words));
  if (layer.told) {
    return ownWords(layer, layer.told, { line, from, through, to, length, leapFrom });
  }
  const calls = from && to ? told.stops(from, through, to) : '';
  return [
    told.route(line, nameOf(layer, words), calls, length),
    layer.schematic ? told.schematic : '',
    leapFrom && to ? told.leap(leapFrom, to) : '',
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}
