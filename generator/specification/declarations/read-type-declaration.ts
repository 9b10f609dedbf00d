import type { Token } from '../lexer/token.js';
import type { DeclaredType, FieldDeclaration } from '../specification.js';
import type { Collected } from './collected.js';
import type { Draft, Part } from './draft.js';
import { annotationsOf, sourceNotes, valueNotes } from './notes.js';
import type { PackageScope } from './package-scope.js';
import { readDefault } from './read-subprogram.js';
import { readType } from './read-type.js';
import { NotUnderstood, type TokenReader } from './token-reader.js';

interface ReadField extends Part {
  readonly name: Token;
  readonly type: DeclaredType;
  readonly defaultText: string | undefined;
}

/** `TYPE name IS` a record, a collection or a REF CURSOR. @throws NotUnderstood */
export function readTypeDeclaration(
  reader: TokenReader,
  scope: PackageScope,
  collected: Collected,
): Omit<Draft, 'from' | 'to'> {
  const name = reader.expectName();
  if (!reader.takesWords('IS')) reader.expectWord('AS');
  scope.declareType(name.value);
  if (reader.takesWords('RECORD')) return recordDraft(name, readFields(reader, scope), scope, collected);
  if (reader.takesWords('REF', 'CURSOR')) {
    const returns = reader.takesWords('RETURN') ? readType(reader, scope) : null;
    return simpleDraft(name, scope, (notes) =>
      collected.types.add({ kind: 'ref cursor', name: name.value, returns, notes }),
    );
  }
  const element = readElement(reader, scope);
  return simpleDraft(name, scope, (notes) =>
    collected.types.add({ kind: 'collection', name: name.value, element, notes }),
  );
}

/** `SUBTYPE name IS type`. @throws NotUnderstood */
export function readSubtype(
  reader: TokenReader,
  scope: PackageScope,
  collected: Collected,
): Omit<Draft, 'from' | 'to'> {
  const name = reader.expectName();
  reader.expectWord('IS');
  const type = readType(reader, scope);
  if (!reader.atEnd) throw new NotUnderstood('; expected');
  scope.declareSubtype(name.value, type);
  return simpleDraft(name, scope, (notes) => collected.subtypes.add({ name: name.value, type, notes }), 'subtype');
}

function simpleDraft(
  name: Token,
  scope: PackageScope,
  add: (notes: FieldDeclaration['notes']) => void,
  kind = 'type',
): Omit<Draft, 'from' | 'to'> {
  return {
    parts: [],
    finish: (comments) => add(sourceNotes(name, scope.source, annotationsOf(comments, { name: name.value, kind }))),
  };
}

/** `TABLE OF type [INDEX BY type]`, `VARRAY(n) OF type`, `VARYING ARRAY(n) OF type`, `ARRAY(n) OF type` */
function readElement(reader: TokenReader, scope: PackageScope): DeclaredType {
  if (!reader.takesWords('TABLE')) {
    if (!reader.takesWords('VARRAY') && !reader.takesWords('VARYING', 'ARRAY')) reader.expectWord('ARRAY');
    reader.skipGroup();
  }
  reader.expectWord('OF');
  return readType(reader, scope);
}

function readFields(reader: TokenReader, scope: PackageScope): readonly ReadField[] {
  const fields: ReadField[] = [];
  reader.expectSymbol('(');
  do {
    const from = reader.at;
    const name = reader.expectName();
    const type = readType(reader, scope);
    const defaultText = readDefault(reader, scope);
    fields.push({ name, type, defaultText, from, to: reader.at - 1, isResult: false });
  } while (reader.takesSymbol(','));
  reader.expectSymbol(')');
  return fields;
}

function recordDraft(
  name: Token,
  fields: readonly ReadField[],
  scope: PackageScope,
  collected: Collected,
): Omit<Draft, 'from' | 'to'> {
  return {
    parts: fields,
    finish(comments) {
      const names = fields.map((field) => field.name.value);
      const annotations = annotationsOf(comments, { name: name.value, kind: 'type' }, names);
      collected.types.add({
        kind: 'record',
        name: name.value,
        fields: fields.map(({ name: called, type, defaultText }, index): FieldDeclaration => {
          const blocks = { above: [], others: comments.parts[index] ?? [] };
          const own = annotationsOf(blocks, { name: called.value, kind: 'field' });
          const { cursor: _, ...notes } = valueNotes(
            called,
            scope.source,
            type,
            defaultText,
            own,
            annotations.parameters.get(called.value),
          );
          return { name: called.value, type, notes };
        }),
        notes: sourceNotes(name, scope.source, annotations),
      });
    },
  };
}
