/** Where a text stops being JSON, for a person who has to find it. */
export interface JsonBreak {
  readonly line: number;
  readonly column: number;
  readonly observed: string;
  readonly allowed: string;
}

const tokens =
  /[ \t\r\n]*(?:([{}[\],:])|("(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.]))/y;

type Expects = 'value' | 'first-value' | 'first-key' | 'key' | 'colon' | 'comma' | 'end';

const inWords: Readonly<Record<Expects, string>> = {
  value: 'a value',
  'first-value': 'a value or ]',
  'first-key': 'a name in double quotes or }',
  key: 'a name in double quotes',
  colon: 'a colon',
  comma: 'a comma or the closing bracket',
  end: 'the end of the text',
};

/** The first place at which `text` is not JSON: a token scanner with a stack of open brackets; never recursive. */
export function whereJsonBreaks(text: string): JsonBreak {
  const open: string[] = [];
  let expects: Expects = 'value';
  let at = 0;
  const closed = (): Expects => (open.length === 0 ? 'end' : 'comma');
  for (;;) {
    tokens.lastIndex = at;
    const match = tokens.exec(text);
    if (!match) break;
    const [, mark, string] = match;
    const next = afterToken(expects, mark, string !== undefined, open, closed);
    if (next === undefined) break;
    expects = next;
    at = tokens.lastIndex;
  }
  const place = at + (/^[ \t\r\n]*/.exec(text.slice(at))?.[0].length ?? 0);
  const before = text.slice(0, place).split('\n');
  const seen = text.slice(place, place + 20).split('\n')[0] ?? '';
  return {
    line: before.length,
    column: (before[before.length - 1] ?? '').length + 1,
    observed: place >= text.length ? 'the end of the text' : seen,
    allowed: `JSON: ${inWords[expects]}`,
  };
}

function afterToken(
  expects: Expects,
  mark: string | undefined,
  isString: boolean,
  open: string[],
  closed: () => Expects,
): Expects | undefined {
  const wantsValue = expects === 'value' || expects === 'first-value';
  if (mark === undefined) {
    if (wantsValue) return closed();
    return isString && (expects === 'key' || expects === 'first-key') ? 'colon' : undefined;
  }
  if ((mark === '{' || mark === '[') && wantsValue) {
    open.push(mark);
    return mark === '{' ? 'first-key' : 'first-value';
  }
  if (mark === ':' && expects === 'colon') return 'value';
  if (mark === ',' && expects === 'comma') return open[open.length - 1] === '{' ? 'key' : 'value';
  const pair = mark === '}' ? '{' : '[';
  const mayClose = expects === 'comma' || expects === (mark === '}' ? 'first-key' : 'first-value');
  if ((mark === '}' || mark === ']') && mayClose && open[open.length - 1] === pair) {
    open.pop();
    return closed();
  }
  return undefined;
}
