/**
 * Where the part of the screen begins that the map leaves to the text, in CSS pixels from its top: at
 * the foot of a map that stands above, or at the top where the map lies beside the text or scrolls away.
 */
export function textTop(): number {
  return Number.parseFloat(getComputedStyle(document.body).paddingBlockStart) || 0;
}

/** Whether the map stands above the text, rather than beside it. */
export function isStacked(main: HTMLElement): boolean {
  return getComputedStyle(main).getPropertyValue('--layout').trim() === 'stacked';
}
