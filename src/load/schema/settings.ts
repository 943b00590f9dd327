import { z } from 'zod';
import { between, box, themedColor } from './values.ts';

/** `settings.yaml`: what is true of the whole story; each has a default. */
export const settingsSchema = z.strictObject({
  geo: z
    .string()
    .exactOptional()
    .describe('The folder with layers/ and basemap/; "geo" by default.'),
  credits: z.string().default('').describe('The line under the map that names whose data it is.'),
  kmPerScreen: between(10, 5000)
    .exactOptional()
    .describe('How many kilometres of a passage a screen’s height is; 250 by default.'),
  relief: z
    .boolean()
    .exactOptional()
    .describe('Whether hills and mountains are shaded; true by default.'),
  theme: z
    .strictObject({
      accent: themedColor.exactOptional().describe('Of links, marks and the share picture.'),
    })
    .default({})
    .describe('The colours that are the story’s own.'),
  world: z
    .strictObject({
      reach: box.exactOptional().describe('How far a reader may take the middle of the map.'),
      closestZoom: between(1, 22)
        .exactOptional()
        .describe('How close a reader may come; 8 by default, 18 where there are streets.'),
      ground: box
        .exactOptional()
        .describe('What the ground is drawn of at once, before its tiles.'),
      without: z
        .array(z.string())
        .exactOptional()
        .describe(
          'Layers that stand in for lakes and rivers of the ground: `npm run basemap` leaves out those that their shapes cover.',
        ),
      locator: box.exactOptional().describe('What the small map of the region shows.'),
      poster: box
        .exactOptional()
        .describe('What the picture shows that stands in for the live map.'),
      posterZoom: between(0, 22).exactOptional().describe('The zoom that its lines are made for.'),
    })
    .default({})
    .describe('The part of the world; derived from the scenes where it is left out.'),
});

/** What is true of the whole story. */
export type Settings = z.infer<typeof settingsSchema>;
