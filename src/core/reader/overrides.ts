import type { Scene } from '../timeline/scene.ts';

/** The layers that the reader has switched on or off by hand, by id; the others are the story's. */
export type Overrides = Readonly<Record<string, boolean>>;

/**
 * The scene as the reader overrides it: a layer switched on is fully opaque and one switched off is
 * hidden, whatever the section. A route that the reader keeps on is whole where the story hides
 * it, and goes over into the story's drawing as the story fades it in. Without overrides it is the
 * scene itself.
 */
export function withOverrides(scene: Scene, overrides: Overrides): Scene {
  const entries = Object.entries(overrides);
  if (entries.length === 0) return scene;
  const opacity = { ...scene.opacity };
  const drawn = { ...scene.drawn };
  for (const [id, visible] of entries) {
    opacity[id] = visible ? 1 : 0;
    const drawnByStory = scene.drawn[id];
    if (!visible || drawnByStory === undefined) continue;
    drawn[id] = 1 - (scene.opacity[id] ?? 0) * (1 - drawnByStory);
  }
  return { ...scene, opacity, drawn };
}
