import { createElement } from '../../dom/elements.ts';
import type { Versions } from '../../load/story-store.ts';
import { addFiles, type DroppedFile, type StoryUpdate, undo, write } from '../protocol.ts';
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
  const leaveDrops = takeDrops(async (files) => {
    const added = addFiles(files).then(({ words }) => {
      // The page is loaded anew once it shows them.
      sessionStorage.setItem(reported, words);
      return words;
    });
    await saving.report(added);
  });
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
      leaveDrops();
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

/** Takes files that are dropped anywhere on the page. Returns what stops that. */
function takeDrops(take: (files: readonly DroppedFile[]) => Promise<void>): () => void {
  const controller = new AbortController();
  const options = { signal: controller.signal };
  const hasFiles = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes('Files');
  const over = (event: DragEvent) => hasFiles(event) && event.preventDefault();
  const drop = async (event: DragEvent) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    const files = [...(event.dataTransfer?.files ?? [])];
    await take(
      await Promise.all(
        files.map(async (file) => ({ name: file.name, base64: await base64Of(file) })),
      ),
    );
  };
  document.addEventListener('dragover', over, options);
  document.addEventListener('drop', drop, options);
  return () => controller.abort();
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
function createSaving(
  first: Versions,
  agree: () => void,
): BarPart &
  Pick<Desk, 'save'> & {
    readonly status: HTMLElement;
    readonly report: (words: Promise<string>) => Promise<boolean>;
  } {
  let seen = first;
  const status = createElement('p', { className: 'studio-status' });
  status.setAttribute('role', 'status');
  status.textContent = sessionStorage.getItem(reported) ?? '';
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
