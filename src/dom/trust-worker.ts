interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL: (url: string) => string | null }): unknown;
}

const trusted = new Set<string>();

/** Returns a worker's URL, accepted by the page's Trusted Types policy, which allows no other script. */
export function trustWorker(file: string): string {
  const url = new URL(file, document.baseURI).href;
  const types = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes;
  if (types && trusted.size === 0)
    types.createPolicy('default', {
      createScriptURL: (script) => (trusted.has(script) ? script : null),
    });
  trusted.add(url);
  return url;
}
