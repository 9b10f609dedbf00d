import type { HostNames, Prepared, SqlEnvironment } from '../sql/prepared.js';
import type { StatementBind } from '../syntax/statement-binds.js';
import { NotSupportedError, OracleError } from '../values/oracle-error.js';
import type { Value } from '../values/value.js';
import type { BindDefinition, BindValue } from './database.js';
import { fromClient, typeOfComposite } from './engine-composites.js';
import type { EngineSession } from './engine-session.js';

/** The binds of a client's SQL statement: found by where they stand in its text. */
export class SqlBinds {
  readonly #binds: readonly StatementBind[];

  constructor(binds: readonly StatementBind[]) {
    this.#binds = binds;
  }

  /** Whose statement it is, and what its binds are declared as. */
  environment(session: EngineSession, text: string, definitions: readonly BindDefinition[]): SqlEnvironment {
    const { domain, currentSchema } = session.state;
    const host: HostNames = {
      typeOf: (expression) => {
        if (expression.kind !== 'bind_variable') return undefined;
        return definitions[this.#indexAt(expression.position)]?.dataType ?? { kind: 'null' };
      },
    };
    return { domain, currentSchema, text, host };
  }

  /** The values that a prepared statement asks for. @throws OracleError 1008 if one is not bound */
  values(prepared: Prepared, row: readonly BindValue[]): readonly Value[] {
    return prepared.hostExpressions.map(({ expression, dataType }) => {
      const value = row[this.#indexAt(expression.position)];
      if (value === undefined) throw new OracleError(1008, 'not all variables bound');
      return typeOfComposite(value) === undefined ? scalar(value) : fromClient(scalar(value), dataType);
    });
  }

  #indexAt(position: number): number {
    return this.#binds.findIndex((bind) => bind.position === position);
  }
}

function scalar(value: BindValue): Value {
  if (typeof value === 'object' && value !== null && ('elements' in value || 'fetch' in value)) {
    throw new NotSupportedError('array and cursor binds in SQL');
  }
  return value;
}
