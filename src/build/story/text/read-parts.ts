import type { Token } from 'markdown-it';
import type { SectionPart } from './story.ts';

/** What the text says that it should not, and at which line of the Markdown (from 0). */
export interface TextFault {
  readonly line: number;
  readonly problem: string;
  readonly remedy: string;
}

const kinds =
  '"::: record", "::: caption", "::: fold TITLE", "::: chart NAME", "::: share", "::: sources" and "::: about-map"';

/** The blocks that are only a name: what stands there is written by the build. */
const bare = ['sources', 'about-map', 'share'] as const;

/**
 * Cuts a section's tokens into prose and `:::` blocks.
 *
 * @param tokens The tokens between a section's heading and the next.
 * @param lines The Markdown's lines, to see whether a block was closed.
 * @param render Turns a run of tokens into HTML.
 */
export function readParts(
  tokens: readonly Token[],
  lines: readonly string[],
  render: (tokens: Token[]) => string,
): { parts: SectionPart[]; faults: TextFault[] } {
  const parts: SectionPart[] = [];
  const faults: TextFault[] = [];
  let prose: Token[] = [];
  const endProse = (): void => {
    if (prose.length > 0) parts.push({ kind: 'prose', html: render(prose) });
    prose = [];
  };
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index];
    if (token?.type !== 'container_block_open') {
      if (token) prose.push(token);
      continue;
    }
    endProse();
    const end = closing(tokens, index);
    const part = readBlock(token, tokens.slice(index + 1, end), lines, render);
    if ('kind' in part) parts.push(part);
    else faults.push(part);
    index = end;
  }
  endProse();
  return { parts, faults };
}

function closing(tokens: readonly Token[], open: number): number {
  const level = tokens[open]?.level;
  return tokens.findIndex(
    (token, index) =>
      index > open && token.type === 'container_block_close' && token.level === level,
  );
}

function readBlock(
  open: Token,
  inner: Token[],
  lines: readonly string[],
  render: (tokens: Token[]) => string,
): SectionPart | TextFault {
  const [line = 0, end = 0] = open.map ?? [];
  const [kind = '', ...words] = open.info.trim().split(/\s+/);
  const name = words.join(' ');
  const fault = (problem: string, remedy: string): TextFault => ({ line, problem, remedy });
  if (!/^\s*:{3,}\s*$/.test(lines[end] ?? '')) {
    return fault(
      `the block "${`::: ${kind}`.trim()}" is not closed.`,
      'End it with a line of ":::".',
    );
  }
  const nested = inner.find((token) => token.type === 'container_block_open');
  if (nested) {
    return fault(`the block "::: ${kind}" holds another block.`, 'Close it before the next one.');
  }
  if ((kind === 'record' || kind === 'caption') && !name) return { kind, html: render(inner) };
  if (kind === 'fold' && name) return { kind, title: name, html: render(inner) };
  if (kind === 'chart' && name && inner.length === 0) return { kind, name, line };
  const written = bare.find((each) => each === kind);
  if (written && !name && inner.length === 0) return { kind: written };
  return fault(
    `"::: ${open.info.trim()}" is not a block of the story.`,
    `The blocks are ${kinds}; a record, a caption and a fold have text inside, no other.`,
  );
}
