import { afterAll } from 'vitest';
import { closePages } from '../open-browser.ts';

/** Set up for each file: closes the pages that it leaves open. */
afterAll(closePages);
