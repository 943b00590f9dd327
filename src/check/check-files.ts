import { basename, parse } from 'node:path';
import type { StoryFolder } from '../files/open-folder.ts';
import { sizeWarning } from '../files/size-limits.ts';
import { attempt, type Problem } from '../files/story-error.ts';
import { layerFile, type StoryFiles } from '../files/story-files.ts';
import { listedFiles } from '../read/geometry/draw-files.ts';
import {
  drawnIcon,
  faultOf,
  iconFile,
  inspectPicture,
  placeFault,
  scriptFault,
} from '../read/pictures/see-file.ts';
import type { LayerEntry } from '../read/schema/layers.ts';
import { nearestName } from '../read/yaml/did-you-mean.ts';
import type { StoryParts } from './story-parts.ts';

/** Reports a broken icon, geometry that no layer draws, and files that are too large to load quickly. */
export async function checkFiles({ files, map, geometry, origins }: StoryParts) {
  const ids = map.layers.map(({ id }) => id);
  const withoutFile = ids.filter((id) => !Object.hasOwn(geometry, layerFile(files, id)));
  const listed = listedFiles(map.layers, files);
  const strays = files
    .names(files.geometry)
    .filter((name) => !name.startsWith('.') && !listed.includes(`${files.geometry}/${name}`))
    .map((name) => strayWarning(name, files, withoutFile));
  return [
    ...(await checkIcon(files)),
    ...strays,
    ...Object.entries(geometry).flatMap(([file, text]) => {
      const part = Object.values(files.ground).includes(file) ? 'basemap' : 'layer';
      return sizeWarning(origins[file]?.file ?? file, Buffer.byteLength(text), part) ?? [];
    }),
  ];
}

function strayWarning(stray: string, files: StoryFiles, withoutFile: readonly string[]): Problem {
  const file = `${files.geometry}/${stray}`;
  const { name, ext } = parse(stray);
  const [only, ...others] = withoutFile;
  const meant = others.length === 0 ? only : nearestName(name.toLowerCase(), withoutFile);
  const out = 'take the file out of the folder.';
  const remedy = meant
    ? `If it has the shapes of the layer "${meant}", rename it to ${meant}.geojson or, if it is not GeoJSON, to ${meant}${ext} for npx story-map add; otherwise ${out}`
    : `Add a layer of the name "${name}" to ${files.layers}, if it is GeoJSON, or ${out}`;
  const problem = 'no layer is drawn from it, and it is not published.';
  return { file, problem, remedy, severity: 'warning' };
}

async function checkIcon(files: StoryFolder): Promise<Problem[]> {
  const file = iconFile(files);
  const svg = attempt(() => files.bytes(file)).value;
  const drawn = svg?.includes('<svg') && drawnIcon(svg, 16).raw().toBuffer();
  const isDrawn = drawn && (await drawn.catch(() => undefined));
  const problem = `the story's icon ${svg ? 'is not an SVG that can be drawn' : 'is missing'}.`;
  const remedy = 'Save a square SVG there, 32 pixels wide and of a few plain shapes.';
  return isDrawn ? [] : [{ file, problem, remedy }];
}

/** Matches paths that a build writes beside published files. */
const built =
  /^((assets|hosting)(\/|$)|(index|licences)\.html$|(apple-touch-icon|og)\.png$|layers\.zip$|(embed|service-worker)\.js$|_headers$)/i;

const drawing = /\.svg$/i;
/** Matches pictures and films, but not tiles, whose metadata may hold a position. */
const photograph = /^(?!.*\/\d+\/\d+\.\w+$).*\.(jpe?g|png|webp|avif|hei[cf]|tiff?|mp4|m4v|mov)$/i;

/** Reports published files that the build would overwrite, or that hold more than a reader sees. */
export async function checkPublished(
  files: StoryFolder,
  published: readonly string[],
  layers: readonly LayerEntry[],
): Promise<Problem[]> {
  const tags = files.tags();
  const problems = published.map(async (path): Promise<readonly Problem[]> => {
    const file = `${files.published}/${path}`;
    if (built.test(path) || tags.some((tag) => `${path}/`.startsWith(`${tag}/`))) {
      const problem = 'the build writes to this path.';
      return [{ file, problem, remedy: 'Rename this file, or take it out.' }];
    }
    if (!drawing.test(path) && !photograph.test(path)) return [];
    if (layers.some((layer) => layer.kind === 'image' && layer.picture === path)) {
      const picture = await inspectPicture(files, file, path).catch(faultOf);
      if ('problem' in picture) return [{ file, ...picture }];
    }
    const { value, problems } = attempt(() => files.bytes(file));
    const fault =
      value && (drawing.test(path) ? scriptFault(value) : placeFault(value, basename(path)));
    return fault ? [{ file, ...fault }] : problems;
  });
  return (await Promise.all(problems)).flat();
}
