/**
 * `embed.js`: the script of another page that shows the story in frames as tall as its text. It heeds a
 * message of the frame alone that it is about, from the site that the frame is of. It is a classic script,
 * and may be there more than once.
 */
{
  const frames = () => document.querySelectorAll<HTMLIFrameElement>('iframe[src*="stills"]');

  window.addEventListener('message', ({ source, origin, data }) => {
    for (const frame of frames()) {
      if (frame.contentWindow !== source || new URL(frame.src).origin !== origin) continue;
      if (data?.type !== 'embed-size' || !(Number.isInteger(data.height) && data.height > 0))
        continue;
      // Without borders, which the page around may have counted in.
      frame.style.boxSizing = 'content-box';
      frame.style.maxHeight = 'none';
      frame.style.height = `${Math.min(data.height, 200_000)}px`;
    }
  });

  // A frame that was there first has told already; one out of sight tells nothing unasked.
  const ask = () => {
    for (const frame of frames()) frame.contentWindow?.postMessage('embed-size', '*');
  };
  window.addEventListener('resize', ask);
  ask();
}
