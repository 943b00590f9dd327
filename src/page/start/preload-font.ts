/** Has a font file kept for the style sheet that declares it; told when it has come, or cannot be had. */
export function preloadFont(href: string): Promise<void> {
  return new Promise((resolve) => {
    const link = document.createElement('link');
    const done = () => {
      link.remove();
      resolve();
    };
    link.onload = done;
    link.onerror = done;
    Object.assign(link, { rel: 'preload', as: 'font', crossOrigin: 'anonymous', href });
    document.head.append(link);
  });
}
