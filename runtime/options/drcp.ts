/** Easy Connect: the server mode stands after the service's name. Source: node-oracledb's user guide, "Easy Connect Syntax for Connection Strings". */
const EASY_CONNECT_MODE = /^[^(?]*\/[^/:?]*:pooled(?:[/?]|$)/i;
const DESCRIPTOR_MODE = /\(\s*server\s*=\s*pooled\s*\)/i;
const PURITY_SELF = /[?&(]\s*pool_purity\s*=\s*self\s*(?:[&)]|$)/i;

/** Whether the connect string itself asks for a pooled server (DRCP). What a name from tnsnames.ora stands for cannot be seen. */
export function asksForPooledServer(connectString: string): boolean {
  return EASY_CONNECT_MODE.test(connectString) || DESCRIPTOR_MODE.test(connectString);
}

/** Whether sessions are to have the memory that an earlier one of the same user left. */
export function asksForPuritySelf(connectString: string): boolean {
  return PURITY_SELF.test(connectString);
}
