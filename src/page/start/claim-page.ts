import { keepPlace } from '../reading/keep-place.ts';

/**
 * Lets the script take the page over from its style sheet, which shows the still maps where no script
 * has come in time; if `start` fails, the style sheet has it back.
 */
export function claimPage(start: () => void): void {
  const root = document.documentElement;
  keepPlace(() => {
    root.dataset.script = 'starting';
  });
  try {
    start();
  } catch (error) {
    delete root.dataset.script;
    throw error;
  }
}
