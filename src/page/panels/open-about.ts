import { openAround } from '../reading/open-around.ts';

/** Unfolds what the page says about a layer, so that a link to it leads to something open. */
export function openAbout(layer: string): void {
  openAround(document.getElementById(`about-${layer}`));
}
