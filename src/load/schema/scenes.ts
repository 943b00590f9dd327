import { z } from 'zod';
import type {
  AnnotationSpec,
  Days,
  KeptScene,
  SceneSpec,
  SceneSpecs,
} from '../../core/story/scene-spec.ts';
import { between, box, maybe, position, words } from './values.ts';

const id = z.string({ error: 'must be an id' });

const placeName = z.string().meta({ isWords: true });

const share = between(0, 1);

const shownLayer = z
  .union([id, z.record(id, share)], { error: "must be a layer's id, or { id: 0.8 }" })
  .transform((layer, context): [id: string, opacity: number] => {
    if (typeof layer === 'string') return [layer, 1];
    const [entry, ...others] = Object.entries(layer);
    if (entry && others.length === 0) return entry;
    context.addIssue({ code: 'custom', message: 'must be one { id: 0.8 }' });
    return z.NEVER;
  });

const shownLayers = z.array(shownLayer).transform((layers, context) => {
  const ids = layers.map(([id]) => id);
  const again = ids.find((id, i) => ids.indexOf(id) < i);
  if (again) context.addIssue({ code: 'custom', message: `must not name "${again}" twice` });
  return Object.fromEntries(layers);
});

const day = z
  .string('must be a day such as "2014-07-15"')
  .regex(/^\d{4}(-\d\d){0,2}$/, 'must be a day such as "2014-07-15"');

const shownDays = z
  .union([day, z.tuple([day, day])], {
    error: 'must be a day such as "2014-07-15", or the first and the last of some',
  })
  .transform((days): Days => (typeof days === 'string' ? [days, days] : days))
  .refine(([from, to]) => from <= to, 'must have its first day before its last');

const annotation = z.strictObject({
  text: words.describe('Two to five words.'),
  at: position.describe('Its place, [longitude, latitude] in degrees.'),
  side: z
    .enum(['left', 'right', 'top', 'bottom'], { error: 'must be left, right, top or bottom' })
    .describe('Where the text is as seen from its place.'),
  offset: maybe(
    between(0, 120),
    'The distance from its place in pixels, 24 by default; at 0 there is no leader.',
  ),
  width: maybe(between(1, 40), 'After how many ems a line is broken; 9 by default.'),
  km: maybe(
    between(0, 40_000),
    'After how many kilometres it appears, where the section follows routes.',
  ),
  day: maybe(day, 'The day on which it appears, where the section shows a layer day by day.'),
} satisfies Record<keyof AnnotationSpec, z.ZodType>);

const sceneSchema = z.strictObject({
  bounds: box.describe(
    'The place to frame, [west, south, east, north]; west > east crosses the 180th meridian.',
  ),
  bearing: maybe(between(-180, 180), 'Clockwise turn in degrees; 0 by default.'),
  pitch: maybe(between(0, 60), 'Tilt in degrees, 0 to 60; 0 by default.'),
  maxZoom: maybe(
    between(0, 22),
    'The closest that the camera may come; 8 by default, 18 among streets, and among hills as close as these go.',
  ),
  at: maybe(
    position,
    'The section’s own place, [longitude, latitude] in degrees: a layer of stops numbers it.',
  ),
  stops: maybe(
    z.array(placeName),
    'The names of the section’s own stops, where a layer of stops has them in its file.',
  ),
  layers: shownLayers
    .prefault([])
    .describe(
      'The layers that the section shows, each an id, or { id: 0.8 } to show it at a share of its opacity.',
    ),
  draw: maybe(
    z.record(id, z.tuple([share, share])),
    'How far each route is drawn as the section begins and ends, from 0 to 1; of points with a time, the share of their days that is shown.',
  ),
  follow: z
    .strictObject({
      routes: z.array(id).min(1, 'must name a route').describe('Their layers’ ids.'),
      from: maybe(
        placeName,
        'The name of the stop up to which they are drawn as the section begins; by default they have just faded in.',
      ),
      beside: z
        .strictObject({ text: words, km: between(0, 40_000) })
        .exactOptional()
        .describe(
          'A distance that is shown beside the one travelled, and beside the last head as a bar of true length.',
        ),
      around: maybe(
        between(1, 20_000),
        'How many kilometres around their heads are seen at least; 550 by default.',
      ),
      maxZoom: maybe(between(0, 22), 'How close the camera comes to them; 5 by default.'),
    })
    .exactOptional()
    .describe(
      'The routes whose heads the camera follows, kilometre for kilometre with the scroll.',
    ),
  fade: maybe(
    z.record(id, z.tuple([share, share])),
    'How much of its opacity each layer has as the section begins and ends, 0 to 1.',
  ),
  days: maybe(
    z.record(id, shownDays),
    'The days of which a layer with a time is shown: one, or the first and the last.',
  ),
  quiet: maybe(z.array(placeName), 'Names of places that are left out.'),
  names: maybe(z.array(placeName), 'Names of places that must be shown, placed before all others.'),
  annotations: maybe(
    z.array(annotation),
    'What is written on the map beside the section, each with a leader to its place.',
  ),
} satisfies Record<keyof SceneSpec, z.ZodType>);

const keptScene = z
  .enum(['same', 'none'])
  .describe(
    'In place of a scene: `same` keeps the map of the section before; `none` is a section without a place, alone on the screen.',
  );

/** `scenes.yaml`: what the map shows beside each section, by the section's id. */
export const scenesSchema: z.ZodType<{
  readonly scenes: SceneSpecs;
  /** The sections that have no scene of their own. */
  readonly kept: Readonly<Record<string, KeptScene>>;
}> = z
  .record(id, z.union([sceneSchema, keptScene], { error: 'must be a scene, or same, or none' }), {
    error: 'must be scenes by the ids of their sections',
  })
  .transform((written) => {
    const entries = Object.entries(written);
    const isKept = ([, scene]: [string, unknown]): boolean => typeof scene === 'string';
    return {
      scenes: Object.fromEntries(entries.filter((entry) => !isKept(entry))) as SceneSpecs,
      kept: Object.fromEntries(entries.filter(isKept)) as Record<string, KeptScene>,
    };
  });
