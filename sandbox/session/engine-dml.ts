import type { DmlResult, PreparedDml } from '../sql/prepared.js';
import type { DmlStatement } from '../syntax/ast/dml.js';
import type { StatementBind } from '../syntax/statement-binds.js';
import { OracleError } from '../values/oracle-error.js';
import type { Value } from '../values/value.js';
import type { BindDefinition, BindValue, ExecuteRequest, ExecuteResult } from './database.js';
import { SqlBinds } from './engine-binds.js';
import type { EngineSession } from './engine-session.js';

/** A client's INSERT, UPDATE, DELETE or MERGE, perhaps for many rows of binds. */
export class EngineDml {
  readonly #session: EngineSession;
  readonly #text: string;
  readonly #statement: DmlStatement;
  readonly #binds: SqlBinds;
  readonly #returningCount: number;
  #prepared: { readonly dml: PreparedDml; readonly key: string } | undefined;

  constructor(session: EngineSession, text: string, binds: readonly StatementBind[], statement: DmlStatement) {
    this.#session = session;
    this.#text = text;
    this.#statement = statement;
    this.#binds = new SqlBinds(binds);
    this.#returningCount = binds.filter(({ returning }) => returning).length;
  }

  async execute({ definitions, iterations, batchErrors, autoCommit, signal }: ExecuteRequest): Promise<ExecuteResult> {
    const session = this.#session;
    const prepared = this.#prepare(definitions);
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

  #run(prepared: PreparedDml, row: readonly BindValue[], signal: AbortSignal): Promise<DmlResult> {
    const session = this.#session;
    return session.runCall(prepared.execute(session.state, this.#binds.values(prepared, row)), signal);
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
    return Array.from({ length: this.#returningCount }, (_unused, bind) => returned.map((row) => row[bind] ?? null));
  }

  #prepare(definitions: readonly BindDefinition[]): PreparedDml {
    const session = this.#session;
    const key = JSON.stringify([session.compileKey, definitions]);
    if (this.#prepared?.key === key) return this.#prepared.dml;
    const environment = this.#binds.environment(session, this.#text, definitions);
    const dml = session.database.sql.prepareDml(this.#statement, environment);
    this.#prepared = { dml, key };
    return dml;
  }
}
