import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { addPolicy, contentSecurityPolicy } from '../../../src/build/render/policy.ts';

test('lets only the page and its own site through', () => {
  expect(contentSecurityPolicy(['sha256-abc='])).toBe(
    "default-src 'none'; script-src 'self'; style-src 'self' 'sha256-abc='; img-src 'self'; font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types default",
  );
});

test('names each inline style by the hash of its very text', () => {
  const css = 'body{color:red}\n';
  const hash = createHash('sha256').update(css).digest('base64');
  const page = addPolicy(
    `<meta charset="utf-8"><style>${css}</style><style media="print">p{}</style>`,
  );
  expect(page).toContain(`'self' 'sha256-${hash}' 'sha256-`);
  expect(page.indexOf('Content-Security-Policy')).toBeLessThan(page.indexOf('<style>'));
});
