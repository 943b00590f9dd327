/** Unfolds what the page says about a layer, so that a link to it leads to something open. */
export function openAbout(layer: string): void {
  const about = document.getElementById(`about-${layer}`);
  if (about instanceof HTMLDetailsElement) about.open = true;
}
