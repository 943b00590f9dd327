import type { Feature } from 'geojson';
import { Document, stringify, visit } from 'yaml';
import type { Bounds } from '../../core/camera/bounds.ts';
import { fitBounds } from '../../core/camera/fit-bounds.ts';
import { fromMercator, nearAngle, toMercator, worldSize } from '../../core/camera/mercator.ts';
import { clamp } from '../../core/numbers.ts';
import { streetZooms } from '../../core/story/tiles.ts';
import { unstated } from '../../load/check/check-metadata.ts';
import { idLike, isId } from '../../load/files/ids.ts';
import { bySort } from '../new/as-geojson.ts';
import { layerOf, layersOf, type OwnLayer } from '../new/story-of-shapes.ts';
import {
  type Camera,
  type Chapter,
  changed,
  type Imported,
  lost,
  type Remark,
} from './imported.ts';

/** The files of a story made of an imported one, and what else is to be said of it. */
export interface MadeStory {
  readonly files: Readonly<Record<string, string>>;
  /** The ids of the chapters' sections, in their order. */
  readonly ids: readonly string[];
  readonly remarks: readonly Remark[];
}

/** @param name What the story is called where it has no title. */
export function storyOfImported(story: Imported, name: string): MadeStory {
  const remarks: Remark[] = [];
  const layers = ownLayers(story.layers, remarks);
  const ids = idsOf(story.chapters);
  const title = story.title || name;
  const text = [
    `---\n${stringify({ title, ...(story.subtitle && { subtitle: story.subtitle }), ...(story.author && { author: story.author }), ...(story.lang && { lang: story.lang }) })}---`,
    `# ${escapedLine(title)} {#title}`,
    story.opening,
    ...story.chapters.flatMap((chapter, i) => [
      `## ${chapter.title || escapedLine(untitled(chapter, i))} {#${ids[i]}}`,
      chapter.text,
    ]),
    '## About this story {#about}',
    story.closing,
    '::: about-map\n:::',
  ];
  const numbered = story.stops !== undefined && story.chapters.some(({ at }) => at);
  const cameras = camerasOf(story.chapters);
  const own = new Map(layers.map((layer) => [layer.id, layer]));
  const scene = (chapter: Chapter | undefined, camera: Camera | undefined) => ({
    ...(camera ? sceneOf(camera) : { bounds: world }),
    ...(numbered &&
      chapter?.at && { at: [nearAngle(round(chapter.at[0], 5)), round(chapter.at[1], 5)] }),
    layers: [
      ...Object.entries(chapter?.layers ?? {}).flatMap(([source, opacity]) =>
        layers
          .filter((each) => each.of === source)
          .map(({ id }) => (opacity === 1 ? id : { [id]: round(opacity, 2) })),
      ),
      ...(numbered ? [stopsId] : []),
    ],
  });
  const [first] = story.chapters;
  const scenes = Object.fromEntries([
    ['title', scene(first && { ...first, at: undefined as never }, cameras.find(Boolean))],
    ...story.chapters.map(
      (chapter, i) => [ids[i], scene(chapter, cameras[i] ?? cameras.find(Boolean))] as const,
    ),
    ['about', 'same'],
  ]);
  return {
    ids,
    remarks,
    files: {
      'story.md': `${text.filter(Boolean).join('\n\n')}\n`,
      'scenes.yaml': `# yaml-language-server: $schema=.schema/scenes.json\n${yamlOf(scenes)}`,
      'layers.yaml': `${layersOf([...own.values()])}${numbered ? stopsEntry(story.stops === 'joined') : ''}${layers.length === 0 && !numbered ? '{}\n' : ''}`,
      ...Object.fromEntries(layers.map(({ id, geojson }) => [`geo/layers/${id}.geojson`, geojson])),
    },
  };
}

/** YAML with each list of numbers or names on one line. */
function yamlOf(value: unknown): string {
  const document = new Document(value, { aliasDuplicateObjects: false });
  visit(document, {
    Seq(_, list) {
      list.flow = true;
    },
  });
  return document.toString({ flowCollectionPadding: false, lineWidth: 0 });
}

const stopsId = 'stops';

const stopsEntry = (isJoined: boolean): string => `
${stopsId}:
  label: Places
  kind: stops
  color: { light: "#5d4a8a", dark: "#c3b4ef" }
${isJoined ? '  joined: true\n' : ''}  source: The story
  license: ${unstated}
`;

/** A heading for a chapter that has none. */
const untitled = ({ id }: Chapter, index: number): string => {
  const words = id.replaceAll(/[-_]+/g, ' ').trim();
  return words && !/^(chapter|slide|slug style id)? ?\d*$/i.test(words)
    ? words.charAt(0).toUpperCase() + words.slice(1)
    : `${index + 1}`;
};

const escapedLine = (text: string): string =>
  text.replaceAll(/\s+/g, ' ').replaceAll(/([\\`*_[\]{}<#|])/g, '\\$1');

/** An id for each chapter: its own, or one of its title, and another where several have the same. */
function idsOf(chapters: readonly Chapter[]): readonly string[] {
  const taken = new Map(['title', 'about', 'map'].map((id) => [id, 1]));
  return chapters.map(({ id, title }, i) => {
    const like = (idLike(id) || idLike(title)).slice(0, 50).replace(/-$/, '');
    const stem = isId(like) ? like : isId(`part-${like}`) ? `part-${like}` : `part-${i + 1}`;
    let free = stem;
    for (let n = taken.get(stem) ?? 1; taken.has(free); n += 1) {
      free = `${stem}-${n + 1}`;
      taken.set(stem, n + 1);
    }
    taken.set(free, 1);
    return free;
  });
}

/** Layers of this story, each with the name of the one that it is made of. */
function ownLayers(
  layers: Imported['layers'],
  remarks: Remark[],
): readonly (OwnLayer & { readonly of: string })[] {
  const made = Object.entries(layers).flatMap(([of, features]) =>
    bySort(features as Feature[]).flatMap(({ ending, geojson }, _, { length }) => {
      try {
        return [{ of, ...layerOf(geojson, length > 1 ? `${of} ${ending}` : of, `${of}.geojson`) }];
      } catch (error) {
        remarks.push(lost(`layer \`${of}\`: ${(error as Error).message.split('\n').at(-1)}`));
        return [];
      }
    }),
  );
  const taken = new Set([stopsId]);
  return made.filter(({ id, of }) => {
    if (taken.has(id)) remarks.push(lost(`layer \`${of}\`: another has the id "${id}"`));
    return !taken.has(id) && taken.add(id);
  });
}

/** The camera at each chapter: its own, or where those before it left the map. */
function camerasOf(chapters: readonly Chapter[]): readonly (Camera | undefined)[] {
  let last: Camera | undefined;
  return chapters.map(({ camera }) => {
    last = camera ?? last;
    return last;
  });
}

/** The screen that cameras were made for, as far as anyone knows. */
const screen = { width: 1440, height: 900, covered: { top: 0, right: 0, bottom: 0, left: 0 } };

const world: Bounds = [-180, -60, 180, 75];

/** The bounds that fill that screen as a camera does, found by framing them as the engine will. */
export function sceneOf({ center, zoom, bearing = 0, pitch = 0 }: Camera) {
  const turned = { bearing: round(nearAngle(bearing), 1), pitch: round(clamp(pitch, 0, 60), 1) };
  const wanted = {
    center: toMercator([nearAngle(center[0]), center[1]]),
    zoom: clamp(zoom, 0, streetZooms.closest),
  };
  // Of more than half the world, which no bounds across the 180th meridian may be, a smaller box at that zoom.
  const [pixel, widest] = [1 / worldSize(wanted.zoom), 1 / 6 / screen.width];
  const isWide = pixel > 3 * widest;
  let [[x, y], size] = [wanted.center, isWide ? widest : pixel];
  let bounds = world;
  for (let i = 0; i < 20; i += 1) {
    bounds = boxAt(x, y, size);
    const fit = fitBounds({ bounds, ...turned, maxZoom: isWide ? wanted.zoom : 22 }, screen);
    const [fitX, fitY] = toMercator(fit.center);
    x += wanted.center[0] - fitX - Math.round(wanted.center[0] - fitX);
    y = clamp(y + wanted.center[1] - fitY, 0.02, 0.98);
    if (!isWide) size *= 2 ** (fit.zoom - wanted.zoom);
  }
  const digits = Math.max(2, Math.ceil(wanted.zoom / 3));
  return {
    bounds: bounds.map((degrees) => round(degrees, digits)),
    ...(turned.bearing && { bearing: turned.bearing }),
    ...(turned.pitch && { pitch: turned.pitch }),
    ...((isWide || zoom > 8) && { maxZoom: round(wanted.zoom, 2) }),
  };
}

/** The box of a screen around a point of the Mercator square, at a size of its pixels there. */
function boxAt(x: number, y: number, size: number): Bounds {
  const [halfWidth, halfHeight] = [(screen.width * size) / 2, (screen.height * size) / 2];
  const [west, north] = fromMercator([x - halfWidth, y - halfHeight]);
  const [east, south] = fromMercator([x + halfWidth, y + halfHeight]);
  return [nearAngle(west), Math.max(south, -85), nearAngle(east), Math.min(north, 85)];
}

const round = (value: number, digits: number): number => Number(value.toFixed(digits));

/** What framing changes of a camera. */
export const cameraRemarks = ({ center, zoom, pitch = 0 }: Camera): readonly Remark[] => [
  ...(zoom > streetZooms.closest
    ? [changed(`a zoom of ${zoom} is ${streetZooms.closest} here`)]
    : []),
  ...(pitch > 60 ? [changed(`a pitch of ${pitch}° is 60° here`)] : []),
  ...(Math.abs(center[0]) > 180
    ? [changed(`longitude ${center[0]} is ${round(nearAngle(center[0]), 5)}`)]
    : []),
];
