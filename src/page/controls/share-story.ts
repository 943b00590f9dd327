import { copyLink } from './copy-link.ts';

/**
 * Connects the buttons of `.share`: the browser's own sharing, shown where it has it, a link to the
 * story from its beginning, and paper. Returns what stops it.
 */
export function shareStory(): () => void {
  const stopping = new AbortController();
  const url = `${location.origin}${location.pathname}`;
  const does: Readonly<Record<string, (button: HTMLElement) => void>> = {
    share: () => navigator.share({ title: document.title, url }).catch(() => undefined),
    copy: (button) => copyLink(button, url),
    print: () => window.print(),
  };
  for (const button of document.querySelectorAll<HTMLElement>('.share [data-does]')) {
    const { does: name = '' } = button.dataset;
    if (name === 'share') button.hidden = !('share' in navigator);
    button.addEventListener('click', () => does[name]?.(button), { signal: stopping.signal });
  }
  return () => stopping.abort();
}
