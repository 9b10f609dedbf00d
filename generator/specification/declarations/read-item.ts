import type { ConstantValue } from '../../model/catalog.js';
import { decimalText } from '../constants/decimal.js';
import type { Value } from '../constants/value.js';
import type { Collected } from './collected.js';
import type { Draft } from './draft.js';
import { annotationsOf, sourceNotes, valueNotes } from './notes.js';
import type { PackageScope } from './package-scope.js';
import { readType } from './read-type.js';
import { NotUnderstood, type TokenReader } from './token-reader.js';
import { writtenText } from './written-text.js';

/** Constants, exceptions and variables, which clients do not have. @throws NotUnderstood */
export function readItem(reader: TokenReader, scope: PackageScope, collected: Collected): Omit<Draft, 'from' | 'to'> {
  const name = reader.expectName();
  if (reader.takesWords('EXCEPTION')) {
    return {
      parts: [],
      finish: (comments) =>
        collected.exceptions.add({
          name: name.value,
          code: null,
          notes: sourceNotes(name, scope.source, annotationsOf(comments, { name: name.value, kind: 'exception' })),
        }),
    };
  }
  const isConstant = reader.takesWords('CONSTANT');
  const type = readType(reader, scope);
  if (!isConstant) {
    scope.declareVariable(name.value, type);
    return { parts: [], finish: () => undefined };
  }
  if (!reader.takesSymbol(':=')) reader.expectWord('DEFAULT');
  const expression = reader.rest();
  if (expression.length === 0) throw new NotUnderstood('expression expected');
  const value = constantValue(scope.declareConstant(name.value, type, expression));
  return {
    parts: [],
    finish(comments) {
      const annotations = annotationsOf(comments, { name: name.value, kind: 'constant' });
      const defaultText = writtenText(scope.source, expression);
      const { cursor: _, ...notes } = valueNotes(name, scope.source, type, defaultText, annotations, undefined);
      collected.constants.add({ name: name.value, type, value, notes });
    },
  };
}

/** `CURSOR name (…) RETURN type IS SELECT …`. @throws NotUnderstood */
export function readCursor(reader: TokenReader, scope: PackageScope, collected: Collected): Omit<Draft, 'from' | 'to'> {
  const name = reader.expectName();
  const from = reader.at;
  if (reader.isSymbol('(')) reader.skipGroup();
  const returns = reader.takesWords('RETURN') ? readType(reader, scope) : null;
  const more = reader.rest().length;
  return {
    // What is said about its parameters and inside its query is not about the cursor.
    parts: [{ from, to: reader.at + more - 1, isResult: false }],
    finish(comments) {
      const notes = sourceNotes(name, scope.source, annotationsOf(comments, { name: name.value, kind: 'cursor' }));
      collected.cursors.add({ name: name.value, returns, notes });
    },
  };
}

function constantValue(value: Value | undefined): ConstantValue | null | undefined {
  switch (value?.kind) {
    case 'number':
      return { kind: 'number', text: decimalText(value.number) };
    case 'text':
      return { kind: 'text', text: value.text };
    case 'boolean':
      return { kind: 'boolean', value: value.value };
    case 'null':
      return null;
    default:
      return undefined;
  }
}
