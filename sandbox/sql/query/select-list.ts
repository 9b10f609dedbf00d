import type { Expression } from '../../syntax/ast/expression.js';
import type { Identifier } from '../../syntax/ast/name.js';
import type { AllColumns, SelectItem } from '../../syntax/ast/query.js';
import { OracleError } from '../../values/oracle-error.js';
import { tableNotFound } from '../errors/object-errors.js';
import { compileExpression } from '../expressions/compile-expression.js';
import type { Compiled } from '../expressions/compiled.js';
import type { ResultColumn } from '../prepared.js';
import type { BlockScope } from './block-scope.js';
import type { QueryFrame } from './frame.js';
import { compileCursorExpression } from './nested-cursor.js';
import type { Source } from './source.js';

/** One column of a query's result. */
export interface OutputColumn extends ResultColumn {
  readonly compiled: Compiled<QueryFrame>;
  /** What it was made from; undefined for a column of `*`. */
  readonly expression: Expression | undefined;
}

/**
 * Compiles a select list, `*` spelt out.
 * @param takesCursors whether CURSOR expressions may be among its items
 */
export function compileSelectList(
  items: readonly SelectItem[],
  scope: BlockScope,
  takesCursors: boolean,
): readonly OutputColumn[] {
  return items.flatMap((item) => {
    if (item.kind === 'all_columns') return expandStar(item, scope);
    const { expression, alias } = item;
    const compiled = compileItem(expression, scope, takesCursors);
    const column: OutputColumn = {
      name: alias?.name ?? columnName(expression, item.position, item.end, scope),
      dataType: compiled.dataType,
      nullable: isNullable(expression, scope),
      isJson: !compiled.pauses && compiled.isJson === true,
      compiled,
      expression,
    };
    return [column];
  });
}

/** @throws OracleError 22902 for a CURSOR expression where none may stand */
function compileItem(expression: Expression, scope: BlockScope, takesCursors: boolean): Compiled<QueryFrame> {
  if (expression.kind !== 'cursor_expression') return compileExpression(expression, scope);
  if (takesCursors) return compileCursorExpression(expression, scope);
  throw new OracleError(22902, 'CURSOR expression not allowed', { position: expression.position });
}

/** Oracle names a column after its expression: a name's last part, or the text without blanks in upper case. */
function columnName(expression: Expression, start: number, end: number, scope: BlockScope): string {
  if (expression.kind === 'name') return lastName(expression.parts);
  if (expression.kind === 'member') return expression.member.name;
  const text = scope.context.environment.text.slice(start, end);
  return [...text]
    .filter((character) => character.trim() !== '')
    .join('')
    .toUpperCase();
}

function lastName(parts: readonly Identifier[]): string {
  return parts[parts.length - 1]?.name ?? '';
}

function isNullable(expression: Expression, scope: BlockScope): boolean {
  return expression.kind === 'name' ? (scope.findColumn(expression.parts)?.nullable ?? true) : true;
}

function expandStar(item: AllColumns, scope: BlockScope): readonly OutputColumn[] {
  const sources = item.qualifier === undefined ? scope.sources : qualifiedSources(item, item.qualifier.parts, scope);
  const merged = item.qualifier === undefined ? [...scope.merged] : [];
  const first = merged.map(
    ([name, { compiled }]): OutputColumn => ({
      name,
      dataType: compiled.dataType,
      nullable: true,
      compiled,
      expression: undefined,
    }),
  );
  const rest = sources.flatMap((source) =>
    source.columns.flatMap((column, index): readonly OutputColumn[] => {
      if (column.hidden || (item.qualifier === undefined && scope.merged.has(column.name))) return [];
      const { name, dataType, nullable, isJson } = column;
      requireUngrouped(scope, source, name, item);
      const compiled = scope.readColumn({ depth: 0, source: source.index, column: index, dataType, nullable, isJson });
      return [{ name, dataType, nullable, isJson, compiled, expression: undefined }];
    }),
  );
  return [...first, ...rest];
}

/** `*` in a grouped query is allowed only as far as each column is grouped. */
function requireUngrouped(scope: BlockScope, source: Source, column: string, item: AllColumns): void {
  if (scope.groups === undefined) return;
  const { position, end } = item;
  const identifier = (name: string): Identifier => ({ name, quoted: true, position, end });
  const parts: [Identifier, ...Identifier[]] =
    source.alias === undefined ? [identifier(column)] : [identifier(source.alias), identifier(column)];
  const name = { kind: 'name', parts, databaseLink: undefined, position, end } as const;
  if (scope.groups.substitute(name) === undefined) scope.groups.requireGrouped(name);
}

function qualifiedSources(item: AllColumns, parts: readonly Identifier[], scope: BlockScope): readonly Source[] {
  const [first, second] = parts;
  const found = scope.sources.filter((source) =>
    second === undefined ? source.alias === first?.name : source.schema === first?.name && source.alias === second.name,
  );
  if (found.length === 0) {
    throw first === undefined
      ? new OracleError(904, 'invalid identifier', { position: item.position })
      : tableNotFound(
          parts.map((part) => part.name),
          scope.context.environment.currentSchema,
          item.position,
        );
  }
  return found;
}
