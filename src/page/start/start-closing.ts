import { shareStory } from '../controls/share-story.ts';
import { openFolds } from '../reading/open-folds.ts';
import { fillPrintAddress } from './print-address.ts';

/** Readies what a reader finds at the story's end: the folds, sharing, paper. Gives what stops it. */
export function startClosing(): () => void {
  fillPrintAddress();
  const stopping = [openFolds(), shareStory()];
  return () => {
    for (const stop of stopping) stop();
  };
}
