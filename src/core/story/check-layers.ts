import type { SceneFault, SceneInStory } from './story-parts.ts';
import { suggestName } from './suggest-name.ts';

/** Checks that a scene shows layers that there are, each once and at an opacity from 0 to 1. */
export function checkLayers({ scene, layers }: SceneInStory): readonly SceneFault[] {
  const known = layers.map(({ id }) => id);
  const shown = scene.layers.map((layer) =>
    typeof layer === 'string' ? ([layer, 1] as const) : layer,
  );
  return shown.flatMap(([id, opacity], i): readonly SceneFault[] => {
    if (!known.includes(id)) return [[`layer "${id}" does not exist.`, suggestName(id, known)]];
    const faults: SceneFault[] = [];
    if (!(opacity >= 0 && opacity <= 1)) {
      faults.push([`layer "${id}" has opacity ${opacity}.`, 'Use a number from 0 to 1.']);
    }
    if (shown.findIndex(([other]) => other === id) < i) {
      faults.push([`layer "${id}" is shown twice.`, 'Name each layer once.']);
    }
    return faults;
  });
}
