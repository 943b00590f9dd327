import { findElement } from '../../dom/elements.ts';
import type { Theme } from '../../style/palette.ts';
import { keepPlace } from '../reading/keep-place.ts';

/** Whether the reader wants motion: the switch on the page where it was used, else the system's setting. */
interface Motion {
  readonly allowed: () => boolean;
  readonly stop: () => void;
}

/** Ties the switch to the system's setting and calls `onChange` when either changes. */
export function observeMotion(onChange: () => void): Motion {
  const control = findElement('_motion');
  const system = window.matchMedia('(prefers-reduced-motion: reduce)');
  // One map alone is not scrolled, and so whole from the start.
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

/** The page's theme as the reader's system has it, now and whenever it changes. */
export function observeTheme(onChange: (theme: Theme) => void): {
  readonly now: () => Theme;
  readonly stop: () => void;
} {
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  const now = (): Theme => (dark.matches ? 'dark' : 'light');
  const changed = () => onChange(now());
  dark.addEventListener('change', changed);
  return { now, stop: () => dark.removeEventListener('change', changed) };
}
