import type { PlsqlTypeSpec } from '../../plsql/ast/type-spec.js';
import type { AttributeDeclaration } from '../../plsql/ast/unit.js';
import type { DataType, RecordField } from '../../values/data-type.js';
import { PlsqlCompileError } from '../../values/plsql-compile-error.js';
import type { Place } from '../names/place.js';
import type { ConstrainedType } from '../names/symbol.js';
import { resolveTypeSpec } from './resolve-type.js';
import { typeSynonym } from './type-synonym.js';
import { variableType } from './variable-type.js';

/** Of an object type. @throws PlsqlCompileError PLS-00530 for a type that only PL/SQL has */
export function attributeOf(place: Place, { name, type }: AttributeDeclaration): RecordField {
  const { dataType } = schemaLevelType(
    place,
    type,
    (shown) => `PLS-00530: Illegal type used for object type attribute: '${shown}'`,
  );
  const synonym = typeSynonym(place, type);
  return { name: name.name, dataType, notNull: false, ...(synonym === undefined ? {} : { synonym }) };
}

/** Of a collection type that CREATE TYPE makes. @throws PlsqlCompileError PLS-00531 */
export function elementOf(place: Place, type: PlsqlTypeSpec): ConstrainedType {
  return schemaLevelType(place, type, (shown) => `PLS-00531: Unsupported type in a VARRAY or TABLE type: '${shown}'`);
}

function schemaLevelType(place: Place, spec: PlsqlTypeSpec, unsupported: (shown: string) => string): ConstrainedType {
  if (spec.kind === 'anchored_type' || spec.kind === 'row_type') throw illegalReference(place, spec);
  const type = variableType(resolveTypeSpec(place, spec));
  const { dataType } = type;
  if ('identity' in dataType && dataType.identity !== undefined && dataType.identity.packageName !== null) {
    throw illegalReference(place, spec);
  }
  if (isOfPlsqlOnly(dataType)) throw new PlsqlCompileError(unsupported(shown(place, spec)), spec.position);
  if ((dataType.kind === 'varchar2' || dataType.kind === 'raw') && dataType.length === undefined) {
    throw new PlsqlCompileError('PLS-00215: String length constraints must be in range (1 .. 32767)', spec.position);
  }
  return type;
}

function isOfPlsqlOnly({ kind }: DataType): boolean {
  return ['pls_integer', 'long', 'long_raw', 'rowid', 'urowid', 'ref_cursor', 'record'].includes(kind);
}

function illegalReference(place: Place, spec: PlsqlTypeSpec): PlsqlCompileError {
  return new PlsqlCompileError(
    `PLS-00329: schema-level type has illegal reference to ${shown(place, spec)}`,
    spec.position,
  );
}

function shown({ unit }: Place, { position, end }: PlsqlTypeSpec): string {
  return unit.source.slice(position, end).toUpperCase();
}
