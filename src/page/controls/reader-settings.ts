import { findElement } from '../../dom/elements.ts';
import type { Theme } from '../../style/palette.ts';
import { keepPlace } from '../reading/keep-place.ts';

/** Whether the reader wants motion: the switch on the page if it was used, else the system's setting. */
export function observeMotion(onChange: () => void) {
  const control = findElement('_motion');
  const system = window.matchMedia('(prefers-reduced-motion: reduce)');
  // One map alone does not scroll.
  let chosen: boolean | undefined =
    document.documentElement.dataset.embed === 'map' ? false : undefined;
  const allowed = () => chosen ?? !system.matches;
  const show = () => {
    control.setAttribute('aria-checked', String(allowed()));
    document.documentElement.dataset.motion = allowed() ? 'on' : 'off';
  };
  const changed = () => {
    show();
    onChange();
  };
  const toggle = () => {
    chosen = !allowed();
    keepPlace(changed);
  };
  const stopping = new AbortController();
  const { signal } = stopping;
  control.addEventListener('click', toggle, { signal });
  system.addEventListener('change', changed, { signal });
  show();
  return { allowed, stop: () => stopping.abort() };
}

/** The theme of the reader's system. */
export function observeTheme(onChange: (theme: Theme) => void) {
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  const now = (): Theme => (dark.matches ? 'dark' : 'light');
  const changed = () => onChange(now());
  dark.addEventListener('change', changed);
  return { now, stop: () => dark.removeEventListener('change', changed) };
}
