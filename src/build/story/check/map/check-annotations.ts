import { boundsContain } from '../../../../core/camera/bounds.ts';
import type { SceneSpec } from '../../../../core/story/scene-spec.ts';
import { kindNamed } from '../../../../style/kinds/kinds.ts';
import type { SoundLayer } from '../../map-data.ts';
import type { Fault } from '../fault.ts';

/** Annotations that tell of a place that the section does not frame. */
export function annotationPlaceFaults({ annotations = [], bounds }: Partial<SceneSpec>): Fault[] {
  if (!bounds) return [];
  return annotations.flatMap(({ text, at }): Fault[] => {
    if (boundsContain(bounds, at)) return [];
    const [lng, lat] = at;
    const remedy = boundsContain(bounds, [lat, lng])
      ? `Longitude comes first: write [${lat}, ${lng}].`
      : 'Move it to a place that the section frames, or widen the bounds.';
    const problem = `the annotation "${text}" tells of [${at.join(', ')}], which is outside of the bounds.`;
    return [[problem, remedy, ['annotations', text, 'at'], at]];
  });
}

/** Annotations that are to come with a day where no layer comes by its days. */
export function annotationDayFaults(
  { annotations = [], draw = {} }: Partial<SceneSpec>,
  all: readonly SoundLayer[],
): Fault[] {
  const comes = all.some(
    ({ id, kind }) => draw[id] && (kind === undefined || kindNamed(kind)?.drawsByDay),
  );
  return annotations.flatMap(({ text, day }): Fault[] => {
    if (day === undefined || comes) return [];
    const problem = `the annotation "${text}" is to come with ${day}, but the section draws no layer by its days.`;
    const remedy = 'Name a layer of points with a time in draw, or leave the day out.';
    return [[problem, remedy, ['annotations', text, 'day'], day]];
  });
}
