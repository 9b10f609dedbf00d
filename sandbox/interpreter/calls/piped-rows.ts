import type { PipedRows } from '../../sql/user-functions.js';
import type { Task, Wait } from '../../tasks/task.js';
import { OracleError } from '../../values/oracle-error.js';
import type { PlsqlSession } from '../plsql-session.js';
import { RowPause } from '../statements/pipe-row.js';
import type { CallOutcome } from './run-code.js';

const NO_DATA_FOUND = 1403;
const NO_DATA_NEEDED = 6548;

/**
 * The rows of a pipelined function, which runs as far as the next one whenever that is asked for. Between two rows it is
 * not on the call stack, and its rights are not the session's. Who needs no more rows raises NO_DATA_NEEDED in it.
 */
export function* pipedRows(task: Task<CallOutcome>, session: PlsqlSession): PipedRows {
  const { resume, isFinished } = coroutine(session);
  try {
    for (;;) {
      const step = resume(() => task.next());
      if (step.done === true) return;
      yield step.value instanceof RowPause ? { kind: 'piped', value: step.value.value } : step.value;
    }
  } catch (error) {
    // As for any function that SQL calls, NO_DATA_FOUND is the end, not an error.
    if (!(error instanceof OracleError) || error.code !== NO_DATA_FOUND) throw error;
  } finally {
    if (!isFinished()) endEarly(task, resume);
  }
}

type Step = IteratorResult<Wait, CallOutcome>;
type Resume = (advance: () => Step) => Step;

/** Lets a task go on as if nothing else had run since it was last left. */
function coroutine(session: PlsqlSession): { resume: Resume; isFinished: () => boolean } {
  let finished = false;
  let suspended = session.suspend(session.mark());
  return {
    isFinished: () => finished,
    resume(advance) {
      const mark = session.mark();
      session.resume(suspended);
      let ended = true;
      try {
        const step = advance();
        ended = step.done === true;
        return step;
      } finally {
        finished = ended;
        suspended = session.suspend(mark);
      }
    },
  };
}

/** The function may tidy up in a handler; it cannot wait there, and rows that it makes are asked for by nobody. */
function endEarly(task: Task<CallOutcome>, resume: Resume): void {
  const noDataNeeded = () => new OracleError(NO_DATA_NEEDED, 'no more rows needed');
  try {
    let step = resume(() => task.throw(noDataNeeded()));
    while (step.done !== true) {
      const { value } = step;
      if (value instanceof RowPause) step = resume(() => task.throw(noDataNeeded()));
      else if (value.kind === 'slice') step = resume(() => task.next());
      else return void resume(() => task.return({ result: null, out: [] }));
    }
  } catch (error) {
    if (!(error instanceof OracleError) || error.code !== NO_DATA_NEEDED) throw error;
  }
}
