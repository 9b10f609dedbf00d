import { ProtocolViolation } from '../tns/protocol-violation.js';
import { FUNCTION, MESSAGE } from '../ttc/message-type.js';
import { readAuthenticationRequest } from '../ttc/messages/authentication-message.js';
import { readFunctionHeader } from '../ttc/messages/function-header.js';
import { writeToken } from '../ttc/messages/token-message.js';
import { readPipelineBegin } from '../ttc/piggybacks/pipeline-piggyback.js';
import type { TtcReader } from '../ttc/ttc-reader.js';
import { NotSupportedError, OracleError } from '../values/oracle-error.js';
import type { Call } from './calls/call.js';
import { executeCall, fetchCall, reexecuteCall } from './calls/execute-call.js';
import { lobCall } from './calls/lob-call.js';
import { piggybackCall } from './calls/piggyback-call.js';
import { changeTransactionStateCall, switchTransactionCall } from './calls/transaction-calls.js';
import { unsupportedFunction } from './calls/unsupported-function.js';
import type { LogonDialogue } from './logon-dialogue.js';
import { Pipeline } from './pipeline.js';

/** What carrying out a call came to. */
export type CallResult =
  | { readonly kind: 'done' }
  | { readonly kind: 'logged-off' }
  /** What came after the piggybacks has no answer, and has not been read yet. */
  | { readonly kind: 'one-way' }
  /** `start`: where the answer begins that the error message replaces. */
  | { readonly kind: 'failed'; readonly error: unknown; readonly start: number };

/** The calls of a client that has logged on. */
export class SessionCalls {
  readonly #dialogue: LogonDialogue;
  readonly #pipeline = new Pipeline();

  constructor(dialogue: LogonDialogue) {
    this.#dialogue = dialogue;
  }

  /**
   * Carries out one request: its piggybacks, then its function. What fails is returned, not thrown.
   * @throws ProtocolViolation
   */
  async carryOut(call: Call, firstType: number, reader: TtcReader): Promise<CallResult> {
    let start = call.writer.length;
    try {
      const { type, failure } = await this.#carryOutPiggybacks(call, firstType, reader);
      if (type === MESSAGE.flush) {
        call.writeStatus();
        return { kind: 'done' };
      }
      if (type === MESSAGE.oneWay) return { kind: 'one-way' };
      if (type !== MESSAGE.function) throw new ProtocolViolation(`message type ${type} where a function is expected`);
      const header = readFunctionHeader(reader, call.fieldVersion);
      if (header.token !== 0) writeToken(call.writer, header.token);
      start = call.writer.length;
      if (failure !== undefined) throw failure;
      if (header.function !== FUNCTION.pipelineEnd) this.#pipeline.admit();
      await this.#carryOutFunction(call, header.function, reader);
      return { kind: header.function === FUNCTION.logoff ? 'logged-off' : 'done' };
    } catch (error) {
      if (error instanceof ProtocolViolation) throw error;
      this.#pipeline.callFailed();
      return { kind: 'failed', error, start };
    }
  }

  /** All of them take effect, even if one fails; the failure then is the call's. */
  async #carryOutPiggybacks(
    call: Call,
    firstType: number,
    reader: TtcReader,
  ): Promise<{ readonly type: number; readonly failure: OracleError | undefined }> {
    let type = firstType;
    let failure: OracleError | undefined;
    for (; type === MESSAGE.piggyback; type = reader.u8()) {
      const header = readFunctionHeader(reader, call.fieldVersion);
      try {
        if (header.function === FUNCTION.pipelineBegin) this.#pipeline.begin(readPipelineBegin(reader).abortOnError);
        else await piggybackCall(call, header.function, reader);
      } catch (error) {
        // After a piggyback of unknown shape nothing more can be read.
        if (!(error instanceof OracleError) || error instanceof NotSupportedError) throw error;
        failure ??= error;
      }
    }
    return { type, failure };
  }

  async #carryOutFunction(call: Call, functionCode: number, reader: TtcReader): Promise<void> {
    switch (functionCode) {
      case FUNCTION.execute:
        return executeCall(call, reader);
      case FUNCTION.reexecute:
        return reexecuteCall(call, reader, false);
      case FUNCTION.reexecuteAndFetch:
        return reexecuteCall(call, reader, true);
      case FUNCTION.fetch:
        return fetchCall(call, reader);
      case FUNCTION.lobOperation:
        return lobCall(call, reader);
      case FUNCTION.commit:
        await call.session.commit(call.signal);
        return call.writeStatus();
      case FUNCTION.rollback:
        await call.session.rollback(call.signal);
        return call.writeStatus();
      case FUNCTION.transactionSwitch:
        return switchTransactionCall(call, reader);
      case FUNCTION.transactionChangeState:
        return changeTransactionStateCall(call, reader);
      case FUNCTION.authenticationPhaseTwo:
        await this.#dialogue.changePassword(readAuthenticationRequest(reader), call.writer, call.session);
        return call.writeStatus();
      case FUNCTION.pipelineEnd:
        this.#pipeline.end();
        return call.writeStatus();
      case FUNCTION.ping:
      case FUNCTION.logoff:
        return call.writeStatus();
      default:
        throw unsupportedFunction(functionCode);
    }
  }
}
