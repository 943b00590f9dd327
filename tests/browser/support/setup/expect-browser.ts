import { inject } from 'vitest';

/** Set up for each file that needs a browser: fails it with one sentence where none starts. */
const missing = inject('missingBrowser');
if (missing) throw new Error(missing);
