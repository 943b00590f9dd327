interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL: (address: string) => string | null },
  ): unknown;
}

let trusted: string | undefined;

/**
 * Lets the map's worker, and no other script, be started from its address where the page's policy
 * asks for Trusted Types.
 */
export function trustWorker(address: string): void {
  const types = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes;
  if (!types || trusted) return;
  trusted = address;
  types.createPolicy('default', {
    createScriptURL: (asked) => (asked === trusted ? asked : null),
  });
}
