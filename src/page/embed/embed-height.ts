/** `embed.js`, a classic script that a page may load twice. It accepts messages only from frames with the story. */
{
  const frames = () => document.querySelectorAll<HTMLIFrameElement>('iframe[src*="stills"]');

  window.addEventListener('message', ({ source, origin, data }) => {
    for (const frame of frames()) {
      if (frame.contentWindow !== source || new URL(frame.src).origin !== origin) continue;
      if (data?.type !== 'embed-size' || !(Number.isInteger(data.height) && data.height > 0))
        continue;
      // The host page may use border-box.
      frame.style.boxSizing = 'content-box';
      frame.style.maxHeight = 'none';
      frame.style.height = `${Math.min(data.height, 200_000)}px`;
    }
  });

  // A frame that loaded before this script has already sent its height; one out of sight sends nothing unasked.
  const ask = () => {
    for (const frame of frames()) frame.contentWindow?.postMessage('embed-size', '*');
  };
  window.addEventListener('resize', ask);
  ask();
}
