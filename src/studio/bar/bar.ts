import { createElement } from '../../dom/elements.ts';
import type { Versions } from '../../load/story-store.ts';
import { type StoryUpdate, undo, write } from '../protocol.ts';
import { type BarPart, createPanel, type Desk, keepKeys, type StudioInput } from './desk.ts';
import { createHandles } from './handles.ts';
import { createSceneView, watchView } from './scene-view.ts';

/** Puts the author's bar at the foot of the page. */
export function createBar(input: StudioInput, first: StoryUpdate, reread: () => void) {
  let section = '';
  const saving = createSaving(first.versions, () => {
    refresh();
    reread();
  });
  const scene = () => input.story.scenes[section];
  const desk: Desk = { ...input, section: () => section, scene, save: saving.save };
  const parts: readonly BarPart[] = [
    createSceneView(desk),
    createHandles(desk),
    createWarnings(),
    saving,
  ];
  const elements = parts.map(({ element }) => element);
  const bar = createElement('section', { id: '_studio', ariaLabel: 'Studio' }, ...elements);
  bar.append(saving.status);
  bar.addEventListener('keydown', keepKeys);
  const shown = [bar, ...parts.flatMap(({ over }) => over ?? [])];
  document.body.append(...shown);
  const leaveFoot = takeFoot(bar, input);
  const refresh = () => {
    for (const part of parts) part.refresh?.();
  };
  const show = (update: StoryUpdate) => {
    for (const part of parts) part.show?.(update);
    refresh();
  };
  show(first);
  const stopWatching = watchView(input, (seen) => {
    const same = section === seen.section;
    section = seen.section;
    if (!same) refresh();
    for (const part of parts) part.see?.(seen);
  });
  return {
    show,
    stop() {
      stopWatching();
      leaveFoot();
      for (const element of shown) element.remove();
    },
  };
}

/** Reserves the page's foot for the bar, and frames scenes above it. Returns what undoes that. */
function takeFoot(bar: HTMLElement, { started }: Pick<StudioInput, 'started'>): () => void {
  const root = document.documentElement;
  const resized = new ResizeObserver(() => {
    root.style.setProperty('--studio', `${bar.offsetHeight}px`);
    started()?.reading.relayout();
  });
  root.dataset.studio = 'on';
  resized.observe(bar);
  return () => {
    resized.disconnect();
    delete root.dataset.studio;
    root.style.removeProperty('--studio');
  };
}

/** Writes into the story's files and reports it, or else calls `agree`, with a button that takes it back. */
function createSaving(
  first: Versions,
  agree: () => void,
): BarPart & Pick<Desk, 'save'> & { readonly status: HTMLElement } {
  let seen = first;
  const status = createElement('p', { className: 'studio-status' });
  status.setAttribute('role', 'status');
  const report = async (words: Promise<string>): Promise<boolean> => {
    try {
      status.textContent = await words;
      return true;
    } catch (error) {
      status.textContent = (error as Error).message;
      agree();
      return false;
    }
  };
  const takeBack = () => report(undo().then(({ label }) => `Taken back: ${label}.`));
  const button = createElement('button', { type: 'button', onclick: takeBack }, 'Undo');
  return {
    element: button,
    status,
    save(writing) {
      const written = write({ ...writing, version: seen[writing.file] });
      return report(written.then(() => `Saved: ${writing.label}.`));
    },
    show({ versions, undo: last }) {
      seen = versions;
      button.ariaDisabled = `${last === undefined}`;
      button.title = last === undefined ? '' : `Take back: ${last}`;
    },
  };
}

/** The number of the story's warnings, where it has some, and their list. */
function createWarnings(): BarPart {
  const list = createElement('ul', { className: 'studio-warnings' });
  const panel = createPanel('', list);
  return {
    element: panel,
    show({ warnings }) {
      panel.querySelector('summary')?.replaceChildren(`Warnings: ${warnings.length}`);
      list.replaceChildren(...warnings.map((line) => createElement('li', {}, line)));
      panel.hidden = warnings.length === 0;
    },
  };
}
