import { type Overrides, writeLink } from '../../core/reader/choices.ts';
import { findElement } from '../../dom/elements.ts';
import type { Theme } from '../../style/palette.ts';
import { keepPlace } from '../reading/keep-place.ts';

/** Keeps `data-motion` up to date: the page's switch if the reader has used it, else the system's setting. */
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

export type KeptOverrides = ReturnType<typeof keepOverrides>;

/** Keeps the reader's overrides in the page's address, with the current section; none at the story's beginning. */
export function keepOverrides(
  first: Overrides,
  section: () => string | undefined,
  onChange: () => void,
) {
  let overrides = first;
  const save = () => replaceAddress(writeLink({ overrides }, location.search), section());
  const change = (next: Overrides) => {
    overrides = next;
    save();
    onChange();
  };
  return {
    now: () => overrides,
    set: (layer: string, visible: boolean | number) => change({ ...overrides, [layer]: visible }),
    reset: () => change({}),
    /** Writes the address of the overrides and the current section. */
    save,
  };
}

function replaceAddress(search: string, section: string | undefined): void {
  const hash = section ? `#${section}` : '';
  const next = `${location.pathname}${search}${hash}`;
  if (next === `${location.pathname}${location.search}${location.hash}`) return;
  history.replaceState(history.state, '', next);
}
