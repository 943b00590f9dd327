import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LaunchOptions } from 'playwright-core';
import subsetFont from 'subset-font';

/** A machine's fonts, as fontconfig lists them for a browser on Linux. */
export interface MachineFonts {
  /** For `openBrowser`: gives a browser these fonts, beside its own settings. */
  readonly adjust: (launch: LaunchOptions) => Promise<LaunchOptions>;
  readonly remove: () => Promise<void>;
}

const { resolve } = createRequire(import.meta.url);

/** A serif face, unlike the map's labels, so that text that falls back to it is seen. */
const face = '@fontsource/source-serif-4/files/source-serif-4-latin-400-normal.woff2';

const latin = Array.from({ length: 0x5f }, (_, index) => String.fromCharCode(0x20 + index)).join(
  '',
);

/** Glyphs of any font, the page's too, are drawn by these rules, whatever the machine prefers. */
const drawing = `<match target="pattern">${[
  ['antialias', '<bool>true</bool>'],
  ['hinting', '<bool>false</bool>'],
  ['autohint', '<bool>false</bool>'],
  ['hintstyle', '<const>hintnone</const>'],
  ['rgba', '<const>none</const>'],
]
  .map(([name, value]) => `<edit name="${name}" mode="assign">${value}</edit>`)
  .join('')}</match>`;

/**
 * The fonts that a browser has on this machine, which are those that come with it where the machine
 * has none, or those of a machine that has a single Latin font and no other.
 */
export async function machineFonts(which: 'own' | 'one Latin font'): Promise<MachineFonts> {
  const folder = await mkdtemp(join(tmpdir(), 'machine-fonts-'));
  const latin = which === 'own' ? undefined : `<dir>${await oneLatinFont(folder)}</dir>`;
  return {
    async adjust({ env = {}, ...launch }) {
      const { FONTCONFIG_FILE = '/etc/fonts/fonts.conf' } = env;
      const file = join(folder, 'fonts.conf');
      const fonts = latin ?? `<include ignore_missing="yes">${FONTCONFIG_FILE}</include>`;
      await writeFile(
        file,
        `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${fonts}<cachedir>${folder}</cachedir>${drawing}</fontconfig>\n`,
      );
      return { ...launch, env: { ...env, FONTCONFIG_FILE: file } };
    },
    remove: () => rm(folder, { recursive: true }),
  };
}

async function oneLatinFont(within: string): Promise<string> {
  const folder = join(within, 'fonts');
  await mkdir(folder);
  const woff2 = await readFile(resolve(face));
  const font = await subsetFont(woff2, latin, { targetFormat: 'sfnt' });
  await writeFile(join(folder, 'latin.ttf'), font);
  return folder;
}
