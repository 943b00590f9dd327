import type { SceneFault, SceneInStory } from './story-parts.ts';
import { suggestName } from './suggest-name.ts';

/** Checks that a scene draws only routes that it shows, between two shares from 0 to 1. */
export function checkDraw({ scene, drawn: known }: SceneInStory): readonly SceneFault[] {
  const shown = scene.layers.flatMap((layer) => {
    const [id, opacity] = typeof layer === 'string' ? ([layer, 1] as const) : layer;
    return opacity > 0 ? [id] : [];
  });
  return Object.entries(scene.draw ?? {}).flatMap(([id, ends]): readonly SceneFault[] => {
    if (!known.includes(id))
      return [[`draw names "${id}", which is no route.`, suggestName(id, known)]];
    const faults: SceneFault[] = [];
    if (!shown.includes(id)) {
      faults.push([`draws "${id}" without showing it.`, `Add "${id}" to the scene's layers.`]);
    }
    if (ends.length !== 2 || !ends.every((end) => end >= 0 && end <= 1)) {
      const remedy = 'Write [from, to], two numbers from 0 to 1.';
      faults.push([`draws "${id}" over [${ends.join(', ')}].`, remedy]);
    }
    return faults;
  });
}
