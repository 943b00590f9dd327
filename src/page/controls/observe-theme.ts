import type { Theme } from '../../style/palette.ts';

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
