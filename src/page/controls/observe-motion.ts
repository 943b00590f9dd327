/** The reader's wish about motion: the switch on the page where it was used, else the system's setting. */
export interface Motion {
  readonly allowed: () => boolean;
  readonly stop: () => void;
}

/** Ties the switch to the system's setting and calls `onChange` when either changes. */
export function observeMotion(control: HTMLElement, onChange: () => void): Motion {
  const system = window.matchMedia('(prefers-reduced-motion: reduce)');
  let chosen: boolean | undefined;
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
    changed();
  };
  control.addEventListener('click', toggle);
  system.addEventListener('change', changed);
  show();
  return {
    allowed,
    stop: () => {
      control.removeEventListener('click', toggle);
      system.removeEventListener('change', changed);
    },
  };
}
