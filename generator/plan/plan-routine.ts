import type {
  CallDescriptor,
  ParameterDescriptor,
  ScalarDescriptor,
  TypeDescriptor,
} from '../../runtime/call-descriptor.js';
import { formatSqlName, formatSqlPath } from '../config/sql-name.js';
import type { Parameter, Subprogram } from '../model/catalog.js';
import type { DataType } from '../model/data-type.js';
import { describeType } from '../model/describe-type.js';
import type { ValueNotes } from '../model/source-notes.js';
import { isHidden } from './annotation-warnings.js';
import { bindType, type Place } from './bind-type.js';
import type { ArgumentsPlan, Omission, PropertyPlan, ResultPlan, RoutinePlan } from './client-plan.js';
import { type CompositeBinding, explainIn, isUnsupported } from './composites/composite-binding.js';
import { type Side, writtenPart } from './composites/written-type.js';
import { bindCursor, type CursorPlace } from './cursors/bind-cursor.js';
import { bindImplicitResults, implicitProperty } from './cursors/bind-implicit-results.js';
import { bindPipelined, unfitForSql } from './cursors/bind-pipelined.js';
import { mapBinding } from './map-binding.js';
import { assertDistinct, memberKey, parameterKeys } from './names/name-plan.js';
import { overloadKey } from './names/overload-name.js';
import type { Words } from './names/source-words.js';
import type { PlanContext } from './plan-context.js';
import { subtypeFor } from './row-subtypes.js';
import type { CursorBinding, TypeBinding, TypeScriptType } from './type-binding.js';
import { mappingFor, RETURN_NAME, withNotNull } from './type-mapping.js';

/** Where a routine is declared. */
export interface Home {
  /** Exact spelling. */
  readonly owner: string;
  /** Exact spelling; null for standalone routines. */
  readonly packageName: string | null;
}

/** The module that a routine will be written in. */
export interface Surroundings {
  readonly path: string;
  /** A name for a type of the routine's, changed until nothing else in the module is called so. */
  readonly freeName: (name: string) => string;
  /** Of the package's routines, or of those of the schema. */
  readonly words: Words;
}

/** A routine before it is known which error classes its module has. */
export type PlannedRoutine = Omit<RoutinePlan, 'thrown'>;

type Binding = TypeBinding | CursorBinding;

interface BoundParameter {
  readonly parameter: Parameter;
  readonly key: string;
  readonly binding: Binding;
}

/** One subprogram as it will be written, or why it cannot be. */
export function planRoutine(
  subprogram: Subprogram,
  home: Home,
  module: Surroundings,
  context: PlanContext,
): PlannedRoutine | Omission {
  const { naming } = context;
  const path = [home.owner, ...(home.packageName === null ? [] : [home.packageName]), subprogram.name];
  const what = formatSqlPath(path);
  const isPipelined = subprogram.sqlOnly === 'PIPELINED';
  if (subprogram.sqlOnly !== null && subprogram.sqlOnly !== 'PIPELINED')
    return { what, parameter: null, reason: SQL_ONLY_REASONS[subprogram.sqlOnly] };
  const keys = parameterKeys(path, subprogram, naming);
  const name = memberKey(path, naming, module.words);
  const typeOf = (type: string) => {
    const composite = context.composites.get(type);
    return composite === undefined || isUnsupported(composite) ? undefined : composite.type;
  };
  const key = subprogram.overload === null ? name : overloadKey(name, subprogram, keys, { ...home, typeOf });
  const typeName = (suffix: string) => module.freeName(`${upperFirst(key)}${suffix}`);
  const bind = (type: DataType, notes: ValueNotes | undefined, place: Place, parameter: string, rowSuffix: string) => {
    const where = { place, path: [...path, parameter], from: module.path, rowName: typeName(rowSuffix) };
    if (isPipelined && place === 'RETURN') return bindPipelined(type, where, context);
    return bindMapped(type, notes, home, where, context);
  };
  const bound: BoundParameter[] = [];
  for (const [index, parameter] of subprogram.parameters.entries()) {
    if (isHidden(parameter)) continue;
    const { dataType, notes, mode } = parameter;
    const binding = bind(dataType, notes, mode, parameter.name, `Row$${keys[index] ?? ''}`);
    if ('reason' in binding) return { what, parameter: parameter.name, reason: binding.reason };
    const unfit = isPipelined ? unfitForSql(parameter, context) : undefined;
    if (unfit !== undefined) return { what, parameter: parameter.name, reason: unfit };
    bound.push({ parameter, key: keys[index] ?? '', binding });
  }
  const { returns, notes } = subprogram;
  const returned = returns === null ? null : bind(returns, notes?.returns, 'RETURN', RETURN_NAME, 'Row');
  if (returned !== null && 'reason' in returned) return { what, parameter: RETURN_NAME, reason: returned.reason };
  const implicit = bindImplicitResults(path, module.path, typeName, context);
  if (implicit !== undefined && 'reason' in implicit)
    return { what, parameter: null, reason: `an implicit result: ${implicit.reason}` };
  const cursors = [...bound.map(({ binding }) => binding), ...(returned === null ? [] : [returned])].filter(isCursor);
  const given = [
    ...bound.filter(({ parameter }) => parameter.mode !== 'IN').map(({ binding }) => binding),
    ...(returned === null ? [] : [returned]),
  ];
  const hasStreams = implicit !== undefined || given.some((binding) => isCursor(binding) || isLob(binding.descriptor));
  return {
    key,
    callableAs: key === name ? [key] : [name, key],
    title: `${subprogram.returns === null ? 'PROCEDURE' : 'FUNCTION'} ${what}`,
    descriptor: {
      ...describe(subprogram, home, bound, returned),
      ...(implicit === undefined ? {} : { implicitResults: implicit.descriptor }),
    },
    args: planArguments(typeName('Arguments'), bound),
    result: planResult(typeName('Result'), subprogram, bound, returned, implicit?.output, ({ output }) => output),
    stream: !hasStreams
      ? null
      : planResult(typeName('Stream'), subprogram, bound, returned, implicit?.stream, streamed),
    rows: [...cursors.flatMap(({ rows }) => rows), ...(implicit?.rows ?? [])],
    notes: subprogram.notes,
  };
}

function bindMapped(
  type: DataType,
  notes: ValueNotes | undefined,
  home: Home,
  where: CursorPlace,
  context: PlanContext,
): Binding | { readonly reason: string } {
  const { types, composites, names } = context;
  const { place, path, from } = where;
  if (type.kind === 'cursor') return bindCursor(type, where, context);
  if (type.kind === 'named') {
    const composite = composites.get(type.type);
    if (composite === undefined) return { reason: `${type.type} is not in the catalog` };
    if (isUnsupported(composite)) return { reason: explainIn(type.type, composite) };
    const written = (side: Side) => writtenPart(composite, side, { from, names });
    return { descriptor: namedFor(home, composite, context), input: written('input'), output: written('output') };
  }
  const binding = bindType(type, place);
  if ('reason' in binding) return { reason: `${describeType(type)} ${binding.reason}` };
  return mapBinding(binding, type, withNotNull(mappingFor(type, path, types), type, notes));
}

/** The row of a table or view by a SUBTYPE, if there is one, so that users need no privilege on it. The configuration's goes before all others. */
function namedFor(home: Home, { type, descriptor }: CompositeBinding, { rowSubtypes }: PlanContext): TypeDescriptor {
  if (descriptor.kind !== 'record' || descriptor.row !== true) return descriptor;
  const subtype = subtypeFor(type.key, home, rowSubtypes);
  return subtype === undefined ? descriptor : { kind: 'record', ...subtype, fields: descriptor.fields };
}

function isCursor(binding: Binding): binding is CursorBinding {
  return 'stream' in binding;
}

function streamed(binding: Binding): TypeScriptType {
  if (isCursor(binding)) return binding.stream;
  if (!isLob(binding.descriptor)) return binding.output;
  const name = binding.descriptor.kind === 'bfile' ? 'BfileStream' : 'LobStream';
  return { text: binding.descriptor.notNull === true ? name : `${name} | null`, imports: [name] };
}

/** What can be read piece by piece: of a BFILE what is in its file. */
function isLob(type: TypeDescriptor): type is ScalarDescriptor {
  if (type.kind === 'bfile') return type.as !== 'name';
  return type.kind === 'clob' || type.kind === 'nclob' || type.kind === 'blob';
}

const SQL_ONLY_REASONS = {
  AGGREGATE: 'only SQL can call an aggregate function',
  POLYMORPHIC: 'only SQL can call a polymorphic table function',
  SQL_MACRO: 'only SQL can call a SQL macro',
} as const;

function describe(
  subprogram: Subprogram,
  home: Home,
  bound: readonly BoundParameter[],
  returned: Binding | null,
): CallDescriptor {
  return {
    owner: home.owner,
    packageName: home.packageName,
    name: subprogram.name,
    ...(subprogram.overload === null ? {} : { overload: subprogram.overload }),
    ...(subprogram.sqlOnly === 'PIPELINED' ? { pipelined: true } : {}),
    ...(returned === null ? {} : { returns: { type: returned.descriptor } }),
    parameters: bound.map(
      ({ parameter, key, binding }): ParameterDescriptor => ({
        name: parameter.name,
        key,
        mode: parameter.mode,
        ...(parameter.defaulted ? { defaulted: true } : {}),
        type: binding.descriptor,
      }),
    ),
  };
}

/** An IN OUT cursor is opened anew. */
function planArguments(typeName: string, bound: readonly BoundParameter[]): ArgumentsPlan | null {
  const properties = bound
    .filter(({ parameter, binding }) => parameter.mode !== 'OUT' && !isCursor(binding))
    .map(
      ({ parameter, key: property, binding }): PropertyPlan => ({
        key: property,
        optional: parameter.defaulted,
        type: binding.input,
        declaration: declarationOf(parameter),
        notes: parameter.notes,
      }),
    );
  if (properties.length === 0) return null;
  return {
    typeName,
    optional: properties.every((property) => property.optional),
    properties,
  };
}

function planResult(
  typeName: string,
  { returns, notes }: Subprogram,
  bound: readonly BoundParameter[],
  returned: Binding | null,
  implicit: TypeScriptType | undefined,
  typeOf: (binding: Binding) => TypeScriptType,
): ResultPlan {
  const properties = bound
    .filter(({ parameter }) => parameter.mode !== 'IN')
    .map(
      ({ parameter, key: property, binding }): PropertyPlan => ({
        key: property,
        optional: false,
        type: typeOf(binding),
        declaration: declarationOf(parameter),
        notes: parameter.notes,
      }),
    );
  if (implicit !== undefined) properties.push(implicitProperty(implicit));
  if (properties.length === 0)
    return returned === null ? { kind: 'nothing' } : { kind: 'value', type: typeOf(returned) };
  if (returned !== null && returns !== null) {
    properties.unshift({
      key: 'returnValue',
      optional: false,
      type: typeOf(returned),
      declaration: `RETURN ${describeType(returns)}`,
      notes: notes?.returns,
    });
  }
  assertDistinct(
    properties.map(({ key }) => key),
    (index) => properties[index]?.declaration ?? '',
  );
  return { kind: 'object', typeName, properties };
}

function declarationOf({ name, mode, dataType, defaulted, notes }: Parameter): string {
  const declared = `${formatSqlName(name)} ${mode} ${describeType(dataType)}`;
  return defaulted ? `${declared} DEFAULT ${notes?.defaultText ?? '…'}` : declared;
}

function upperFirst(key: string): string {
  const [first = '', ...rest] = key;
  return first.toUpperCase() + rest.join('');
}
