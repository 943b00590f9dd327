import { checkAnnotations } from './check-annotations.ts';
import { checkCamera, checkRouteZoom } from './check-camera.ts';
import { checkDraw } from './check-draw.ts';
import { checkIds } from './check-ids.ts';
import { checkLayers } from './check-layers.ts';
import { checkPairing } from './check-pairing.ts';
import type { Problem } from './problem.ts';
import type { StoryParts } from './story-parts.ts';

export type { Problem } from './problem.ts';

/** Checks that the parts of a story fit together; gives every problem, in the order of the files. */
export function validateStory(story: StoryParts): readonly Problem[] {
  return [...checkIds(story), ...checkPairing(story), ...checkScenes(story)];
}

const sceneChecks = [checkCamera, checkLayers, checkDraw, checkRouteZoom, checkAnnotations];

function checkScenes({ scenes, layers, drawn, files }: StoryParts): readonly Problem[] {
  return Object.entries(scenes).flatMap(([id, scene]) =>
    sceneChecks.flatMap((check) =>
      check({ id, scene, layers, drawn }).map(([problem, remedy]) => ({
        file: files.scenes,
        place: `section "${id}"`,
        problem,
        remedy,
      })),
    ),
  );
}
