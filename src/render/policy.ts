import { hash } from 'node:crypto';
import type { Plugin } from 'vite';
import { inlinedFontsScript } from '../fonts/inlined-fonts.ts';

/** Writes the Content-Security-Policy into the page, after everything that changes inline styles. */
export const policyPlugin = (): Plugin => ({
  name: 'content-security-policy',
  apply: 'build',
  // A font alone may be a `data:` URL: `src/fonts` inlines those of the first layout.
  config: () => ({ build: { assetsInlineLimit: 0 } }),
  transformIndexHtml: {
    order: 'post',
    handler(html) {
      const styles = [...html.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g)];
      const hashes = styles.map(([, css = '']) => hashOf(css));
      const meta = `<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy(hashes)}">`;
      return html.replace(/<meta charset=[^>]*>/i, (charset) => `${charset}\n    ${meta}`);
    },
  },
});

const hashOf = (inline: string) => `'sha256-${hash('sha256', inline, 'base64')}'`;

/** Allows the page's site, Trusted Types, the fonts' script, and inline styles with the given hashes. */
export const contentSecurityPolicy = (styles: readonly string[]): string =>
  [
    "default-src 'none'",
    `script-src 'self' ${hashOf(inlinedFontsScript)}`,
    ['style-src', "'self'", ...styles].join(' '),
    "img-src 'self'",
    "media-src 'self'",
    "font-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types default',
  ].join('; ');
