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
import { bindType, type Place } from './bind-type.js';
import type { ArgumentsPlan, Omission, PropertyPlan, ResultPlan, RoutinePlan, RowPlan } from './client-plan.js';
import { explainIn, isUnsupported } from './composites/composite-binding.js';
import { type Side, writtenPart } from './composites/written-type.js';
import { bindCursor, type CursorPlace } from './cursors/bind-cursor.js';
import { bindPipelined, unfitForSql } from './cursors/bind-pipelined.js';
import { mapBinding } from './map-binding.js';
import { memberKey, parameterKeys } from './names/name-plan.js';
import { overloadKey } from './names/overload-name.js';
import type { PlanContext } from './plan-context.js';
import type { CursorBinding, TypeBinding, TypeScriptType } from './type-binding.js';
import { mappingFor, RETURN_NAME } from './type-mapping.js';

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
}

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
): RoutinePlan | Omission {
  const { naming } = context;
  const path = [home.owner, ...(home.packageName === null ? [] : [home.packageName]), subprogram.name];
  const what = formatSqlPath(path);
  const isPipelined = subprogram.sqlOnly === 'PIPELINED';
  if (subprogram.sqlOnly !== null && subprogram.sqlOnly !== 'PIPELINED')
    return { what, parameter: null, reason: SQL_ONLY_REASONS[subprogram.sqlOnly] };
  const keys = parameterKeys(path, subprogram, naming);
  const name = memberKey(path, naming);
  const typeOf = (type: string) => {
    const composite = context.composites.get(type);
    return composite === undefined || isUnsupported(composite) ? undefined : composite.type;
  };
  const key = subprogram.overload === null ? name : overloadKey(name, subprogram, keys, { ...home, typeOf });
  const typeName = (suffix: string) => module.freeName(`${upperFirst(key)}${suffix}`);
  const bind = (type: DataType, place: Place, parameter: string, rowSuffix: string) => {
    const where = { place, path: [...path, parameter], from: module.path, rowName: typeName(rowSuffix) };
    if (isPipelined && place === 'RETURN') return bindPipelined(type, where, context);
    return bindMapped(type, where, context);
  };
  const bound: BoundParameter[] = [];
  for (const [index, parameter] of subprogram.parameters.entries()) {
    const binding = bind(parameter.dataType, parameter.mode, parameter.name, `Row$${keys[index] ?? ''}`);
    if ('reason' in binding) return { what, parameter: parameter.name, reason: binding.reason };
    const unfit = isPipelined ? unfitForSql(parameter, context) : undefined;
    if (unfit !== undefined) return { what, parameter: parameter.name, reason: unfit };
    bound.push({ parameter, key: keys[index] ?? '', binding });
  }
  const returned = subprogram.returns === null ? null : bind(subprogram.returns, 'RETURN', RETURN_NAME, 'Row');
  if (returned !== null && 'reason' in returned) return { what, parameter: RETURN_NAME, reason: returned.reason };
  const cursors = [...bound.map(({ binding }) => binding), ...(returned === null ? [] : [returned])].filter(isCursor);
  const given = [
    ...bound.filter(({ parameter }) => parameter.mode !== 'IN').map(({ binding }) => binding),
    ...(returned === null ? [] : [returned]),
  ];
  const hasStreams = given.some((binding) => isCursor(binding) || isLob(binding.descriptor));
  return {
    key,
    callableAs: key === name ? [key] : [name, key],
    title: `${subprogram.returns === null ? 'PROCEDURE' : 'FUNCTION'} ${what}`,
    descriptor: describe(subprogram, home, bound, returned),
    args: planArguments(typeName('Arguments'), bound),
    result: planResult(typeName('Result'), subprogram, bound, returned, ({ output }) => output),
    stream: !hasStreams ? null : planResult(typeName('Stream'), subprogram, bound, returned, streamed),
    rows: cursors.flatMap(({ row }): readonly RowPlan[] => (row === null ? [] : [row])),
  };
}

function bindMapped(type: DataType, where: CursorPlace, context: PlanContext): Binding | { readonly reason: string } {
  const { types, composites, names } = context;
  const { place, path, from } = where;
  if (type.kind === 'cursor') return bindCursor(type, where, context);
  if (type.kind === 'named') {
    const composite = composites.get(type.type);
    if (composite === undefined) return { reason: `${type.type} is not in the catalog` };
    if (isUnsupported(composite)) return { reason: explainIn(type.type, composite) };
    const written = (side: Side) => writtenPart(composite, side, { from, names });
    return { descriptor: composite.descriptor, input: written('input'), output: written('output') };
  }
  const binding = bindType(type, place);
  if ('reason' in binding) return { reason: `${describeType(type)} ${binding.reason}` };
  return mapBinding(binding, type, mappingFor(type, path, types));
}

function isCursor(binding: Binding): binding is CursorBinding {
  return 'stream' in binding;
}

function streamed(binding: Binding): TypeScriptType {
  if (isCursor(binding)) return binding.stream;
  if (!isLob(binding.descriptor)) return binding.output;
  const text = binding.descriptor.notNull === true ? 'LobStream' : 'LobStream | null';
  return { text, imports: ['LobStream'] };
}

function isLob(type: TypeDescriptor): type is ScalarDescriptor {
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
  { returns }: Subprogram,
  bound: readonly BoundParameter[],
  returned: Binding | null,
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
      }),
    );
  if (properties.length === 0)
    return returned === null ? { kind: 'nothing' } : { kind: 'value', type: typeOf(returned) };
  if (returned !== null && returns !== null) {
    properties.unshift({
      key: 'returnValue',
      optional: false,
      type: typeOf(returned),
      declaration: `RETURN ${describeType(returns)}`,
    });
  }
  return { kind: 'object', typeName, properties };
}

function declarationOf({ name, mode, dataType, defaulted }: Parameter): string {
  return `${formatSqlName(name)} ${mode} ${describeType(dataType)}${defaulted ? ' DEFAULT …' : ''}`;
}

function upperFirst(key: string): string {
  const [first = '', ...rest] = key;
  return first.toUpperCase() + rest.join('');
}
