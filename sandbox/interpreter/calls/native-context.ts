import type { NativeContext } from '../../packages/native-package.js';
import type { PlsqlSession } from '../plsql-session.js';

/** What supplied packages see of a PL/SQL session. */
export function nativeContext(session: PlsqlSession): NativeContext {
  return {
    sql: session.sql,
    sessionKey: session.packageKey,
    currentError: () => {
      const current = session.handled.at(-1);
      return current === undefined
        ? undefined
        : { stack: `${current.fullText}\n`, backtrace: `${current.stackLines.join('\n')}\n` };
    },
    callStack: () => session.callStack(),
    discardPackageState: () => session.instances.discardAfterCall(),
    isTrustedFor: (namespace) => session.isTrustedFor(namespace),
    returnResult: (cursor) => session.returnResult(cursor),
    localTransactionId: (create) => session.gateway.localTransactionId(session.sql, create),
  };
}
