import type { SchemaObject } from '../schema/schema-store.js';
import type { Task } from '../tasks/task.js';
import { OracleError } from '../values/oracle-error.js';
import type { NativeContext } from './native-package.js';

/** What is compiled, and in what words; what something else is made of comes first. */
const COMPILED: readonly (readonly [type: SchemaObject['type'], altered: string, compile: string])[] = [
  ['TYPE', 'TYPE', 'COMPILE'],
  ['VIEW', 'VIEW', 'COMPILE'],
  ['FUNCTION', 'FUNCTION', 'COMPILE'],
  ['PROCEDURE', 'PROCEDURE', 'COMPILE'],
  ['PACKAGE', 'PACKAGE', 'COMPILE'],
  ['PACKAGE BODY', 'PACKAGE', 'COMPILE BODY'],
  ['TYPE BODY', 'TYPE', 'COMPILE BODY'],
  ['TRIGGER', 'TRIGGER', 'COMPILE'],
];

const CREATED_WITH_ERRORS = 24344;

/**
 * Compiles what a schema has, or what is invalid there; what stays invalid is no error.
 * @throws OracleError 20000 without privileges, 20001 for SYS
 */
export function* compileSchema(owner: string, all: boolean, context: NativeContext): Task<void> {
  if (owner === 'SYS') throw new OracleError(20001, 'Cannot recompile SYS objects');
  for (const [type, altered, compile] of COMPILED) {
    const objects = [...context.schema.objectsOf(owner)].filter((object) => object.type === type);
    for (const { name, status } of objects) {
      if (!all && status === 'VALID') continue;
      yield* compileOne(`ALTER ${altered} "${owner}"."${name}" ${compile}`, context);
    }
  }
}

function* compileOne(statement: string, context: NativeContext): Task<void> {
  try {
    yield* context.parseStatement(statement).execute(new Map());
  } catch (error) {
    if (!(error instanceof OracleError)) throw error;
    if (error.code === CREATED_WITH_ERRORS) return;
    if (error.code !== 1031 && error.code !== 942) throw error;
    throw new OracleError(20000, 'Insufficient privileges for some object in this schema');
  }
}
