import type { PlsqlUnit } from '../plsql/ast/unit.js';
import type { SqlStatement } from '../syntax/ast/statement.js';
import type { StatementBind } from '../syntax/statement-binds.js';
import { readStatementText } from '../syntax/statement-binds.js';
import { OracleError } from '../values/oracle-error.js';
import type { ColumnDescription, ExecuteRequest, ExecuteResult, Statement } from './database.js';
import { EngineBlock } from './engine-block.js';
import { EngineDml } from './engine-dml.js';
import { isDml, isUnit, parseText } from './engine-parse.js';
import { EngineQuery } from './engine-query.js';
import type { EngineSession } from './engine-session.js';
import { compileAgain, createUnit } from './engine-units.js';

/** What a parsed statement does; `describe` is a query's only. */
interface Executable {
  describe?(): readonly ColumnDescription[];
  execute(request: ExecuteRequest): Promise<ExecuteResult>;
}

/** Parses a statement; one that cannot be parsed says so when it is described or executed. */
export function parseEngineStatement(session: EngineSession, text: string): Statement {
  const { kind, binds } = readStatementText(text);
  let executable: Executable | OracleError;
  try {
    executable = executableOf(session, text, binds);
  } catch (error) {
    if (!(error instanceof OracleError)) throw error;
    executable = error;
  }
  return {
    kind,
    binds,
    describe() {
      if (executable instanceof OracleError) throw executable;
      return executable.describe?.() ?? [];
    },
    async execute(request) {
      if (executable instanceof OracleError) throw executable;
      return executable.execute(request);
    },
    close() {
      // Nothing is held between executions: result sets are closed by those who opened them.
    },
  };
}

function executableOf(session: EngineSession, text: string, binds: readonly StatementBind[]): Executable {
  const parsed = parseText(text, session.database, session.state);
  if (isUnit(parsed)) {
    if (parsed.kind === 'create_unit') return unitCreation(session, text, parsed);
    return new EngineBlock(
      session,
      text,
      binds.map(({ name }) => name),
      parsed,
    );
  }
  if (parsed.kind === 'query') return new EngineQuery(session, text, binds, parsed);
  if (isDml(parsed)) return new EngineDml(session, text, binds, parsed);
  return otherStatement(session, text, parsed);
}

function unitCreation(
  session: EngineSession,
  text: string,
  create: Extract<PlsqlUnit, { kind: 'create_unit' }>,
): Executable {
  return {
    async execute({ signal }) {
      const { database, state } = session;
      const compiledWithErrors = await session.run(createUnit(create, text, database, state), signal);
      return { rowCount: 0, compiledWithErrors };
    },
  };
}

function otherStatement(session: EngineSession, text: string, statement: SqlStatement): Executable {
  return {
    async execute({ signal, autoCommit }) {
      const { database, state } = session;
      if (statement.kind === 'alter_compile') {
        const compiledWithErrors = await session.run(compileAgain(statement, text, database, state), signal);
        return { rowCount: 0, compiledWithErrors };
      }
      await session.run(database.sql.runOther(statement, text, state), signal);
      if (autoCommit) await session.commit(signal);
      return { rowCount: 0 };
    },
  };
}
