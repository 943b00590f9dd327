import { readRoute } from '../core/route/route.ts';
import type { LayerSpec } from '../core/story/layer-spec.ts';
import type { SceneSpec } from '../core/story/scene-spec.ts';
import { type Fault, type Problem, problemsOf } from '../files/story-error.ts';
import { authorFile } from '../read/geometry/draw-files.ts';
import { layerFeatures } from '../read/geometry/read-geometry.ts';
import type { Cue } from '../read/text/read-sections.ts';
import { didYouMean, suggestName, unknownName } from '../read/yaml/did-you-mean.ts';
import { kindOf } from '../style/kinds/kinds.ts';
import { gapNames } from '../style/kinds/sentences.ts';
import type { StoryParts } from './story-parts.ts';

/** Reports names of layers, charts, sources, places and stops that do not exist; citations have their own check. */
export function checkReferences(
  { files, text, map, sources, charts, geometry, streets }: StoryParts,
  places: readonly string[],
): Problem[] {
  const known = {
    chart: Object.keys(charts),
    layer: map.layers.map(({ id }) => id),
    place: places,
    source: Object.keys(sources),
    stop: [] as string[],
  };
  const addPlace = `Add it to ${files.geometry}/places.geojson, or have it taken from GeoNames, where it may be under another name: npm run basemap -- ${files.folder}`;
  const find = (
    what: keyof typeof known,
    name: unknown,
    at: Parameters<typeof problemsOf>[0],
    all = known[what],
  ): Problem[] =>
    typeof name !== 'string' || name === '' || all.includes(name)
      ? []
      : problemsOf(at, [unknownName(`the ${what}`, name, all)]);
  return [
    ...text.sections
      .flatMap(({ parts }) => parts)
      .flatMap((part) =>
        part.kind === 'chart'
          ? find('chart', part.name, { file: files.story, line: part.line })
          : [],
      ),
    ...Object.values(charts).flatMap(({ file, place, spec, rows, lines }) => {
      const csv = { file: file.replace(/yaml$/, 'csv'), place: '"layer"' };
      return [
        ...spec.sources.flatMap((id, i) => find('source', id, { file, ...place('sources', i) })),
        ...find('layer', spec.layer, { file, ...place('layer') }),
        ...find('layer', spec.color, { file, ...place('color') }),
        ...rows.flatMap(({ layer }, i) => find('layer', layer, { ...csv, line: lines[i] ?? 1 })),
      ];
    }),
    ...Object.entries(map.scenes).flatMap(([id, { layers, follow, quiet = [], names = [] }]) => {
      const at = (...path: readonly string[]) => ({
        file: files.scenes,
        path: [id, ...path],
        place: `section "${id}"`,
      });
      const stops = (follow?.routes ?? [])
        .flatMap((route) => layerFeatures(route, geometry, files) ?? [])
        .flatMap(({ properties }) => properties.stops?.map(({ name }) => name) ?? []);
      return [
        ...find('stop', follow?.from, at('follow', 'from'), stops),
        ...Object.keys(layers).flatMap((layer) => find('layer', layer, at('layers', layer))),
        // If the story has streets, the name may be in their tiles.
        ...(streets ? [] : quiet).flatMap((name) => find('place', name, at('quiet', name))),
        ...names.flatMap((name) =>
          find('place', name, at('names', name)).map((problem) => {
            return { ...problem, remedy: didYouMean(name, places) ?? addPlace };
          }),
        ),
      ];
    }),
    ...map.labels.flatMap(({ layer, text: words }, i) =>
      find('layer', layer, { file: files.labels, path: [i, 'layer'], place: `label "${words}"` }),
    ),
  ];
}

/** Warns of layers that no section shows, unless a section names a layer that does not exist. */
export function checkShown({ files, map: { layers, scenes } }: StoryParts): Problem[] {
  const shown = new Set(
    Object.values(scenes).flatMap(({ layers, draw }) => Object.keys({ ...layers, ...draw })),
  );
  const hidden = layers.filter(({ id }) => !shown.has(id));
  if (shown.size + hidden.length > layers.length) return [];
  const remedy =
    "Add it to a scene's layers, or with opacity 0, { id: 0 }, for readers to find it under “Layers”.";
  return hidden.flatMap(({ id }) => {
    const at = { file: files.layers, path: [id], place: `layer "${id}"` };
    return problemsOf({ ...at, severity: 'warning' }, [['no section shows it.', remedy]]);
  });
}

export function checkCues(story: StoryParts): Problem[] {
  const { files, text, map } = story;
  return text.sections.flatMap(({ id, line, parts }) => {
    const cues = parts.flatMap((part) => (part.kind === 'prose' ? (part.cues ?? []) : []));
    const faults = cues.flatMap((cue) => cueFaults(cue, map.scenes[id], story));
    return problemsOf({ file: files.story, line, place: `section "${id}"` }, faults);
  });
}

function cueFaults(
  { layer, words }: Cue,
  scene: SceneSpec | undefined,
  { files, map: { layers }, geometry }: StoryParts,
): Fault[] {
  const cue = `"${words}" is marked {on=${layer}},`;
  const out = 'or take the mark out.';
  if (!scene) {
    const problem = `${cue} but the section keeps the map as it is.`;
    return [[problem, `Write a scene for the section, ${out}`]];
  }
  const animated = Object.keys({ ...scene.draw, ...scene.fade });
  const spec = layers.find(({ id }) => id === layer);
  const kind = spec && kindOf(spec);
  if (!animated.includes(layer)) {
    const field = kind && !kind.drawsAlong && !kind.drawsByDay ? 'fade' : 'draw';
    const remedy = spec
      ? `Add "${field}: { ${layer}: [0, 1] }" to its scene, ${out}`
      : suggestName(layer, animated.length > 0 ? animated : layers.map(({ id }) => id));
    return [[`${cue} which the section does not draw.`, remedy]];
  }
  const features = kind?.drawsAlong && layerFeatures(layer, geometry, files);
  const stops = features ? readRoute(features).stops.map(({ name }) => name) : [words];
  if (stops.includes(words)) return [];
  const stop = `{ "name": "${words}", "lngLat": [longitude, latitude], "km": 0 }`;
  const file = spec ? authorFile(files, spec) : '';
  const remedy =
    stops.length > 0
      ? suggestName(words, stops)
      : `Add "stops": [${stop}] to the properties of its line in ${file}, ${out}`;
  return [[`${cue} a route with no stop of that name.`, remedy]];
}

/** Reports placeholders in layers' texts that nothing fills, since a reader would see them. */
export function checkGaps(layers: readonly LayerSpec[], file: string): Problem[] {
  const known = gapNames.map((name) => `{${name}}`);
  return layers.flatMap(({ id, ...fields }) => {
    const faults = Object.entries(fields).flatMap(([field, words]): Fault[] => {
      const gaps = typeof words === 'string' ? (words.match(/\{\w+\}/g) ?? []) : [];
      const unknown = gaps.filter((gap) => !known.includes(gap));
      return unknown.map((gap) => [
        `nothing fills the gap "${gap}" in its words.`,
        `Take it out, or write another. ${suggestName(gap, known)}`,
        [field],
        gap,
      ]);
    });
    return problemsOf({ file, path: [id], place: `layer "${id}"` }, faults);
  });
}
