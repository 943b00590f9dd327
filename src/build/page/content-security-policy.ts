/**
 * The Content-Security-Policy of the page: everything from the page's own site, nothing inline but
 * the styles that it names by their hash, and scripts made from text only where a Trusted Types
 * policy allows it.
 *
 * @param styleHashes The sources of the inline styles, such as `sha256-…`, without quotes.
 */
export function contentSecurityPolicy(styleHashes: readonly string[]): string {
  const hashes = styleHashes.map((hash) => ` '${hash}'`).join('');
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self'${hashes}`,
    "img-src 'self'",
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
