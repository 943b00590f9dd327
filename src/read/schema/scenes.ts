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
    .describe('The side of its place where the text is.'),
  offset: maybe(between(0, 120), 'Pixels from its place; 24 by default; 0 for no leader.'),
  width: maybe(between(1, 40), 'The width in ems at which lines break; 9 by default.'),
  km: maybe(between(0, 40_000), 'The kilometre where it appears, if the section follows routes.'),
  day: maybe(day, 'The day on which it appears, where a layer is shown by days.'),
  layer: maybe(id, 'The layer that it is about; a reader who hides that hides it too.'),
  large: maybe(
    z.boolean(),
    'A word as a mark: in the text’s serif, 34 to 84 pixels by the map’s width.',
  ),
  from: maybe(
    share,
    'The share of the section from which it and its `layer` are shown; from the next one’s `from` on both are paler.',
  ),
} satisfies Record<keyof AnnotationSpec, z.ZodType>);

const sceneSchema = z.strictObject({
  bounds: box.describe(
    'The place to frame, [west, south, east, north]; west > east crosses the 180th meridian.',
  ),
  bearing: maybe(between(-180, 180), 'Clockwise turn in degrees; 0 by default.'),
  pitch: maybe(between(0, 60), 'Tilt in degrees; 0 by default.'),
  maxZoom: maybe(
    between(0, 22),
    'The closest zoom; by default 8, among streets 18, among hills as close as these go.',
  ),
  dark: maybe(
    z.boolean(),
    'Whether its card is dark in either theme, and its map without the legend, as over a map of the night.',
  ),
  at: maybe(position, 'Its place, [longitude, latitude], which a layer of stops numbers.'),
  stops: maybe(z.array(placeName), 'Its stops, by their names in the file of a layer of stops.'),
  layers: shownLayers
    .prefault([])
    .describe('The layers shown, each an id, or { id: 0.8 } for a share of its opacity.'),
  draw: maybe(
    z.record(id, z.tuple([share, share])),
    'How far each route is drawn as the section begins and ends; or the share of days shown of points with a time.',
  ),
  follow: z
    .strictObject({
      routes: z.array(id).min(1, 'must name a route').describe('Their layers’ ids.'),
      from: maybe(
        placeName,
        'The stop up to which they are drawn as the section begins; by default they have just faded in.',
      ),
      around: maybe(between(1, 20_000), 'The least kilometres around their heads; 550 by default.'),
      maxZoom: maybe(between(0, 22), 'How close the camera comes to them; 5 by default.'),
    })
    .exactOptional()
    .describe('The routes whose heads the camera follows, kilometre by kilometre.'),
  fade: maybe(
    z.record(id, z.tuple([share, share])),
    'The share of its opacity that each layer has as the section begins and ends.',
  ),
  days: maybe(z.record(id, shownDays), 'The days shown of a layer: one, or the first and last.'),
  quiet: maybe(z.array(placeName), 'Names that are left out, also those among streets.'),
  names: maybe(z.array(placeName), 'Places that must be named, placed before all others.'),
  annotations: maybe(z.array(annotation), 'Words on the map, each with a leader to its place.'),
} satisfies Record<keyof SceneSpec, z.ZodType>);

const keptScene = z
  .enum(['same', 'none'])
  .describe(
    'In place of a scene: `same` keeps the map of the section before; `none` is a section without a place, alone on the screen.',
  );

/** `scenes.yaml`: what the map shows beside each section, keyed by the section's id. */
export const scenesSchema: z.ZodType<{
  readonly scenes: SceneSpecs;
  readonly kept: Readonly<Record<string, KeptScene>>;
}> = z
  .record(id, z.union([sceneSchema, keptScene], { error: 'must be a scene, or same, or none' }), {
    error: 'must be scenes by the ids of their sections',
  })
  .transform((all) => {
    const entries = Object.entries(all);
    const isKept = ([, scene]: [string, unknown]): boolean => typeof scene === 'string';
    return {
      scenes: Object.fromEntries(entries.filter((entry) => !isKept(entry))) as SceneSpecs,
      kept: Object.fromEntries(entries.filter(isKept)) as Record<string, KeptScene>,
    };
  });
