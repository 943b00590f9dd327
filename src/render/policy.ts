import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';

/**
 * Writes the Content-Security-Policy into the built page, with the hashes of its inline styles, after all that
 * changes these. Assets stay files, since the policy allows no `data:` font.
 */
export function policyPlugin(): Plugin {
  return {
    name: 'content-security-policy',
    apply: 'build',
    config: () => ({ build: { assetsInlineLimit: 0 } }),
    transformIndexHtml: { order: 'post', handler: addPolicy },
  };
}

/** The page with its policy, straight after the declaration of its encoding. */
function addPolicy(html: string): string {
  const styles = [...html.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g)];
  const hashes = styles.map(
    ([, css = '']) => `'sha256-${createHash('sha256').update(css).digest('base64')}'`,
  );
  const policy = contentSecurityPolicy(hashes);
  const meta = `<meta http-equiv="Content-Security-Policy" content="${policy}">`;
  return html.replace(/<meta charset=[^>]*>/i, (charset) => `${charset}\n    ${meta}`);
}

/** The Content-Security-Policy of the page: everything from its own site, Trusted Types, and some inline `styles`. */
export function contentSecurityPolicy(styles: readonly string[]): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    ['style-src', "'self'", ...styles].join(' '),
    "img-src 'self'",
    "media-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types default',
  ].join('; ');
}
