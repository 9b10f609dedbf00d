import type { CursorDeclaration } from '../../plsql/ast/declaration.js';
import type { RecordType } from '../../values/data-type.js';
import { PlsqlCompileError } from '../../values/plsql-compile-error.js';
import { embeddedQuery } from '../embedded/embedded-sql.js';
import { compileValue } from '../expressions/compile-value.js';
import type { Place } from '../names/place.js';
import { Scope } from '../names/scope.js';
import type { CursorDefinition, CursorParameter, CursorSymbol } from '../names/symbol.js';
import type { CompiledStatement } from '../statements/completion.js';
import { resolveTypeSpec } from '../types/resolve-type.js';
import { recordOfColumns } from '../types/row-type.js';
import { unconstrained } from '../types/unconstrained.js';
import { declareNew } from './declare-new.js';
import { identityOf } from './type.js';

/** A cursor; a package body may define one that the specification only declared. @returns what closes it on entry */
export function declareCursor(place: Place, declaration: CursorDeclaration): CompiledStatement | undefined {
  const { name, query, returns } = declaration;
  const definition = query === undefined ? undefined : define(place, declaration);
  const own = place.scope.own(name.name);
  const forward = own?.kind === 'cursor' ? own : place.scope.enclosing?.own(name.name);
  if (definition !== undefined && forward?.kind === 'cursor' && forward.definition === undefined) {
    forward.definition = definition;
    return undefined;
  }
  const declared = returns === undefined ? undefined : resolveTypeSpec(place, returns).dataType;
  const rowType = declared ?? (definition === undefined ? undefined : rowOf(place, name.name, definition));
  if (rowType?.kind !== 'record') {
    throw new PlsqlCompileError(
      'PLS-00362: invalid cursor return type; it must be a record type',
      declaration.position,
    );
  }
  const { layout } = place.scope;
  const slot = layout.allocate();
  const symbol: CursorSymbol = { kind: 'cursor', name: name.name, rowType, layout, slot, definition };
  declareNew(place, symbol);
  return {
    pauses: false,
    line: place.unit.errors.lines.lineAt(declaration.position),
    execute(frame) {
      frame.slots[slot] = null;
      return undefined;
    },
  };
}

/** The row of a cursor that says what its query selects; that of a package's specification has a name in the dictionary. */
function rowOf(place: Place, name: string, { sql }: CursorDefinition): RecordType {
  const row = recordOfColumns(sql.prepared.columns);
  const identity = identityOf(place, `${name}%ROWTYPE`);
  return identity === undefined ? row : { ...row, identity };
}

function define(place: Place, { parameters, query, position }: CursorDeclaration): CursorDefinition {
  if (query === undefined)
    throw new PlsqlCompileError('PLS-00341: declaration of cursor is incomplete or malformed', position);
  const { layout } = place.scope;
  const scope = new Scope(layout, place.scope);
  const compiled: CursorParameter[] = [];
  for (const parameter of parameters) {
    const type = unconstrained(resolveTypeSpec(place, parameter.type));
    const symbol = {
      kind: 'variable',
      name: parameter.name.name,
      type,
      readOnly: true,
      layout,
      slot: layout.allocate(),
    } as const;
    const value = parameter.default === undefined ? undefined : compileValue(place, parameter.default, type);
    scope.declare(symbol);
    compiled.push({ symbol, default: value });
  }
  return { sql: embeddedQuery({ ...place, scope }, query), parameters: compiled };
}
