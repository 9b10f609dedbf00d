import type { TypeDescriptor } from '../../runtime/call-descriptor.js';
import { formatSqlPath } from '../config/sql-name.js';
import type { RoutinePlan, Warning } from './client-plan.js';
import { RETURN_NAME } from './type-mapping.js';

/**
 * Parameters that are rows of a table or view. The block that calls the routine declares variables of `table%ROWTYPE`, and the end user compiles it, who may well have no
 * privilege on the table. Within other types rows need not be named.
 */
export function rowWarnings({ descriptor }: RoutinePlan): readonly Warning[] {
  const { owner, packageName, name, parameters, returns } = descriptor;
  const what = formatSqlPath([owner, ...(packageName === null ? [] : [packageName]), name]);
  const places = [
    ...parameters.map((parameter) => ({ parameter: parameter.name, type: parameter.type })),
    ...(returns === undefined ? [] : [{ parameter: RETURN_NAME, type: returns.type }]),
  ];
  return places.flatMap(({ parameter, type }) => {
    const table = tableOf(type);
    return table === undefined ? [] : [{ what, parameter, message: messageFor(table) }];
  });
}

function tableOf(type: TypeDescriptor): readonly string[] | undefined {
  return type.kind === 'record' && type.row === true && type.packageName === null ? [type.owner, type.name] : undefined;
}

function messageFor(table: readonly string[]): string {
  const path = formatSqlPath(table);
  return `every user who calls it needs a privilege on ${path}, because blocks declare ${path}%ROWTYPE; declare SUBTYPE name IS ${path}%ROWTYPE in the package, or name one that they may use in types.rows`;
}
