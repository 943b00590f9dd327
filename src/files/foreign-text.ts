import { decodeText } from './safe-folder.ts';

/**
 * Decodes a text that another program wrote: UTF-8, UTF-16 as Excel's "Unicode text" has it, or Windows-1252 as older
 * programs in western Europe have it; `say` gets a note for the author if it is not UTF-8. @throws StoryError otherwise
 */
export function decodeForeignText(
  bytes: Uint8Array,
  file: string,
  say: (line: string) => void,
): string {
  const wide = wideEncodingOf(bytes);
  if (wide) {
    say(`${file}: read as UTF-16.`);
    return new TextDecoder(wide).decode(bytes);
  }
  const narrow = Buffer.from(bytes).toString('latin1');
  const isWestern = !isUtf8(bytes) && !narrow.includes('\0') && !tooManyLetters.test(narrow);
  if (!isWestern) return decodeText(bytes, file);
  const letterOf = (code: string) => upperControls[code.charCodeAt(0) - 0x80] ?? code;
  const text = narrow.replace(/[\x80-\x9f]/g, letterOf);
  const [word = ''] = /[\p{L}\p{M}]*[^\0-\x7f][\p{L}\p{M}]*/u.exec(text) ?? [];
  const sample = word.slice(0, 40);
  say(`${file}: read as Windows-1252: "${sample}". Save it as UTF-8 if a letter is wrong.`);
  return text;
}

/** The letters that Windows-1252 has at 0x80 to 0x9F, since not every version of Node decodes them. */
const upperControls = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

/** Matches letters beyond ASCII in a row, as in Russian, Greek or Chinese; western words have three at most. */
const tooManyLetters = /[\xc0-\xff]{4}/;

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** UTF-16 by its byte order mark, or by ASCII whose every second byte is zero. */
function wideEncodingOf([first, second, third, fourth]: Uint8Array) {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first && second === 0 && third && fourth === 0) return 'utf-16le';
  return first === 0 && second && third === 0 && fourth ? 'utf-16be' : undefined;
}
