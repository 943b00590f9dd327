import { Document, stringify, visit } from 'yaml';
import { unstated } from '../../check/check-metadata.ts';
import type { Bounds } from '../../core/camera/bounds.ts';
import { boundsInView } from '../../core/camera/bounds-in-view.ts';
import { fitBounds } from '../../core/camera/fit-bounds.ts';
import { type LngLat, nearAngle, toMercator, worldSize } from '../../core/camera/mercator.ts';
import { bareDesk } from '../../core/camera/screens.ts';
import { coordinateBounds } from '../../core/geometry/coordinates.ts';
import { clamp } from '../../core/numbers.ts';
import { streetZooms } from '../../core/story/tiles.ts';
import { idLike, isId } from '../../files/story-files.ts';
import { languageTag } from '../../read/schema/values.ts';
import { spokenLanguages } from '../../read/words/read-words.ts';
import { asGeojson } from '../data/as-geojson.ts';
import { layerOf } from '../data/own-layers.ts';
import { layersOf } from '../new/story-of-shapes.ts';
import {
  type Camera,
  type Chapter,
  changed,
  type Imported,
  lost,
  type Remark,
  when,
} from './imported.ts';
import { headingOf } from './markdown-of.ts';

export type MadeStory = ReturnType<typeof storyOfImported>;

/** Makes a story's files, its sections' ids, and remarks; a story without a title is called `name`. */
export function storyOfImported(story: Imported, name: string) {
  const remarks: Remark[] = [];
  const layers = importLayers(story.layers, remarks);
  const ids = idsOf(story.chapters);
  const title = story.title || name;
  const lang = languageTag.safeParse(story.lang).data;
  const { language } = new Intl.Locale(lang ?? 'en');
  const { subtitle, author } = story;
  const meta = {
    title,
    ...(subtitle && { subtitle }),
    ...(author && { author }),
    ...(lang && { lang }),
  };
  const text = [
    `---\n${stringify(meta)}---`,
    `# ${headingOf(title)} {#title}`,
    story.opening,
    ...story.chapters.flatMap((chapter, i) => [
      `## ${chapter.title || headingOf(untitled(chapter, i))} {#${ids[i]}}`,
      chapter.text,
    ]),
    '## About this story {#about}',
    story.closing,
    '::: about-map\n:::',
  ];
  const numbered = story.stops !== undefined && story.chapters.some(({ at }) => at);
  // The camera at each chapter: its own, or the last one before it.
  const cameras = story.chapters.map(
    (_, i, all) => all.slice(0, i + 1).findLast(({ camera }) => camera)?.camera,
  );
  const scene = (chapter: Chapter | undefined, camera: Camera | undefined) => ({
    ...(camera ? sceneOf(camera) : { bounds: world }),
    ...(numbered && chapter?.at && { at: placeOf(chapter.at) }),
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
  const start = story.camera ?? cameras.find(Boolean);
  const scenes = Object.fromEntries([
    ['title', scene(first && { ...first, at: undefined as never }, start)],
    ...story.chapters.map((chapter, i) => [ids[i], scene(chapter, cameras[i] ?? start)] as const),
    ['about', 'same'],
  ]);
  return {
    ids,
    remarks,
    files: {
      'story.md': `${text.filter(Boolean).join('\n\n')}\n`,
      'scenes.yaml': `# yaml-language-server: $schema=.schema/scenes.json\n${yamlOf(scenes)}`,
      'layers.yaml': `${layersOf(layers)}${numbered ? stopsEntry(story.stops === 'joined') : ''}${layers.length === 0 && !numbered ? '{}\n' : ''}`,
      // The engine has no words in the language yet.
      ...(!spokenLanguages().includes(language) && { [`engine-words.${language}.yaml`]: '{}\n' }),
      ...Object.fromEntries(layers.map(({ id, geojson }) => [`geo/layers/${id}.geojson`, geojson])),
    },
  };
}

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

const untitled = ({ id }: Chapter, index: number): string => {
  const words = id.replaceAll(/[-_]+/g, ' ').trim();
  return words && !/^(chapter|slide|slug style id)? ?\d*$/i.test(words)
    ? words.charAt(0).toUpperCase() + words.slice(1)
    : `${index + 1}`;
};

/** Makes an id from each chapter's id or title, with a number if several would be the same. */
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

function importLayers(layers: Imported['layers'], remarks: Remark[]) {
  const made = Object.entries(layers).flatMap(([of, features]) => {
    try {
      const parts = asGeojson({ [of]: features }, `${of}.geojson`);
      return parts.map(([name, geojson]) => ({ of, ...layerOf(geojson, name, `${of}.geojson`) }));
    } catch (error) {
      remarks.push(lost(`layer \`${of}\`: ${(error as Error).message.split('\n').at(-1)}`));
      return [];
    }
  });
  const taken = new Set([stopsId]);
  return made.filter(({ id, of }) => {
    if (taken.has(id)) remarks.push(lost(`layer \`${of}\`: another has the id "${id}"`));
    return !taken.has(id) && taken.add(id);
  });
}

const screen = bareDesk;

const world: Bounds = [-180, -60, 180, 75];

export function cameraAround(places: readonly (LngLat | undefined)[]): Camera | undefined {
  const known = places.flatMap((place) => (place ? [[place]] : []));
  const inner = { ...screen, width: 0.8 * screen.width, height: 0.8 * screen.height };
  return known.length > 0
    ? fitBounds({ bounds: coordinateBounds(known), maxZoom: 12 }, inner)
    : undefined;
}

export function sceneOf({ center, zoom, bearing = 0, pitch = 0 }: Camera) {
  const [lng, lat] = placeOf(center);
  const wanted = clamp(zoom, 0, streetZooms.closest);
  // Bounds across the 180th meridian cannot be as wide as a far camera's; smaller ones are shown at its zoom.
  const isWide = screen.width / worldSize(wanted) > 0.4;
  const camera = {
    center: [lng, lat] as const,
    zoom: isWide ? Math.max(wanted, 4) : wanted,
    bearing: round(nearAngle(bearing), 1),
    pitch: round(clamp(pitch, 0, 60), 1),
    padding: screen.covered,
  };
  const [west, south, east, north] = boundsInView(camera, screen, screen).bounds;
  return {
    bounds: [west, Math.max(south, -85), east, Math.min(north, 85)] as Bounds,
    ...(camera.bearing && { bearing: camera.bearing }),
    ...(camera.pitch && { pitch: camera.pitch }),
    ...((isWide || zoom > 8) && { maxZoom: round(wanted, 2) }),
  };
}

const placeOf = ([lng, lat]: LngLat): LngLat => [
  round(nearAngle(lng), 5),
  round(clamp(lat, -84, 84), 5),
];

const round = (value: number, digits: number): number => Number(value.toFixed(digits));

/** Says how a scene's camera differs from the original. */
export function cameraRemarks(camera: Camera): readonly Remark[] {
  const { zoom, pitch = 0 } = camera;
  const [lng, lat] = camera.center;
  const { center, zoom: near } = fitBounds(sceneOf(camera), screen);
  const away = Math.abs(toMercator(center)[1] - toMercator([lng, lat])[1]) * worldSize(zoom);
  const isOther = away > 0.1 * screen.height || Math.abs(near - zoom) > 0.15;
  const [nearLng, nearLat] = [nearAngle(lng), center[1]].map((each) => round(each, 2));
  return [
    ...when(pitch > 60, changed(`a pitch of ${pitch}° is 60° here`)),
    ...when(Math.abs(lng) > 180, changed(`longitude ${lng} is ${nearLng}`)),
    ...when(isOther, changed(`zoom ${zoom} at latitude ${lat} is ${round(near, 1)} at ${nearLat}`)),
  ];
}
