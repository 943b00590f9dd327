import type { Camera, Viewport } from '../../core/camera/camera.ts';
import { sectionRead } from '../../core/timeline/timeline.ts';
import { measurePage } from '../../page/reading/measure-page.ts';
import type { StudioInput } from '../studio-input.ts';

/** What the author sees now. */
export interface SeenNow {
  readonly section: string;
  /** The story's own room for the map, and what covers it. */
  readonly viewport: Viewport;
  /** Where the map is seen from, once there is one. */
  readonly camera: Camera | undefined;
  /** The author, or the story itself, has moved the map away from the section's scene. */
  readonly moved: boolean;
}

/** How long a measured page counts, in milliseconds. */
const fresh = 200;

/** Calls `onSeen` in each frame in which something else is seen than in the one before. */
export function watchView(
  { started }: Pick<StudioInput, 'started'>,
  onSeen: (seen: SeenNow) => void,
): () => void {
  let viewport: Viewport | undefined;
  let measured = Number.NEGATIVE_INFINITY;
  let last = '';
  const look = (now: number) => {
    pending = requestAnimationFrame(look);
    const page = started();
    if (!page) return;
    if (!viewport || now - measured > fresh) {
      viewport = measurePage().viewport;
      measured = now;
    }
    const state = page.takeover.state();
    const seen = {
      section: sectionRead(page.reading.now().place),
      viewport,
      camera: page.map()?.camera(),
      moved: state === 'reader' || state === 'exploring',
    };
    const next = JSON.stringify(seen);
    if (next === last) return;
    last = next;
    onSeen(seen);
  };
  let pending = requestAnimationFrame(look);
  return () => cancelAnimationFrame(pending);
}
