import type { ResultColumn } from '../../sql/prepared.js';
import type { Expression } from '../../syntax/ast/expression.js';
import type { Task } from '../../tasks/task.js';
import { CollectionValue, copyValue, RecordValue } from '../../values/composite.js';
import type { CollectionType, DataType, RecordType } from '../../values/data-type.js';
import { OracleError } from '../../values/oracle-error.js';
import { PlsqlCompileError } from '../../values/plsql-compile-error.js';
import type { Value } from '../../values/value.js';
import { requireConvertible } from '../expressions/compile-value.js';
import type { Frame } from '../frame.js';
import { type CompiledTarget, storeInto } from '../names/denotation.js';
import type { Place } from '../names/place.js';
import { type ConstrainedType, nullable } from '../names/symbol.js';
import { requireTarget } from '../statements/assignment-target.js';
import { type Conversion, conversion, conversionCost } from '../types/conversion.js';

/** Where the columns of a row go: one target each, or one record for all. */
export interface IntoTargets {
  /** Whether there is a target for every column, to which it can be converted. */
  fits(columns: readonly ResultColumn[]): boolean;
  /** @param columns of the query as it was prepared for this execution */
  store(frame: Frame, columns: readonly ResultColumn[], row: readonly Value[]): Task<void>;
  /** BULK COLLECT: replaces the collections by what the rows give. */
  storeAll(frame: Frame, columns: readonly ResultColumn[], rows: readonly (readonly Value[])[]): Task<void>;
}

/**
 * @param columns undefined where they are known at run time only (dynamic SQL, weak cursors)
 * @param statement decides the error for another number of targets than of columns
 * @throws OracleError 913, 947; PlsqlCompileError PLS-00394 for FETCH
 */
export function intoTargets(
  place: Place,
  targets: readonly Expression[],
  columns: readonly ResultColumn[] | undefined,
  position: number,
  statement: 'FETCH' | 'SQL' = 'SQL',
): IntoTargets {
  const compiled = targets.map((target) => requireTarget(place, target).target);
  const record = recordTarget(compiled);
  if (columns !== undefined) checkShape(compiled, record?.type, columns, statement, position);
  return {
    fits(actual) {
      const types = valueTypes(compiled);
      const takes = ({ dataType }: ResultColumn, type: DataType | undefined) =>
        type !== undefined && conversionCost(dataType, type) !== undefined;
      return types.length === actual.length && actual.every((column, index) => takes(column, types[index]));
    },
    *store(frame, actual, row) {
      if (record !== undefined) {
        yield* storeInto(record.target, frame, toRecord(record.type, actual, row, frame));
        return;
      }
      requireCount(compiled.length, actual.length);
      for (const [index, target] of compiled.entries()) {
        const value = convertColumn(actual[index], target.type, row[index] ?? null, frame);
        yield* storeInto(target, frame, value);
      }
    },
    *storeAll(frame, actual, rows) {
      for (const [index, target] of compiled.entries()) {
        const type = collectionOf(target, position);
        const collection = new CollectionValue(type);
        for (const row of rows) {
          const value =
            type.element.kind === 'record' && compiled.length === 1
              ? toRecord(type.element, actual, row, frame)
              : convertColumn(actual[index], nullable(type.element), row[index] ?? null, frame);
          collection.set(collection.extent + 1, value);
        }
        yield* storeInto(target, frame, collection);
      }
    },
  };
}

/** The types of what a row gives: of the fields of one record, of an element of each collection, or of the targets. */
function valueTypes(targets: readonly CompiledTarget[]): readonly DataType[] {
  const types = targets.map(({ type: { dataType } }) => (dataType.kind === 'collection' ? dataType.element : dataType));
  const [only] = types;
  return only?.kind === 'record' && types.length === 1 ? only.fields.map(({ dataType }) => dataType) : types;
}

function recordTarget(
  targets: readonly CompiledTarget[],
): { readonly target: CompiledTarget; readonly type: RecordType } | undefined {
  const [target] = targets;
  if (target === undefined || targets.length !== 1) return undefined;
  const { dataType } = target.type;
  return dataType.kind === 'record' ? { target, type: dataType } : undefined;
}

function checkShape(
  targets: readonly CompiledTarget[],
  record: RecordType | undefined,
  columns: readonly ResultColumn[],
  statement: 'FETCH' | 'SQL',
  position: number,
): void {
  const [only] = targets;
  const [first] = columns;
  if (only !== undefined && first !== undefined && isBulk(only.type.dataType, first.dataType)) return;
  const types: readonly DataType[] =
    record?.fields.map((field) => field.dataType) ?? targets.map(({ type }) => type.dataType);
  if (types.length !== columns.length) {
    if (statement === 'FETCH') {
      throw new PlsqlCompileError('PLS-00394: wrong number of values in the INTO list of a FETCH statement', position);
    }
    throw new OracleError(
      types.length < columns.length ? 913 : 947,
      types.length < columns.length ? 'too many values' : 'not enough values',
      { position },
    );
  }
  for (const [index, type] of types.entries()) {
    const column = columns[index];
    if (column !== undefined) requireConvertible(column.dataType, type, position);
  }
}

/** Whether a collection is to take a value of each row, and not one that is a collection itself. */
function isBulk(target: DataType, column: DataType): boolean {
  if (target.kind !== 'collection') return false;
  return column.kind !== 'collection' || conversionCost(column, target.element) !== undefined;
}

function requireCount(targets: number, columns: number): void {
  if (targets !== columns) throw new OracleError(1007, 'variable not in select list');
}

function collectionOf(target: CompiledTarget, position: number): CollectionType {
  const { dataType } = target.type;
  if (dataType.kind === 'collection') return dataType;
  throw new PlsqlCompileError('PLS-00497: cannot mix between single row and multi-row (BULK) in INTO list', position);
}

export function toRecord(
  type: RecordType,
  columns: readonly ResultColumn[],
  row: readonly Value[],
  frame: Frame,
): RecordValue {
  requireCount(type.fields.length, columns.length);
  const fields = type.fields.map((field, index) => convertColumn(columns[index], field, row[index] ?? null, frame));
  return new RecordValue(type, fields);
}

/** Conversions by the pair of types, so that one is found once and not for every row. */
const conversions = new WeakMap<
  DataType,
  WeakMap<DataType, { readonly notNull: boolean; readonly convert: Conversion | undefined }>
>();

function convertColumn(column: ResultColumn | undefined, type: ConstrainedType, value: Value, frame: Frame): Value {
  if (column === undefined) return null;
  let byTarget = conversions.get(column.dataType);
  if (byTarget === undefined) {
    byTarget = new WeakMap();
    conversions.set(column.dataType, byTarget);
  }
  let known = byTarget.get(type.dataType);
  if (known === undefined || known.notNull !== type.notNull) {
    known = { notNull: type.notNull, convert: conversion(column.dataType, type) };
    byTarget.set(type.dataType, known);
  }
  // What a row holds is not the variable's to change.
  return copyValue(known.convert === undefined ? value : known.convert(value, frame));
}
