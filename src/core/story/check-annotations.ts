import { holds } from '../camera/bounds.ts';
import type { SceneFault, SceneInStory } from './story-parts.ts';

/** The longest leader, in CSS pixels. */
const longest = 120;

/** Checks that what a scene writes on the map is there, and tells of a place that it frames. */
export function checkAnnotations({ scene }: SceneInStory): readonly SceneFault[] {
  const { annotations = [], bounds } = scene;
  return annotations.flatMap(({ text, at, offset = 0, width = 1 }): SceneFault[] => {
    const faults: SceneFault[] = [];
    if (text.trim() === '')
      faults.push(['an annotation has no text.', 'Write one, or take it out.']);
    if (!holds(bounds, at)) {
      faults.push([
        `the annotation "${text}" tells of [${at.join(', ')}], which is outside of the bounds.`,
        'Move it to a place that the section frames, or widen the bounds.',
      ]);
    }
    if (!(offset >= 0 && offset <= longest)) {
      const remedy = `Use a number of pixels from 0 to ${longest}.`;
      faults.push([`the annotation "${text}" has the offset ${offset}.`, remedy]);
    }
    if (!(width > 0)) {
      faults.push([
        `the annotation "${text}" has the width ${width}.`,
        'Use a number of ems above 0.',
      ]);
    }
    return faults;
  });
}
