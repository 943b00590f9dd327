import { type Overrides, type View, writeLink } from '../../core/reader/choices.ts';
import { findElement } from '../../dom/elements.ts';
import type { Theme } from '../../style/palette.ts';
import { keepPlace } from '../reading/keep-place.ts';

/** Writes `data-motion`: follows the system until the reader uses the page's switch. Returns a getter. */
export function observeMotion(onChange: () => void, signal: AbortSignal): () => boolean {
  const control = findElement('_motion');
  const system = window.matchMedia('(prefers-reduced-motion: reduce)');
  const { dataset } = document.documentElement;
  // A page that shows only one map does not scroll.
  let chosen = dataset.embed === 'map' ? false : undefined;
  const allowed = () => chosen ?? !system.matches;
  const show = () => {
    control.ariaChecked = String(allowed());
    dataset.motion = allowed() ? 'on' : 'off';
  };
  const changed = () => {
    show();
    onChange();
  };
  const toggle = () => {
    chosen = !allowed();
    keepPlace(changed);
  };
  control.addEventListener('click', toggle, { signal });
  system.addEventListener('change', changed, { signal });
  show();
  return allowed;
}

export function observeTheme(onChange: (theme: Theme) => void, signal: AbortSignal): () => Theme {
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  const now = () => (dark.matches ? 'dark' : 'light');
  dark.addEventListener('change', () => onChange(now()), { signal });
  return now;
}

export type KeptOverrides = ReturnType<typeof keepOverrides>;

export function keepOverrides(
  first: Overrides,
  section: () => string | undefined,
  awaited: () => View | undefined,
  onChange: () => void,
) {
  let overrides = first;
  const save = () => {
    // As a relative URL, a path that begins with `//` would name another host.
    const next = new URL(location.href);
    next.search = writeLink({ overrides, view: awaited() }, location.search);
    next.hash = section() ?? '';
    if (next.href !== location.href) history.replaceState(history.state, '', next);
  };
  const change = (next: Overrides) => {
    overrides = next;
    onChange();
    // This comes last: Safari throws if the URL changes more than 100 times in 30 seconds.
    save();
  };
  return {
    now: () => overrides,
    set: (layer: string, visible: boolean | number) => change({ ...overrides, [layer]: visible }),
    reset: () => change({}),
    save,
  };
}
