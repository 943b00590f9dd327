import { z } from 'zod';
import { type Bounds, boundsContain } from '../../core/camera/bounds.ts';
import type { LngLat } from '../../core/camera/mercator.ts';
import type { Streets } from '../../core/story/tiles.ts';
import type { LayerFeature } from '../../style/kinds/kind.ts';
import type { StreetNames } from '../../style/streets/street-layers.ts';
import { readStoryFile } from '../files/read-story-file.ts';
import { StoryError } from '../files/story-error.ts';
import type { StoryFiles } from '../files/story-files.ts';
import type { DescribedLayer } from './describe-layers.ts';
import { type GeometryFiles, parseGeojson } from './read-geometry.ts';

/** The list of a story's tiles of streets, which lies beside them. */
export interface StreetsFile extends Streets {
  /** The version of Protomaps' basemap schema. */
  readonly schema: 4;
  /** The day of the data, in ISO 8601. */
  readonly date?: string;
  /** How far the archive reaches that they were cut from. */
  readonly archive?: Bounds;
  /** Each character of the names in them, once. */
  readonly characters: string;
}

/** The command by which an author extracts an archive of a box. */
export const extractOf = (box?: Bounds): string => {
  const bbox = box?.map((degrees) => Number(degrees.toFixed(3))).join() ?? 'WEST,SOUTH,EAST,NORTH';
  return `pmtiles extract https://build.protomaps.com/DAY.pmtiles town.pmtiles --bbox=${bbox}`;
};

/** Where a story's tiles of streets are, from the project's root. */
export const streetsFolder = ({ published }: Pick<StoryFiles, 'published'>): string =>
  `${published}/streets`;

const whole = z.number().int().nonnegative();

const box = z.tuple([z.number(), z.number(), z.number(), z.number()]);

/** What the list of any tiles says. */
export const tilesFields = {
  minzoom: whole,
  maxzoom: whole,
  bounds: box,
  tiles: z.array(z.string()),
};

const streetsSchema: z.ZodType<StreetsFile> = z.object({
  ...tilesFields,
  schema: z.literal(4),
  date: z.string().exactOptional(),
  archive: box.exactOptional(),
  characters: z.string(),
});

/**
 * The streets of a story; nothing where it has none.
 *
 * @throws StoryError where the list of their tiles cannot be read.
 */
export function readStreets(root: string, files: StoryFiles): StreetsFile | undefined {
  const file = `${streetsFolder(files)}/index.json`;
  const text = readStoryFile(root, files.folder, file, { absent: '' });
  if (text === '') return undefined;
  const streets = streetsIn(text);
  if (streets) return streets;
  const problem = 'it does not list the tiles of streets.';
  const remedy = `Cut them again: npm run basemap -- ${files.folder} --streets town.pmtiles.`;
  throw new StoryError([{ file, problem, remedy }]);
}

function streetsIn(text: string): StreetsFile | undefined {
  try {
    return streetsSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** A story, as far as it decides over the names of its streets. */
interface NamedStory {
  readonly story: { readonly meta: { readonly lang: string } };
  readonly files: Pick<StoryFiles, 'places'>;
  readonly geometry: GeometryFiles;
}

/** How the names of a story's streets are written: in its language, and none that stands there as a place's. */
export function streetNames(
  { bounds }: Pick<Streets, 'bounds'>,
  { story, files, geometry }: NamedStory,
): StreetNames {
  const places = geometry[files.places];
  const features: readonly LayerFeature[] = places ? parseGeojson(places).features : [];
  const near = features.filter(
    ({ geometry: at }) =>
      at.type === 'Point' && boundsContain(bounds, at.coordinates as unknown as LngLat),
  );
  return { lang: story.meta.lang, placed: near.map(({ properties: { name } }) => name) };
}

/** Whose data the streets are: it stands under the map too. */
export const streetCredit = '© OpenStreetMap contributors';

const [title, license] = ['OpenStreetMap', 'ODbL-1.0'];

/** What the streets say of themselves, in words of no language. */
export function describeStreets({ date }: Pick<StreetsFile, 'date'>): DescribedLayer {
  const work = {
    title,
    ...(date && { date }),
    licence: license,
    credit: streetCredit,
    url: 'https://www.openstreetmap.org/copyright',
  };
  return {
    id: '_streets',
    label: title,
    metadata: { title, sources: [work], license, measured: [] },
  };
}
