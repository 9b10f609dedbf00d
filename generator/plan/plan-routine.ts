import type { CallDescriptor, ParameterDescriptor } from '../../runtime/call-descriptor.js';
import type { Naming, TypeMappings } from '../config/config.js';
import { formatSqlName, formatSqlPath } from '../config/sql-name.js';
import type { Parameter, Subprogram } from '../model/catalog.js';
import type { DataType } from '../model/data-type.js';
import { describeType } from '../model/describe-type.js';
import { bindType, type Place } from './bind-type.js';
import type { ArgumentsPlan, Omission, PropertyPlan, ResultPlan, RoutinePlan } from './client-plan.js';
import { mapBinding } from './map-binding.js';
import { memberKey, parameterKeys } from './names/name-plan.js';
import { overloadKey } from './names/overload-name.js';
import type { TypeBinding, Unbindable } from './type-binding.js';
import { mappingFor, RETURN_NAME } from './type-mapping.js';

/** Where a routine is declared. */
export interface Home {
  /** Exact spelling. */
  readonly owner: string;
  /** Exact spelling; null for standalone routines. */
  readonly packageName: string | null;
}

interface BoundParameter {
  readonly parameter: Parameter;
  readonly key: string;
  readonly binding: TypeBinding;
}

/** One subprogram as it will be written, or why it cannot be. */
export function planRoutine(
  subprogram: Subprogram,
  home: Home,
  naming: Naming,
  types: TypeMappings,
): RoutinePlan | Omission {
  const path = [home.owner, ...(home.packageName === null ? [] : [home.packageName]), subprogram.name];
  const what = formatSqlPath(path);
  if (subprogram.sqlOnly !== null) return { what, parameter: null, reason: SQL_ONLY_REASONS[subprogram.sqlOnly] };
  const keys = parameterKeys(path, subprogram, naming);
  const bound: BoundParameter[] = [];
  for (const [index, parameter] of subprogram.parameters.entries()) {
    const binding = bindMapped(parameter.dataType, parameter.mode, [...path, parameter.name], types);
    if ('reason' in binding)
      return { what, parameter: parameter.name, reason: `${describeType(parameter.dataType)} ${binding.reason}` };
    bound.push({ parameter, key: keys[index] ?? '', binding });
  }
  const returned =
    subprogram.returns === null ? null : bindMapped(subprogram.returns, 'RETURN', [...path, RETURN_NAME], types);
  if (returned !== null && 'reason' in returned) {
    return {
      what,
      parameter: 'RETURN',
      reason: `${subprogram.returns === null ? '' : describeType(subprogram.returns)} ${returned.reason}`,
    };
  }
  const name = memberKey(path, naming);
  const key = subprogram.overload === null ? name : overloadKey(name, subprogram, keys);
  return {
    key,
    callableAs: key === name ? [key] : [name, key],
    title: `${subprogram.returns === null ? 'PROCEDURE' : 'FUNCTION'} ${what}`,
    descriptor: describe(subprogram, home, bound, returned),
    args: planArguments(key, bound),
    result: planResult(key, subprogram, bound, returned),
  };
}

function bindMapped(
  type: DataType,
  place: Place,
  path: readonly string[],
  types: TypeMappings,
): TypeBinding | Unbindable {
  const binding = bindType(type, place);
  return 'reason' in binding ? binding : mapBinding(binding, type, mappingFor(type, path, types));
}

const SQL_ONLY_REASONS = {
  PIPELINED: 'pipelined functions are not supported yet',
  AGGREGATE: 'only SQL can call an aggregate function',
  POLYMORPHIC: 'only SQL can call a polymorphic table function',
  SQL_MACRO: 'only SQL can call a SQL macro',
} as const;

function describe(
  subprogram: Subprogram,
  home: Home,
  bound: readonly BoundParameter[],
  returned: TypeBinding | null,
): CallDescriptor {
  return {
    owner: home.owner,
    packageName: home.packageName,
    name: subprogram.name,
    ...(subprogram.overload === null ? {} : { overload: subprogram.overload }),
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

function planArguments(key: string, bound: readonly BoundParameter[]): ArgumentsPlan | null {
  const properties = bound
    .filter(({ parameter }) => parameter.mode !== 'OUT')
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
    typeName: `${upperFirst(key)}Arguments`,
    optional: properties.every((property) => property.optional),
    properties,
  };
}

function planResult(
  key: string,
  { returns }: Subprogram,
  bound: readonly BoundParameter[],
  returned: TypeBinding | null,
): ResultPlan {
  const properties = bound
    .filter(({ parameter }) => parameter.mode !== 'IN')
    .map(
      ({ parameter, key: property, binding }): PropertyPlan => ({
        key: property,
        optional: false,
        type: binding.output,
        declaration: declarationOf(parameter),
      }),
    );
  if (properties.length === 0)
    return returned === null ? { kind: 'nothing' } : { kind: 'value', type: returned.output };
  if (returned !== null && returns !== null) {
    properties.unshift({
      key: 'returnValue',
      optional: false,
      type: returned.output,
      declaration: `RETURN ${describeType(returns)}`,
    });
  }
  return { kind: 'object', typeName: `${upperFirst(key)}Result`, properties };
}

function declarationOf({ name, mode, dataType, defaulted }: Parameter): string {
  return `${formatSqlName(name)} ${mode} ${describeType(dataType)}${defaulted ? ' DEFAULT …' : ''}`;
}

function upperFirst(key: string): string {
  const [first = '', ...rest] = key;
  return first.toUpperCase() + rest.join('');
}
