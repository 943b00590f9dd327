import { createElement, foldOnEscape } from '../../dom/elements.ts';
import type { Versions } from '../../load/story-store.ts';
import { addFiles, type DroppedFile, type StoryUpdate, undo, write } from '../protocol.ts';
import { type BarPart, type Desk, keepKeys, type StudioInput } from './desk.ts';
import { createHandles } from './handles.ts';
import { createSceneView, watchView } from './scene-view.ts';

export function createBar(input: StudioInput, first: StoryUpdate, reread: () => void) {
  let section = '';
  const saving = createSaving(first.versions, () => {
    refresh();
    reread();
  });
  const scene = () => input.story.scenes[section];
  const desk: Desk = { ...input, section: () => section, scene, save: saving.save };
  const views = [createSceneView(desk), createHandles(desk), createWarnings()];
  const parts: readonly BarPart[] = [...views, saving];
  const elements = parts.map(({ element }) => element);
  const attributes = { id: '_studio', ariaLabel: 'Studio', onkeydown: keepKeys };
  const bar = createElement('section', attributes, ...elements, saving.status);
  const shown = [bar, ...parts.flatMap(({ over }) => over ?? [])];
  document.body.append(...shown);
  const stopping = new AbortController();
  const { signal } = stopping;
  takeFoot(bar, input, signal);
  const refresh = () => {
    for (const part of parts) part.refresh?.();
  };
  const show = (update: StoryUpdate) => {
    for (const part of parts) part.show?.(update);
    refresh();
  };
  show(first);
  takeDrops(signal, (files) => {
    const added = addFiles(files).then(({ words }) => {
      // The page is reloaded to show the new layers.
      sessionStorage.setItem(reportKey, words);
      return words;
    });
    void saving.report(added);
  });
  watchView(input, signal, (seen) => {
    const same = section === seen.section;
    section = seen.section;
    if (!same) refresh();
    for (const part of parts) part.see?.(seen);
  });
  return {
    show,
    stop() {
      stopping.abort();
      for (const element of shown) element.remove();
    },
  };
}

/** Reserves the page's foot for the bar, and frames scenes above the bar, until `signal` aborts. */
function takeFoot(bar: HTMLElement, { started }: StudioInput, signal: AbortSignal): void {
  const root = document.documentElement;
  const resized = new ResizeObserver(() => {
    root.style.setProperty('--studio', `${bar.offsetHeight}px`);
    started()?.reading.relayout();
  });
  root.dataset.studio = 'on';
  resized.observe(bar);
  signal.onabort = () => {
    resized.disconnect();
    delete root.dataset.studio;
    root.style.removeProperty('--studio');
  };
}

function takeDrops(signal: AbortSignal, take: (files: readonly DroppedFile[]) => void): void {
  const hasFiles = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes('Files');
  const over = (event: DragEvent) => hasFiles(event) && event.preventDefault();
  const drop = async (event: DragEvent) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    const files = [...(event.dataTransfer?.files ?? [])];
    const read = files.map(async (file) => ({ name: file.name, base64: await base64Of(file) }));
    take(await Promise.all(read));
  };
  document.addEventListener('dragover', over, { signal });
  document.addEventListener('drop', drop, { signal });
}

const base64Of = (file: Blob): Promise<string> =>
  new Promise((done) => {
    const reader = new FileReader();
    reader.onload = () => done(String(reader.result).replace(/^[^,]*,/, ''));
    reader.readAsDataURL(file);
  });

/** The session storage key of the report on added files, which must outlive a reload. */
const reportKey = 'studio-report';

/** Saves edits, reports on them, and calls `onFailure` on a failure; has a button that undoes the last edit. */
function createSaving(first: Versions, onFailure: () => void) {
  let current = first;
  const textContent = sessionStorage.getItem(reportKey) ?? '';
  const status = createElement('p', { className: 'studio-status', role: 'status', textContent });
  sessionStorage.removeItem(reportKey);
  const report = async (words: Promise<string>): Promise<boolean> => {
    try {
      status.textContent = await words;
      return true;
    } catch (error) {
      status.textContent = (error as Error).message;
      onFailure();
      return false;
    }
  };
  const undoLast = () => report(undo().then(({ label }) => `Taken back: ${label}.`));
  const button = createElement('button', { type: 'button', onclick: undoLast }, 'Undo');
  return {
    element: button,
    status,
    report,
    save(writing: Parameters<Desk['save']>[0]) {
      const saved = write({ ...writing, version: current[writing.file] });
      return report(saved.then(() => `Saved: ${writing.label}.`));
    },
    show({ versions, undo: last }: StoryUpdate) {
      current = versions;
      button.ariaDisabled = `${last === undefined}`;
      button.title = last === undefined ? '' : `Take back: ${last}`;
    },
  };
}

function createWarnings(): BarPart {
  const summary = createElement('summary', {});
  const list = createElement('ul', { className: 'studio-warnings' });
  const box = createElement('div', { className: 'studio-panel' }, list);
  const panel = createElement('details', {}, summary, box);
  foldOnEscape(panel);
  return {
    element: panel,
    show({ warnings }) {
      summary.textContent = `Warnings: ${warnings.length}`;
      list.replaceChildren(...warnings.map((line) => createElement('li', {}, line)));
      panel.hidden = warnings.length === 0;
    },
  };
}
