import { describe, expect, it } from 'vitest';
import { checkScenes } from '../../../../src/build/story/check/check-scenes.ts';
import { checkIds } from '../../../../src/build/story/check/check-text.ts';
import { formatProblem } from '../../../../src/build/story/files/story-error.ts';
import type { LayerSpec } from '../../../../src/core/story/layer-spec.ts';
import type { SceneSpec, SceneSpecs } from '../../../../src/core/story/scene-spec.ts';
import { plainLayer } from '../../../support/plain-layer.ts';

const layers: readonly LayerSpec[] = [
  plainLayer('jilin', 'area', { label: 'Jilin' }),
  plainLayer('route-laos', 'route', { schematic: true }),
  plainLayer('firing-sites', 'points'),
];
const scene: SceneSpec = { bounds: [100, 15, 130, 45], layers: { jilin: 1 } };
const sections = [
  { id: 'title', line: 9 },
  { id: 'to-laos', line: 30 },
];
const files = { story: 'story.md', scenes: 'scenes.ts', layers: 'layers.ts' };

function messages(
  scenes: SceneSpecs,
  parts: {
    sections?: readonly { id: string; line: number }[];
    layers?: readonly LayerSpec[];
    closest?: number;
  } = {},
) {
  const story = { sections, layers, ...parts };
  return [
    ...checkIds(
      story.sections,
      Object.keys(scenes),
      story.layers.map(({ id }) => id),
      files,
    ),
    ...checkScenes(scenes, { layers: story.layers, closest: parts.closest }, files.scenes),
  ].map(formatProblem);
}

/** The messages about one scene that differs from a good one in the given parts. */
function messagesFor(parts: Partial<SceneSpec>, closest = 8): string[] {
  return messages({ title: scene, 'to-laos': { ...scene, ...parts } }, { closest });
}

const at = 'scenes.ts  section "to-laos": ';

describe('the ids and the scenes of a story', () => {
  it('finds nothing wrong with a good story', () => {
    const laos: SceneSpec = {
      bounds: [98, 17, 130, 45],
      bearing: -10,
      pitch: 60,
      maxZoom: 8,
      layers: { jilin: 0.5, 'route-laos': 1 },
      draw: { 'route-laos': [0, 1] },
    };
    expect(messages({ title: scene, 'to-laos': laos })).toEqual([]);
  });

  it('asks for a scene for every section', () => {
    expect(messages({ title: scene })).toEqual([
      'story.md:30:1  section "to-laos": it has no scene in scenes.ts. Add one there, as "to-laos:" with its bounds and layers.',
    ]);
    expect(messages({ title: scene }, { sections: [{ id: 'constructor', line: 1 }] })[0]).toContain(
      'has no scene',
    );
  });

  it('wants annotations to have words, to tell of a place that is framed, and a leader that can be drawn', () => {
    const annotation = { text: 'Seoul', at: [127, 37.6], side: 'right' } as const;
    expect(messagesFor({ annotations: [annotation, { ...annotation, offset: 0 }] })).toEqual([]);
    const across = { bounds: [170, -20, -170, 0], layers: {} } as const;
    expect(messagesFor({ ...across, annotations: [{ ...annotation, at: [-175, -10] }] })).toEqual(
      [],
    );
  });

  it('lets an annotation come with a day only where a layer comes by its days', () => {
    const dated = {
      annotations: [{ text: 'Here', at: [127, 37.6], side: 'right', day: '2014-07-14' }],
      layers: { 'firing-sites': 1, 'route-laos': 1 },
    } as const;
    expect(messagesFor({ ...dated, draw: { 'firing-sites': [0, 1] } })).toEqual([]);
    expect(messagesFor({ ...dated, draw: { 'route-laos': [0, 1] } })).toEqual([
      `${at}the annotation "Here" is to come with 2014-07-14, but the section draws no layer by its days. Name a layer of points with a time in draw, or leave the day out.`,
    ]);
  });

  it.each([
    [[100, 15, 130, 86], 'reach beyond latitude ±85. Keep south and north within -85 and 85.'],
    [[100, -86, 130, 45], 'reach beyond latitude ±85. Keep south and north within -85 and 85.'],
    [[-181, 15, 130, 45], 'reach beyond longitude ±180. Keep west and east within -180 and 180.'],
    [[100, 15, 181, 45], 'reach beyond longitude ±180. Keep west and east within -180 and 180.'],
    [[100, 15, 100.01, 45], 'are too small to frame. Make each side at least 0.05 degrees.'],
  ] as const)('refuses bounds %j', (bounds, message) => {
    expect(messagesFor({ bounds })).toEqual([`${at}bounds [${bounds.join(', ')}] ${message}`]);
  });

  it('takes bounds with west above east as crossing the 180th meridian', () => {
    expect(messagesFor({ bounds: [176.8, -18.6, -179.5, -16] })).toEqual([]);
    expect(messagesFor({ bounds: [180, -18.6, -179, -16] })).toEqual([]);
    expect(messagesFor({ bounds: [1, -60, -179, 60] })).toEqual([]);
    expect(messagesFor({ bounds: [179.99, -18.6, -179.99, -16] })[0]).toContain('too small');
    expect(messagesFor({ bounds: [-179.5, -18.6, 176.8, -16] })).toEqual([]);
  });

  it('comes no closer than the map may, and keeps its distance from a route', () => {
    const layers = { jilin: 1, 'route-laos': 1 };
    const near = (parts: Partial<SceneSpec>) => messagesFor({ maxZoom: 9, ...parts }, 9);
    expect(near({ layers })).toEqual([
      `${at}the camera may come to zoom 9, but "route-laos" is schematic. Set maxZoom to 8 or less, or leave the layer out.`,
    ]);
    expect(near({ layers: { jilin: 1 } })).toEqual([]);
  });

  it.each([
    [
      { draw: { 'route-laos': [0, 1] } },
      'draws "route-laos" without showing it. Add "route-laos" to the scene\'s layers.',
    ],
    [
      { draw: { 'route-laos': [0, 1] }, layers: { 'route-laos': 0 } },
      'draws "route-laos" without showing it. Add "route-laos" to the scene\'s layers.',
    ],
    [
      { days: { jilin: ['2014-07-14', '2014-07-14'] } },
      'days names "jilin", which has none. Known are "firing-sites".',
    ],
    [
      { days: { 'firing-sites': ['2014-07-14', '2014-07-14'] } },
      'shows days of "firing-sites" without showing it. Add "firing-sites" to the scene\'s layers.',
    ],
  ] as const)('refuses %j', (parts, message) => {
    expect(messagesFor(parts)).toEqual([`${at}${message}`]);
  });

  it.each(['To Laos', 'to_laos', '-laos', '9', 'to--laos', 'größe'])(
    'refuses the id "%s"',
    (id) => {
      expect(messages({ [id]: scene }, { sections: [{ id, line: 3 }] })).toEqual([
        `story.md:3:1  the section id "${id}" cannot stand in a link. Use small letters, digits and single hyphens, and begin with a letter.`,
      ]);
    },
  );

  it('names every problem, not only the first', () => {
    expect(messagesFor({ bounds: [0, 0, 0, 0], layers: { x: 1, y: 1 } })).toHaveLength(3);
  });
});

describe('formatProblem', () => {
  it('writes one line, whatever is in the names', () => {
    const line = formatProblem({
      file: 'a.md',
      line: 1,
      place: 'heading',
      problem: 'the id "a\nb" is odd.',
      remedy: 'Mend it.',
    });
    expect(line).toBe('a.md:1:1  heading: the id "a b" is odd. Mend it.');
  });
});
