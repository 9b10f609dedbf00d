import type { CallingStatement, UserFunction, UserFunctionCall } from '../../sql/user-functions.js';
import type { Task } from '../../tasks/task.js';
import { type DataType, NULL_TYPE, type ObjectType } from '../../values/data-type.js';
import { OracleError } from '../../values/oracle-error.js';
import { PlsqlCompileError } from '../../values/plsql-compile-error.js';
import type { Value } from '../../values/value.js';
import { FrameLayout, newFrame } from '../frame.js';
import type { PlsqlSession } from '../plsql-session.js';
import type { PlsqlSessions } from '../plsql-sessions.js';
import type { CallableSet } from './callable-set.js';
import { entryOf } from './entry.js';
import { pipedRows } from './piped-rows.js';
import { resolveOverload } from './resolve-overload.js';
import type { CallOutcome } from './run-code.js';
import type { Subprogram } from './subprogram.js';

const NO_DATA_FOUND = 1403;

/** What an argument's value becomes when a function is called, beside the conversion to its parameter's type. */
export type Constrain = (value: Value, type: DataType) => Value;

/**
 * One of several overloads, as a call in SQL has it.
 * @param self of a member method: the type of its first argument, which is not among the call's
 * @throws OracleError 6553 with PLS-00306 if none fits, 6572 for OUT parameters
 */
export function sqlFunction(
  callable: CallableSet,
  { arguments: args, position }: UserFunctionCall,
  sessions: PlsqlSessions,
  self?: ObjectType,
  constrain?: Constrain,
): UserFunction {
  const given = args.map(({ name, dataType }) => ({ name: name === undefined ? undefined : { name }, dataType }));
  const named = self === undefined ? given : [{ name: undefined, dataType: self }, ...given];
  const { subprogram, actuals } = asSqlError(position, () =>
    resolveOverload(callable.name, callable.overloads, named, (argument) => argument.dataType, position),
  );
  if (subprogram.parameters.some(({ mode }) => mode !== 'IN')) {
    throw new OracleError(6572, `Function ${subprogram.name} has out arguments`, { position });
  }
  const targets = named.map((argument) => actuals.indexOf(argument));
  const supplied = subprogram.parameters.map((parameter, index) => ({
    parameter,
    defaulted: actuals[index] === undefined,
  }));
  const layout = new FrameLayout(0);
  const entry = entryOf(layout, callable.link, subprogram);
  const call = (values: readonly Value[], session: PlsqlSession): Task<CallOutcome> => {
    const all: Value[] = supplied.map(() => null);
    for (const [index, target] of targets.entries()) {
      const value = values[index] ?? null;
      const type = subprogram.parameters[target]?.type.type.dataType ?? NULL_TYPE;
      all[target] = constrain === undefined ? value : constrain(value, type);
    }
    return entry.call(newFrame(session, layout, undefined), all, supplied, undefined);
  };
  return {
    dataType: subprogram.returns?.type.dataType ?? NULL_TYPE,
    parameters: (self === undefined ? targets : targets.slice(1)).map((target) => parameterAt(subprogram, target)),
    deterministic: subprogram.declaration?.properties.deterministic ?? false,
    *invoke(values, caller) {
      try {
        const session = sessions.of(caller.session);
        const { result } = yield* calledFrom(caller, session, call(values, session));
        return result;
      } catch (error) {
        // A function that ends with NO_DATA_FOUND is NULL to the SQL that calls it.
        const isNull = error instanceof OracleError && error.code === NO_DATA_FOUND;
        if (isNull && caller.raisesNoDataFound !== true) return null;
        throw error;
      }
    },
    ...(subprogram.declaration?.properties.pipelined === true
      ? {
          pipe: (values, caller) => {
            const session = sessions.of(caller.session);
            return pipedRows(calledFrom(caller, session, call(values, session)), session);
          },
        }
      : {}),
  };
}

/** Notes, while a function runs, which statement has called it. */
function* calledFrom<T>({ kind, mutating }: CallingStatement, session: PlsqlSession, task: Task<T>): Task<T> {
  const { sql } = session;
  const around = sql.calledFrom;
  const outer = around?.mutating ?? [];
  sql.calledFrom = { kind, mutating: [...outer, ...mutating] };
  try {
    return yield* session.calledBySql(task);
  } finally {
    sql.calledFrom = around;
  }
}

function parameterAt({ parameters }: Subprogram, index: number): UserFunction['parameters'][number] {
  const parameter = parameters[index];
  if (parameter === undefined) throw new Error('an argument has no parameter');
  const { name, mode, type } = parameter;
  return {
    dataType: type.type.dataType,
    name,
    mode,
    position: index + 1,
    defaulted: parameter.default !== undefined,
  };
}

/**
 * A function's own unit, or its package.
 * @throws OracleError 6575 for one that does not compile. Source: Database Error Messages, ORA-06575
 */
export function validUnit<T>(name: string, position: number, find: () => T): T {
  try {
    return find();
  } catch (error) {
    if (!(error instanceof PlsqlCompileError)) throw error;
    throw new OracleError(6575, `Package or function ${name} is in an invalid state`, { position, cause: error });
  }
}

/** What PL/SQL's compiler finds wrong, as SQL reports it: ORA-06553 with the PLS number. */
export function asSqlError<T>(position: number, find: () => T): T {
  try {
    return find();
  } catch (error) {
    if (!(error instanceof PlsqlCompileError)) throw error;
    throw new OracleError(6553, error.message.replace('PLS-00', 'PLS-'), { position, cause: error });
  }
}
