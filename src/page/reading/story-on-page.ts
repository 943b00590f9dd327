import { withOverrides } from '../../core/reader/choices.ts';
import { holds, progressBetween } from '../../core/timeline/holds.ts';
import {
  camerasNear,
  placeAt,
  sceneAhead,
  sceneAt,
  type Timeline,
  timeline,
} from '../../core/timeline/timeline.ts';
import { measurePage, type PageLayout } from './measure-page.ts';
import type { Frame, ReadingInput } from './reading.ts';

/** A jump is a change of place within one frame by more than this many screens. */
const jump = 1.5;

/** The story as it lies on the page; it is to be measured anew when the layout may have changed. */
export function storyOnPage({
  scenes,
  days,
  motion,
  overrides,
}: Pick<ReadingInput, 'scenes' | 'days' | 'motion' | 'overrides'>) {
  let layout: PageLayout;
  let story: Timeline;
  const measure = () => {
    layout = measurePage(days);
    const spans = holds(layout.cards, layout);
    const { cues, viewport } = layout;
    story = timeline(scenes, spans, viewport, { motion: motion(), days, cues });
  };
  measure();
  return {
    measure,
    /** Whether two scroll offsets lie farther from one another than a reader scrolls in a frame. */
    isJump: (from: number, to: number) => Math.abs(to - from) > jump * layout.viewportHeight,
    frameAt: (position: number): Frame => ({
      position,
      read: progressBetween(0, Math.floor(layout.scrollMax), position),
      place: placeAt(story, position),
      scene: withOverrides(sceneAt(story, position), overrides()),
      ahead: (section) => sceneAhead(story, position, section),
      near: () => camerasNear(story, position),
    }),
  };
}
