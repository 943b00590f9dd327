interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL: (url: string) => string | null }): unknown;
}

const trusted = new Set<string>();

/**
 * Lets a worker be started from a file where the page's policy requires Trusted Types, and gives its
 * whole URL. No script is let through but those named here: the map's worker, the relief's and
 * the service worker.
 */
export function trustWorker(file: string): string {
  const url = new URL(file, document.baseURI).href;
  const types = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes;
  if (types && trusted.size === 0) {
    types.createPolicy('default', {
      createScriptURL: (script) => (trusted.has(script) ? script : null),
    });
  }
  trusted.add(url);
  return url;
}
