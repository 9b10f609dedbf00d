import type { PreparedQuery } from '../sql/prepared.js';
import type { Query } from '../syntax/ast/query.js';
import type { StatementBind } from '../syntax/statement-binds.js';
import type { BindDefinition, ColumnDescription, ExecuteRequest, ExecuteResult } from './database.js';
import { withTypesOfValues } from './engine-bind-values.js';
import { SqlBinds } from './engine-binds.js';
import { queryRows } from './engine-row-source.js';
import type { EngineSession } from './engine-session.js';
import { KeptCompilation } from './kept-compilation.js';

/** A client's query: prepared when first needed, and again when bind types or the schema change. */
export class EngineQuery {
  readonly #session: EngineSession;
  readonly #text: string;
  readonly #query: Query;
  readonly #binds: SqlBinds;
  readonly #prepared: KeptCompilation<PreparedQuery>;

  constructor(session: EngineSession, text: string, binds: readonly StatementBind[], query: Query) {
    this.#session = session;
    this.#text = text;
    this.#query = query;
    this.#binds = new SqlBinds(binds);
    this.#prepared = new KeptCompilation(session);
  }

  describe(): readonly ColumnDescription[] {
    return this.#prepare([]).columns;
  }

  async execute({ definitions, iterations, signal }: ExecuteRequest): Promise<ExecuteResult> {
    const session = this.#session;
    const prepared = this.#prepare(withTypesOfValues(definitions, iterations));
    const values = this.#binds.values(prepared, iterations[0] ?? []);
    const cursor = await session.runCall(prepared.open(session.state, values), signal);
    session.state.openCursors.add(cursor);
    return {
      rows: queryRows(cursor, session.plsql, session.run),
      rowCount: 0,
    };
  }

  #prepare(definitions: readonly BindDefinition[]): PreparedQuery {
    const session = this.#session;
    return this.#prepared.get(definitions, () =>
      session.database.sql.prepareQuery(this.#query, this.#binds.environment(session, this.#text, definitions)),
    );
  }
}
