import { FUNCTION } from '../../ttc/message-type.js';
import { NotSupportedError } from '../../values/oracle-error.js';

const FEATURES: ReadonlyMap<number, string> = new Map([
  [FUNCTION.enqueue, 'Advanced Queuing'],
  [FUNCTION.dequeue, 'Advanced Queuing'],
  [FUNCTION.arrayQueue, 'Advanced Queuing'],
  [FUNCTION.subscribe, 'Continuous Query Notification'],
  [FUNCTION.directPathPrepare, 'direct path load'],
  [FUNCTION.directPathLoad, 'direct path load'],
  [FUNCTION.directPathOperation, 'direct path load'],
  [FUNCTION.alterSession, 'transaction priorities'],
  [FUNCTION.endUserSecurityContext, 'end user security contexts'],
]);

/** Names what the client asked for in Oracle's words. */
export function unsupportedFunction(functionCode: number): NotSupportedError {
  return new NotSupportedError(FEATURES.get(functionCode) ?? `TTC function ${functionCode}`);
}
