const token =
  /[\t\n\r ]*(?:([{}[\]:,])|("(?:[ !#-[\]-\uffff]|\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4}))*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[Ee][+-]?\d+)?|true|false|null))/y;

type State = 'value' | 'first-value' | 'first-key' | 'key' | 'colon' | 'after';

/**
 * Finds where a text stops being JSON, since `JSON.parse` does not always say.
 *
 * @returns The offset of the first character that cannot stand where it does (the text's length
 * where the text ends too soon), or `undefined` when the text is JSON.
 */
export function locateJsonError(text: string): number | undefined {
  const open: string[] = [];
  let state: State = 'value';
  let offset = 0;
  while (state !== 'after' || open.length > 0) {
    token.lastIndex = offset;
    const match = token.exec(text);
    const next: State | null | undefined =
      match && advance(state, match[1] ?? (match[2] ? '"' : '0'), open);
    if (!next) return skipSpace(text, offset);
    state = next;
    offset = token.lastIndex;
  }
  const end = skipSpace(text, offset);
  return end < text.length ? end : undefined;
}

function skipSpace(text: string, offset: number): number {
  let end = offset;
  while (' \t\n\r'.includes(text[end] ?? '.')) end += 1;
  return end;
}

/** The state after one more token, or nothing when the token cannot stand here. */
function advance(state: State, sign: string, open: string[]): State | undefined {
  const inside = open.at(-1);
  switch (state) {
    case 'first-key':
    case 'key':
      if (sign === '"') return 'colon';
      return state === 'first-key' && sign === '}' ? close(open) : undefined;
    case 'colon':
      return sign === ':' ? 'value' : undefined;
    case 'after':
      if (sign === ',') return inside === '{' ? 'key' : 'value';
      return sign === (inside === '{' ? '}' : ']') ? close(open) : undefined;
    default:
      if (state === 'first-value' && sign === ']') return close(open);
      if (sign === '"' || sign === '0') return 'after';
      if (sign !== '{' && sign !== '[') return undefined;
      open.push(sign);
      return sign === '{' ? 'first-key' : 'first-value';
  }
}

function close(open: string[]): State {
  open.pop();
  return 'after';
}
