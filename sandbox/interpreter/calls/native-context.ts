import type { NativeContext } from '../../packages/native-package.js';
import { findSuppliedPackage, mayExecute } from '../../packages/supplied-packages.js';
import { sessionlessId } from '../../sql/branches/sessionless.js';
import { asCursor } from '../cursors/cursor-access.js';
import { ExplicitCursor } from '../cursors/explicit-cursor.js';
import { openRows } from '../cursors/given-rows.js';
import { parseNative } from '../embedded/native-statement.js';
import type { PlsqlSession } from '../plsql-session.js';

const contexts = new WeakMap<PlsqlSession, NativeContext>();

/** What supplied packages see of a PL/SQL session. */
export function nativeContext(session: PlsqlSession): NativeContext {
  let context = contexts.get(session);
  if (context === undefined) {
    context = newContext(session);
    contexts.set(session, context);
  }
  return context;
}

function newContext(session: PlsqlSession): NativeContext {
  return {
    sql: session.sql,
    version: session.gateway.version,
    sessions: () => session.gateway.sessionIdentities(),
    schema: session.library.schema,
    get sessionKey() {
      return session.packageKey;
    },
    currentError: () => {
      const current = session.handled.at(-1);
      return current === undefined
        ? undefined
        : {
            stack: `${current.fullText}\n`,
            backtrace: `${current.stackLines.join('\n')}\n`,
            errors: current.errors,
            trace: current.trace,
          };
    },
    callStack: () => session.callStack(),
    discardPackageState: () => session.instances.discardAfterCall(),
    isTrustedFor: (namespace) => session.isTrustedFor(namespace),
    returnResult: (cursor) => session.returnResult(cursor),
    localTransactionId: (create) => session.gateway.localTransactionId(session.sql, create),
    sessionless: {
      start: (request) => session.gateway.startSessionless(request, session.sql),
      suspend: () => session.gateway.suspendSessionless(session.sql),
      id: () => sessionlessId(session.sql),
    },
    transactionControl: (statement) => session.gateway.runSessionStatement(statement, session.sql),
    knowsObject: (parts) => session.gateway.knowsObject(parts, session.sql) ?? knowsSupplied(parts, session),
    findType: (name) => session.library.types.named(name, session.sql),
    hasUser: (name) => session.library.schema.findUser(name) !== undefined,
    typeOid: (type) => session.library.types.oidOf(type),
    openRows: (rows) => openRows(rows, session),
    openQuery(query) {
      const cursor = new ExplicitCursor();
      cursor.attach(query, session);
      return cursor;
    },
    takeQuery: (cursor) => asCursor(cursor).detach(),
    sqlCursors: session.sqlCursors,
    parseStatement: (text) => parseNative(text, session),
  };
}

function knowsSupplied(parts: readonly string[], { sql, library }: PlsqlSession): 'object' | 'within' | undefined {
  const found = findSuppliedPackage(parts, 0);
  if (found === undefined || !mayExecute(found.unit, sql.domain, library.schema)) return undefined;
  return found.rest.length === 0 ? 'object' : 'within';
}
