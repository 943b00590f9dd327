import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';

/**
 * Writes the Content-Security-Policy into the built page, with the hashes of its inline styles. It
 * comes after all that changes the styles. Assets stay files, since the policy lets no `data:` font
 * through. In dev there is no policy: Vite's own styles and reloads need none.
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

/**
 * The Content-Security-Policy of the page: everything from the page's own site, nothing inline but
 * the styles that it names by their hash, and scripts made from text only where a Trusted Types
 * policy allows it.
 *
 * @param styles What inline styles may be, such as `'sha256-…'`.
 */
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
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types default',
  ].join('; ');
}
