import { createElement, foldOnEscape } from '../../dom/elements.ts';
import type { Versions } from '../../load/story-store.ts';
import { addFiles, type DroppedFile, type StoryUpdate, undo, write } from '../protocol.ts';
import { type BarPart, type Desk, keepKeys, type StudioInput } from './desk.ts';
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
      // The page is loaded anew once it shows them.
      sessionStorage.setItem(reported, words);
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

/** Reserves the page's foot for the bar, and frames scenes above it, until the signal. */
function takeFoot(
  bar: HTMLElement,
  { started }: Pick<StudioInput, 'started'>,
  signal: AbortSignal,
): void {
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

/** Takes files that are dropped anywhere on the page, until the signal. */
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

/** Where what was said of added files outlives a reload. */
const reported = 'studio-report';

/** Writes into the story's files and reports it, or else calls `agree`, with a button that takes it back. */
function createSaving(first: Versions, agree: () => void) {
  let seen = first;
  const textContent = sessionStorage.getItem(reported) ?? '';
  const status = createElement('p', { className: 'studio-status', role: 'status', textContent });
  sessionStorage.removeItem(reported);
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
    report,
    save(writing: Parameters<Desk['save']>[0]) {
      const written = write({ ...writing, version: seen[writing.file] });
      return report(written.then(() => `Saved: ${writing.label}.`));
    },
    show({ versions, undo: last }: StoryUpdate) {
      seen = versions;
      button.ariaDisabled = `${last === undefined}`;
      button.title = last === undefined ? '' : `Take back: ${last}`;
    },
  };
}

/** The number of the story's warnings, where it has some, and their list, which unfolds above the bar. */
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
