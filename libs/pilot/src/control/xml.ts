import { InputError } from '@libs/knowledge';
import { SaxesParser } from 'saxes';

/** An element with either children or text, never both; `line` where it was read. */
export interface XmlElement {
  readonly name: string;
  readonly children: readonly XmlElement[];
  readonly text: string;
  readonly line?: number;
}

type Part = XmlElement | null;

/** An element with children; what is null is left out. */
export function element(name: string, ...parts: readonly (Part | readonly Part[])[]): XmlElement {
  return { name, children: parts.flat().filter((part) => part !== null), text: '' };
}

/** An element with text. */
export function leaf(name: string, text: string | number): XmlElement {
  return { name, children: [], text: String(text) };
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** The tree as a document in one namespace, two spaces a level. Errors: an InputError for a character that XML cannot carry. */
export function xmlText(root: XmlElement, namespace: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${written(root, 0, ` xmlns="${namespace}"`)}`;
}

function written({ name, children, text }: XmlElement, depth: number, attribute = ''): string {
  const space = '  '.repeat(depth);
  if (children.length > 0)
    return `${space}<${name}${attribute}>\n${children.map((child) => written(child, depth + 1)).join('')}${space}</${name}>\n`;
  return `${space}<${name}${attribute}>${escaped(text, name)}</${name}>\n`;
}

function escaped(text: string, name: string): string {
  if (!/^[\t\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u.test(text))
    throw new InputError('XML', [
      { where: name, observed: JSON.stringify(text).slice(0, 80), allowed: 'characters that XML 1.0 can carry' },
    ]);
  return text.replace(/[&<>]/g, (found) => escapes[found] ?? found);
}

interface Open {
  readonly name: string;
  readonly line: number;
  readonly children: XmlElement[];
  text: string;
}

/** Reads a document of one namespace. Errors: an InputError that says in which line it breaks, or what is not of this namespace. */
export function readXml(text: string, namespace: string, from: string): XmlElement {
  const parser = new SaxesParser({ xmlns: true, position: true });
  const open: Open[] = [];
  let root: XmlElement | undefined;
  const refuse = (where: string, observed: string, allowed: string): never => {
    throw new InputError(from, [{ where, observed, allowed }]);
  };
  parser.on('error', ({ message }) =>
    refuse(`line ${parser.line}, column ${parser.column}`, message.replace(/^\d+:\d+: /, ''), 'well-formed XML'),
  );
  parser.on('doctype', () => refuse(`line ${parser.line}`, 'a DOCTYPE', 'none: no entity is read from elsewhere'));
  parser.on('opentag', ({ local, uri }) => {
    if (uri !== namespace)
      refuse(`line ${parser.line}, ${local}`, uri ? `namespace ${uri}` : 'no namespace', `namespace ${namespace}`);
    open.push({ name: local, line: parser.line, children: [], text: '' });
  });
  const add = (more: string): void => {
    const inside = open.at(-1);
    if (inside) inside.text += more;
  };
  parser.on('text', add);
  parser.on('cdata', add);
  parser.on('closetag', () => {
    const { name, line, children, text: said } = open.pop() ?? refuse('the document', 'an end', 'a start before it');
    if (children.length > 0 && said.trim() !== '')
      refuse(`line ${line}, ${name}`, `text between elements: ${said.trim().slice(0, 40)}`, 'elements or text');
    const done = { name, children, text: children.length > 0 ? '' : said, line };
    const above = open.at(-1);
    if (above) above.children.push(done);
    else root = done;
  });
  parser.write(text.replace(/^\uFEFF/, '')).close();
  return root ?? refuse('the document', 'no element', 'one root element');
}

/** Where two trees differ first, in words, or undefined. Lines are those of `seen`. */
export function firstDifference(
  seen: XmlElement,
  expected: XmlElement,
): { where: string; observed: string; allowed: string } | undefined {
  const where = `line ${seen.line ?? 0}, ${seen.name}`;
  if (seen.name !== expected.name)
    return { where, observed: `<${seen.name}>${seen.text.slice(0, 60)}`, allowed: `<${expected.name}>` };
  if (seen.text !== expected.text && (seen.text.trim() !== '' || expected.text !== ''))
    return { where, observed: seen.text.slice(0, 80), allowed: expected.text.slice(0, 80) };
  for (const [at, child] of seen.children.entries()) {
    const other = expected.children[at];
    if (!other)
      return {
        where: `line ${child.line ?? 0}, ${child.name}`,
        observed: 'an element more',
        allowed: 'what the recipe writes',
      };
    const found = firstDifference(child, other);
    if (found) return found;
  }
  const missing = expected.children[seen.children.length];
  return (
    missing && { where, observed: `no further ${missing.name}`, allowed: `${missing.name}, as the recipe writes it` }
  );
}
