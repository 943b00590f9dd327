import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';
import { contentSecurityPolicy } from './content-security-policy.ts';

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
export function addPolicy(html: string): string {
  const styles = [...html.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g)];
  const policy = contentSecurityPolicy(styles.map(([, css = '']) => hashSource(css)));
  const meta = `<meta http-equiv="Content-Security-Policy" content="${policy}">`;
  return html.replace(/<meta charset=[^>]*>/i, (charset) => `${charset}\n    ${meta}`);
}

/** An inline element's text as a source of a policy: `sha256-…`. */
export function hashSource(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
