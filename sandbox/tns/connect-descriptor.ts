import { ProtocolViolation } from './protocol-violation.js';

const MAX_DEPTH = 32;

/** One `(NAME=value)` of a connect descriptor: the value is text or a list of further pairs. */
export interface DescriptorNode {
  /** Upper case. */
  readonly name: string;
  readonly text: string;
  readonly children: readonly DescriptorNode[];
}

/**
 * Parses `(DESCRIPTION=(ADDRESS=…)(CONNECT_DATA=(SERVICE_NAME=ORCL)…))`.
 * @throws ProtocolViolation when it is not one
 */
export function parseConnectDescriptor(source: string): DescriptorNode {
  const cursor = { source, position: 0 };
  skipSpace(cursor);
  const node = parseNode(cursor, 0);
  skipSpace(cursor);
  if (cursor.position < source.length) throw new ProtocolViolation('text after the connect descriptor');
  return node;
}

/** The text at a path of names below `node`: `findText(root, 'CONNECT_DATA', 'SERVICE_NAME')`. */
export function findText(node: DescriptorNode, ...path: readonly string[]): string | undefined {
  const [name, ...rest] = path;
  if (name === undefined) return node.text;
  const child = node.children.find((candidate) => candidate.name === name);
  return child === undefined ? undefined : findText(child, ...rest);
}

interface Cursor {
  readonly source: string;
  position: number;
}

function parseNode(cursor: Cursor, depth: number): DescriptorNode {
  if (depth > MAX_DEPTH) throw new ProtocolViolation('a connect descriptor nested too deeply');
  expect(cursor, '(');
  const name = readUntil(cursor, '=').trim().toUpperCase();
  expect(cursor, '=');
  skipSpace(cursor);
  const children: DescriptorNode[] = [];
  while (cursor.source[cursor.position] === '(') {
    children.push(parseNode(cursor, depth + 1));
    skipSpace(cursor);
  }
  const text = children.length > 0 ? '' : readText(cursor);
  expect(cursor, ')');
  return { name, text, children };
}

function readText(cursor: Cursor): string {
  const quote = cursor.source[cursor.position];
  if (quote !== '"' && quote !== "'") return readUntil(cursor, ')').trim();
  cursor.position += 1;
  const text = readUntil(cursor, quote);
  expect(cursor, quote);
  skipSpace(cursor);
  return text;
}

function readUntil(cursor: Cursor, stop: string): string {
  const end = cursor.source.indexOf(stop, cursor.position);
  if (end < 0) throw new ProtocolViolation(`a connect descriptor without its '${stop}'`);
  const text = cursor.source.slice(cursor.position, end);
  cursor.position = end;
  return text;
}

function expect(cursor: Cursor, character: string): void {
  if (cursor.source[cursor.position] !== character) {
    throw new ProtocolViolation(`a connect descriptor without its '${character}'`);
  }
  cursor.position += 1;
}

function skipSpace(cursor: Cursor): void {
  while (cursor.source.charCodeAt(cursor.position) <= 0x20) cursor.position += 1;
}
