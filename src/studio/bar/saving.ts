import { createElement } from '../../dom/elements.ts';
import type { StoryUpdate } from '../live/story-update.ts';
import { undo, type Written, write } from '../protocol/requests.ts';
import type { Desk } from './desk.ts';

/** What writes into the story's files, takes it back, and says whether that was done. */
interface Saving extends Pick<Desk, 'save'> {
  /** The button that takes back what was written last. */
  readonly undo: HTMLElement;
  readonly status: HTMLElement;
  /** The story is saved as this. */
  readonly show: (update: Pick<StoryUpdate, 'versions' | 'undo'>) => void;
}

/** Writes from the story as it is saved at first. */
export function createSaving(first: StoryUpdate): Saving {
  let { versions } = first;
  let last: string | undefined;
  const status = createElement('p', { className: 'studio-status' });
  status.setAttribute('role', 'status');
  const button = createElement('button', { type: 'button' }, 'Undo');
  const tell = async (task: Promise<Written>, done: string): Promise<boolean> => {
    try {
      ({ versions } = await task);
      status.textContent = done;
      return true;
    } catch (error) {
      status.textContent = (error as Error).message;
      return false;
    }
  };
  button.addEventListener('click', () => {
    if (last !== undefined) tell(undo(), `Taken back: ${last}.`);
  });
  const show: Saving['show'] = (update) => {
    versions = update.versions;
    last = update.undo;
    button.ariaDisabled = `${last === undefined}`;
    button.title = last === undefined ? '' : `Take back: ${last}`;
  };
  show(first);
  return {
    undo: button,
    status,
    show,
    save: (writing) =>
      tell(write({ ...writing, version: versions[writing.file] }), `Saved: ${writing.label}.`),
  };
}
