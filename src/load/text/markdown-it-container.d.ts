declare module 'markdown-it-container' {
  import type { MarkdownIt } from 'markdown-it';

  /** Adds `::: name` blocks, whose tokens are `container_<name>_open` and `container_<name>_close`. */
  export default function container(
    markdown: MarkdownIt,
    name: string,
    options?: { readonly validate?: (params: string, markup: string) => boolean },
  ): void;
}
