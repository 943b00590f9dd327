import { type Problem, problemsOf } from '../files/story-error.ts';
import { layerFeatures } from '../geometry/read-geometry.ts';
import type { StoryParts } from '../inspect-parts.ts';
import { unknownName } from '../yaml/did-you-mean.ts';

/** Finds layers, charts, sources and places that a story names and that do not exist; citations are checked apart. */
export function checkReferences(
  { files, text, map, sources, charts, geometry }: StoryParts,
  places: readonly string[],
): Problem[] {
  const known = {
    chart: Object.keys(charts),
    layer: map.layers.map(({ id }) => id),
    place: places,
    source: Object.keys(sources),
  };
  const find = (
    what: keyof typeof known,
    name: unknown,
    at: Parameters<typeof problemsOf>[0],
  ): Problem[] =>
    typeof name !== 'string' || name === '' || known[what].includes(name)
      ? []
      : problemsOf(at, [unknownName(`the ${what}`, name, known[what])]);
  return [
    ...text.sections.flatMap(({ parts }) =>
      parts.flatMap((part) =>
        part.kind === 'chart'
          ? find('chart', part.name, { file: files.story, line: part.line })
          : [],
      ),
    ),
    ...Object.values(charts).flatMap(({ file, place, spec, rows, lines }) => [
      ...spec.sources.flatMap((id, i) => find('source', id, { file, ...place('sources', i) })),
      ...(['layer', 'color'] as const).flatMap((field) =>
        find('layer', spec[field], { file, ...place(field) }),
      ),
      ...rows.flatMap(({ layer }, i) =>
        find('layer', layer, {
          file: file.replace(/yaml$/, 'csv'),
          line: lines[i] ?? 1,
          place: '"layer"',
        }),
      ),
    ]),
    ...Object.entries(map.scenes).flatMap(([id, { layers, follow, quiet = [], names = [] }]) => {
      const at = (...path: PropertyKey[]) => ({
        file: files.scenes,
        path: [id, ...path],
        place: `section "${id}"`,
      });
      const { routes = [], from } = follow ?? {};
      const stops = routes
        .flatMap((route) => layerFeatures(route, geometry, files) ?? [])
        .flatMap(({ properties }) => properties.stops?.map(({ name }) => name) ?? []);
      return [
        ...(from === undefined || stops.includes(from)
          ? []
          : problemsOf(at('follow', 'from'), [unknownName('the stop', from, stops)])),
        ...Object.keys(layers).flatMap((layer) => find('layer', layer, at('layers', layer))),
        ...quiet.flatMap((name) => find('place', name, at('quiet', name))),
        ...names.flatMap((name) => find('place', name, at('names', name))),
      ];
    }),
    ...map.labels.flatMap(({ layer, text: words }, i) =>
      find('layer', layer, { file: files.labels, path: [i, 'layer'], place: `label "${words}"` }),
    ),
  ];
}
