import type { DmlResult, PreparedDml } from '../sql/prepared.js';
import type { DmlStatement } from '../syntax/ast/dml.js';
import type { StatementBind } from '../syntax/statement-binds.js';
import type { Task } from '../tasks/task.js';
import { OracleError } from '../values/oracle-error.js';
import type { Value } from '../values/value.js';
import type { BindDefinition, BindValue, ColumnDescription, ExecuteRequest, ExecuteResult } from './database.js';
import { returningConversion, withTypesOfValues } from './engine-bind-values.js';
import { SqlBinds } from './engine-binds.js';
import type { EngineSession } from './engine-session.js';
import { KeptCompilation } from './kept-compilation.js';

/** A statement prepared for binds of certain types, and per bind after RETURNING … INTO what makes a value of its type. */
interface PreparedForBinds {
  readonly dml: PreparedDml;
  readonly conversions: readonly ReturnType<typeof returningConversion>[];
}

/** A client's INSERT, UPDATE, DELETE or MERGE, perhaps for many rows of binds. */
export class EngineDml {
  readonly #session: EngineSession;
  readonly #text: string;
  readonly #statement: DmlStatement;
  readonly #binds: SqlBinds;
  /** Where the binds after RETURNING … INTO stand among all. */
  readonly #returning: readonly number[];
  readonly #prepared: KeptCompilation<PreparedForBinds>;

  constructor(session: EngineSession, text: string, binds: readonly StatementBind[], statement: DmlStatement) {
    this.#session = session;
    this.#text = text;
    this.#statement = statement;
    this.#binds = new SqlBinds(binds);
    this.#prepared = new KeptCompilation(session);
    this.#returning = binds.flatMap(({ returning }, index) => (returning ? [index] : []));
  }

  /** Checks names and privileges; a DML statement has no columns to tell of. */
  describe(): readonly ColumnDescription[] {
    this.#prepare([]);
    return [];
  }

  async execute({ definitions, iterations, batchErrors, autoCommit, signal }: ExecuteRequest): Promise<ExecuteResult> {
    const session = this.#session;
    const prepared = this.#prepare(withTypesOfValues(definitions, iterations));
    const results: DmlResult[] = [];
    const errors: { readonly iteration: number; readonly error: OracleError }[] = [];
    for (const [iteration, row] of (iterations.length === 0 ? [[]] : iterations).entries()) {
      try {
        results.push(await this.#run(prepared, row, signal));
      } catch (error) {
        if (!batchErrors || signal.aborted || !(error instanceof OracleError)) throw error;
        errors.push({ iteration, error });
        results.push({ rowCount: 0, returned: [], lastRowid: undefined });
      }
    }
    if (autoCommit && errors.length === 0) await session.commit(signal);
    return this.#result(results, errors);
  }

  /** One execution: all of it, and its RETURNING values as the binds take them, or nothing. */
  #run({ dml, conversions }: PreparedForBinds, row: readonly BindValue[], signal: AbortSignal): Promise<DmlResult> {
    const { state } = this.#session;
    const values = this.#binds.values(dml, row);
    return this.#session.runCall(converted(), signal);

    function* converted(): Task<DmlResult> {
      const result = yield* dml.execute(state, values);
      if (!conversions.some((convert) => convert !== undefined)) return result;
      const returned = result.returned.map((each) =>
        each.map((value, index) => conversions[index]?.(value, state) ?? value),
      );
      return { ...result, returned };
    }
  }

  #result(
    results: readonly DmlResult[],
    batchErrors: readonly { readonly iteration: number; readonly error: OracleError }[],
  ): ExecuteResult {
    const lastRowid = results.findLast((result) => result.lastRowid !== undefined)?.lastRowid;
    return {
      rowCount: results.reduce((sum, { rowCount }) => sum + rowCount, 0),
      iterationRowCounts: results.map(({ rowCount }) => rowCount),
      returned: results.map(({ returned }) => this.#byBind(returned)),
      batchErrors,
      ...(lastRowid === undefined ? {} : { lastRowid }),
    };
  }

  /** Per returning bind, one value per affected row. */
  #byBind(returned: readonly (readonly Value[])[]): readonly (readonly Value[])[] {
    return this.#returning.map((_unused, bind) => returned.map((row) => row[bind] ?? null));
  }

  #prepare(definitions: readonly BindDefinition[]): PreparedForBinds {
    return this.#prepared.get(definitions, () => this.#compile(definitions));
  }

  #compile(definitions: readonly BindDefinition[]): PreparedForBinds {
    const session = this.#session;
    const environment = this.#binds.environment(session, this.#text, definitions);
    const dml = session.database.sql.prepareDml(this.#statement, environment);
    const conversions = this.#returning.map((bind, index) => {
      const [column, definition] = [dml.returning[index], definitions[bind]];
      return column === undefined || definition === undefined ? undefined : returningConversion(column, definition);
    });
    return { dml, conversions };
  }
}
