/** Has a font file kept for the style sheet that declares it; told when it has come, or cannot be had. */
export function preloadFont(href: string): Promise<unknown> {
  return new Promise((resolve) => {
    const link = document.createElement('link');
    Object.assign(link, { rel: 'preload', as: 'font', crossOrigin: 'anonymous', href });
    link.addEventListener('load', resolve);
    link.addEventListener('error', resolve);
    document.head.append(link);
  });
}
