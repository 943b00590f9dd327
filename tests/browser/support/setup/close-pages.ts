import { afterAll } from 'vitest';
import { closePages } from '../open-browser.ts';

afterAll(closePages);
