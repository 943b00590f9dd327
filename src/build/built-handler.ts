import type { RequestListener } from 'node:http';
import sirv from 'sirv';

/** The headers of every answer: what the page's own policy cannot say from a `<meta>`. */
const headers: Readonly<Record<string, string>> = {
  'Content-Security-Policy': "frame-ancestors 'none'",
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};

const year = 365 * 24 * 60 * 60;

/**
 * Answers requests from a built folder as a careful static host would: the `.br` or `.gz` twin of a
 * file where the browser takes it, hashed files under `/assets/` kept for a year, all else asked for
 * again each time, and the security headers. The folder is listed once, so a new build needs a new
 * handler.
 */
export function builtHandler(folder: string): RequestListener {
  const serve = sirv(folder, {
    brotli: true,
    gzip: true,
    etag: true,
    maxAge: 0,
    setHeaders(response, pathname) {
      const hashed = pathname.startsWith('/assets/');
      response.setHeader(
        'Cache-Control',
        hashed ? `public, max-age=${year}, immutable` : 'no-cache',
      );
    },
  });
  return (request, response) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    if (request.method === 'GET' || request.method === 'HEAD') {
      serve(request, response);
    } else {
      response.writeHead(405, { Allow: 'GET, HEAD' }).end();
    }
  };
}
