import { z } from 'zod';
import { between, box, maybe, themedColor } from './values.ts';

/** `settings.yaml`: options of the whole story, each with a default. */
export const settingsSchema = z.strictObject({
  geo: maybe(z.string(), 'The folder of `layers/` and `basemap/`; `geo` by default.'),
  credits: z
    .string()
    .meta({ isWords: true })
    .default('')
    .describe('The credit line under the map.'),
  kmPerScreen: maybe(between(10, 5000), 'Kilometres of a passage per screen; 250 by default.'),
  units: maybe(z.enum(['km', 'mi'], 'must be km or mi'), 'Kilometres or miles; km by default.'),
  relief: maybe(z.boolean(), 'Whether hills are shaded; true by default.'),
  contours: maybe(z.boolean(), 'Whether `basemap --relief` cuts contours; false by default.'),
  theme: z
    .strictObject({ accent: maybe(themedColor, 'Colour of links, marks and the share picture.') })
    .default({})
    .describe('The story’s own colours.'),
  world: z
    .strictObject({
      reach: maybe(box, 'The bounds within which a reader may move the map’s centre.'),
      closestZoom: maybe(between(1, 22), 'The closest zoom; 8 by default, 18 with streets.'),
      ground: maybe(box, 'The bounds of the ground that is drawn at once, before its tiles.'),
      locator: maybe(box, 'The bounds of the small map of the region.'),
    })
    .default({})
    .describe('The part of the world; by default it follows from the scenes.'),
});
