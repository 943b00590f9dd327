import type { Browser } from 'playwright-core';
import { boundsContain, unwrapped } from '../core/camera/bounds.ts';
import { project, type Size } from '../core/camera/camera.ts';
import { nearAngle } from '../core/camera/mercator.ts';
import { boxAround, boxesMeet } from '../core/geometry/box.ts';
import type { AnnotationSpec } from '../core/story/scene-spec.ts';
import { offsetOf } from '../core/timeline/annotation-room.ts';
import { annotationSource, besidePlace } from '../style/annotation-layers.ts';
import { buildKindOf, kindOf, thingsOf } from '../style/kinds/kinds.ts';
import { tickSource } from '../style/kinds/route/route-layers.ts';
import { still } from './layer-problems.ts';
import { type Look, lookAt, type PlacedLabel, type Point } from './look.ts';
import { controlProblems, pageProblems } from './page-problems.ts';
import { linesIn, overlap, stroke, within } from './shapes.ts';
import { drawNothing, type MapAtRest, mapAtRest, openStory, type StoryPage } from './story-page.ts';
import {
  type Fault,
  formatSize,
  quote,
  sceneFault,
  type TestedStory,
  type UnplacedFault,
  wordsFault,
} from './tested-story.ts';

export interface SectionLook {
  readonly section: string;
  readonly camera: Omit<MapAtRest, 'layers'>;
  readonly look: Look;
  readonly at: string;
}

/** Opens the story, without drawing in WebGL, for {@link mapProblems}, which resizes the page. */
export const openMapPage = (browser: Browser, url: string): Promise<StoryPage> =>
  openStory(browser, url, { ...still, scripts: [drawNothing] });

/** Reports a story's faults on a screen: in frames, labels, legend and console. */
export async function mapProblems(
  opened: StoryPage,
  tested: TestedStory,
  size: Size,
  sections: readonly string[] = Object.keys(tested.story.scenes),
): Promise<readonly Fault[]> {
  const { page, goTo, errors, requests } = opened;
  const [errorsBefore, requestsBefore] = [errors.length, requests.length];
  const at = formatSize(size);
  await page.setViewportSize(size);
  await mapAtRest(page);
  const problems: Fault[] = [];
  for (const section of sections) {
    if (tested.story.scenes[section]?.follow) continue;
    const camera = await goTo(section);
    const seen = { section, camera, look: await lookAt(page), at };
    problems.push(...frameProblems(tested, seen), ...labelProblems(tested, seen));
  }
  problems.push(...(await controlProblems(page, tested, at)));
  const since = { errors: errors.slice(errorsBefore), requests: requests.slice(requestsBefore) };
  return [...problems, ...pageProblems(tested, since, at)];
}

function toMap({ camera, look }: SectionLook): (position: readonly number[]) => Point {
  const { viewport } = look;
  const at = project({ ...camera, padding: viewport.covered }, viewport);
  return ([lng = 0, lat = 0]) => at([nearAngle(lng, camera.center[0]), lat]);
}

/** Reports bounds that are not wholly on the map or that something covers, and layers outside its free part. */
export function frameProblems(tested: TestedStory, seen: SectionLook): readonly Fault[] {
  const { section, camera, look, at } = seen;
  const scene = tested.story.scenes[section];
  if (!scene) return [];
  const [west, south, east, north] = unwrapped(scene.bounds, camera.center[0]);
  const toScreen = project({ ...camera, padding: look.viewport.covered }, look.viewport);
  const corners = [west, east].flatMap((lng) => [south, north].map((lat) => toScreen([lng, lat])));
  const subject = corners.flat().every(Number.isFinite) ? boxAround(corners) : undefined;
  const over = subject && look.over.find((box) => boxesMeet(subject, box));
  const { top, right, bottom, left } = look.viewport.covered;
  const { width, height } = look.viewport;
  const free = { left, top, right: width - right, bottom: height - bottom };
  const liesIn = (id: string) =>
    (tested.shapes[id] ?? []).some(({ geometry }) => {
      const corners = linesIn(geometry).flat().map(toMap(seen));
      return !corners.flat().every(Number.isFinite) || boxesMeet(boxAround(corners), free);
    });
  const hidden = tested.story.layers.filter(
    ({ id, kind }) =>
      scene.layers[id] && !(kind === 'image' ? liesIn(id) : look.inSight.includes(id)),
  );
  const remedy = `Make the bounds smaller, or write "world: reach" into ${tested.story.files.settings} to let the map go farther.`;
  const faults: UnplacedFault[] = hidden.map(({ id }) => ({
    problem: `it shows "${id}", but nothing of it lies in the part of the map that the text leaves free`,
    remedy:
      'Widen the bounds so that they hold some of it, or remove it from the layers of the section.',
  }));
  if (!subject || !within(subject, look.viewport))
    faults.push({ problem: 'the bounds reach beyond the map', remedy });
  if (over) faults.push({ problem: `the bounds reach under ${over.what}`, remedy });
  return faults.map((fault) => sceneFault(tested, section, { ...fault, at }));
}

/**
 * Reports faults of labels on a section's map. Its annotations and `names` must be there, whole and uncovered.
 * No label may be cut within the bounds, or lie on another, a leader or, unless it names a point, a route. Skips
 * labels along a route that the section does not draw yet.
 */
export function labelProblems(tested: TestedStory, seen: SectionLook): readonly Fault[] {
  const { section, look } = seen;
  const { annotations = [], names = [], bounds, draw = {} } = tested.story.scenes[section] ?? {};
  const isAhead = ({ text }: PlacedLabel) =>
    tested.story.labels.some(
      (label) =>
        label.text === text && 'along' in label && label.along > (draw[label.layer]?.[1] ?? 1),
    );
  const due = [...annotations.map(({ text }) => text), ...names];
  const missing = due.filter((text) => look.labels.every((label) => label.text !== text));
  const { width, height } = look.viewport;
  const map = { left: 0, top: 0, right: width, bottom: height };
  const routes = strokesOf(tested, seen);
  const named = tested.story.layers.filter((layer) => buildKindOf(layer.kind).named?.(layer));
  const beside = new Set(
    named.flatMap((layer) => thingsOf(layer, tested.shapes[layer.id] ?? []).map(([name]) => name)),
  );
  const labels = look.labels.filter(
    (label) => boxesMeet(boxAround(label.corners), map) && !isAhead(label),
  );
  const wrong = labels.flatMap((label, index) => {
    const box = boxAround(label.corners);
    const isDue = due.includes(label.text);
    const isCut =
      !within(box, look.viewport) && (isDue || (bounds && boundsContain(bounds, label.at)));
    const over = isDue && look.always.find((other) => boxesMeet(box, other));
    const others = labels.slice(index + 1).filter(({ corners, text, source }) => {
      const areNotes = source === annotationSource && source === label.source;
      return (text !== label.text || areNotes) && overlap(label.corners, corners, 1.5);
    });
    const meets = (each: readonly Point[]) => overlap(label.corners, each, 1);
    const crossed = routes.filter(({ strokes }) => !beside.has(label.text) && strokes.some(meets));
    const note = annotations.find(({ text }) => text === label.text);
    const leader =
      label.source === annotationSource && note && leaderOf(note, toMap(seen)(note.at));
    const struck = labels.filter(({ corners }) => leader && overlap(corners, leader, 1));
    const problems = [
      ...struck.map(({ text }) => `has its leader on ${quote(text)}`),
      ...(isCut ? ['is cut by the map’s edge'] : []),
      ...(over ? [`lies under ${over.what}`] : []),
      ...others.map(({ text }) =>
        text === label.text ? 'lies on another annotation' : `lies on ${quote(text)}`,
      ),
      ...crossed.map(({ id }) => `lies on the line of "${id}"`),
    ];
    return problems.map((problem) => labelFault(tested, seen, label, problem));
  });
  return [...missing.map((text) => missingFault(tested, seen, text)), ...wrong];
}

function leaderOf({ side, ...sized }: AnnotationSpec, [x, y]: Point) {
  const offset = offsetOf(sized);
  const across = { left: -1, right: 1, top: 0, bottom: 0 }[side];
  const down = { left: 0, right: 0, top: -1, bottom: 1 }[side];
  const at = (far: number): Point => [x + far * across, y + far * down];
  return stroke(at(Math.min(besidePlace, offset / 2)), at(offset));
}

function missingFault(tested: TestedStory, { section, at }: SectionLook, text: string): Fault {
  const { annotations = [] } = tested.story.scenes[section] ?? {};
  const isNote = annotations.some((note) => note.text === text);
  const problem = `${quote(text)} is not shown`;
  const remedy = isNote
    ? 'Give the annotation another side, offset or width, shorten it, or widen the bounds.'
    : 'Widen the bounds so that it is farther from the edge, or remove it from the names.';
  const fault = sceneFault(tested, section, { problem, remedy, at });
  return isNote ? wordsFault(tested, fault) : fault;
}

function strokesOf({ story, shapes }: TestedStory, seen: SectionLook) {
  const shown = story.scenes[seen.section]?.layers ?? {};
  const toScreen = toMap(seen);
  return story.layers
    .filter((layer) => kindOf(layer).drawsAlong && (shown[layer.id] ?? 0) > 0)
    .map(({ id }) => {
      const lines = (shapes[id] ?? []).flatMap(({ geometry }) => linesIn(geometry));
      const strokes = lines.flatMap((line) => {
        const points = line.map(toScreen);
        return points.slice(1).map((point, index) => stroke(points[index] ?? point, point));
      });
      return { id, strokes };
    });
}

function labelFault(
  tested: TestedStory,
  { section, at }: SectionLook,
  { text, source }: PlacedLabel,
  problem: string,
): Fault {
  const isAnnotation = source === annotationSource;
  const { files, labels } = tested.story;
  const index = labels.findIndex((label) => label.text === text);
  if (!isAnnotation && index >= 0)
    return wordsFault(tested, {
      file: files.labels,
      path: [index],
      place: `label ${quote(text)}`,
      problem: `beside section "${section}" it ${problem}`,
      remedy: 'Move it, or leave it out by "minZoom" and "maxZoom" where there is no room.',
      at,
    });
  const remedies: Readonly<Record<string, string>> = {
    [annotationSource]: 'Give the annotation another side, offset or width, or move its place.',
    [tickSource]: 'Change "ticksInKm" of the layer, or leave it out.',
  };
  const remedy = remedies[source] ?? 'Name it in "quiet", or change the bounds of the section.';
  const fault = sceneFault(tested, section, { problem: `${quote(text)} ${problem}`, remedy, at });
  return isAnnotation ? wordsFault(tested, fault) : fault;
}
