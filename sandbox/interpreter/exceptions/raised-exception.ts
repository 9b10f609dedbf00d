import { OracleError, oraPrefix } from '../../values/oracle-error.js';

/** What PL/SQL knows an exception by: a declaration of its own, and the error number associated with it, if any. */
export interface ExceptionIdentity {
  readonly name: string;
  /** Set for predefined exceptions and by PRAGMA EXCEPTION_INIT: positive, 1403 for NO_DATA_FOUND. */
  readonly code: number | undefined;
}

/** ORA-06510, under which an exception without a number of its own leaves its block. */
const UNHANDLED_USER_EXCEPTION = 6510;

/**
 * An exception on its way through PL/SQL: the error, the exception it was raised as, and the lines of the stack so far,
 * which every unit that it leaves adds to.
 */
export class RaisedException extends OracleError {
  /** The declaration named by RAISE; undefined when the number alone tells which exception it is. */
  readonly identity: ExceptionIdentity | undefined;
  readonly #lines: string[];
  readonly #trace: StackPlace[] = [];
  /** The activation whose line is in the stack already. */
  #notedIn: object | undefined;
  #replacesOthers = false;

  constructor(
    code: number,
    text: string,
    identity: ExceptionIdentity | undefined,
    lines: readonly string[],
    cause?: unknown,
  ) {
    super(code, text, cause === undefined ? {} : { cause });
    this.identity = identity;
    this.#lines = [...lines];
  }

  /** `RAISE e` for an exception that the user declared. */
  static raise(identity: ExceptionIdentity, text: string): RaisedException {
    return new RaisedException(identity.code ?? UNHANDLED_USER_EXCEPTION, text, identity, []);
  }

  /** RAISE_APPLICATION_ERROR; with `keepErrors` the errors being handled stay below it. */
  static applicationError(code: number, text: string, keepErrors: boolean): RaisedException {
    const raised = new RaisedException(code, text, undefined, []);
    raised.#replacesOthers = !keepErrors;
    return raised;
  }

  /** Any error as PL/SQL sees it; errors that are not Oracle's are bugs of the sandbox and go through unchanged. */
  static from(error: OracleError): RaisedException {
    if (error instanceof RaisedException) return error;
    return new RaisedException(error.code, error.text, undefined, error.stackLines, error);
  }

  override get stackLines(): readonly string[] {
    return this.#lines;
  }

  /** The errors of the stack, the newest first: the lines that say where count as errors, as they have a number. */
  get errors(): readonly { readonly code: number; readonly text: string }[] {
    const errors = [{ code: this.code, text: this.text }];
    for (const line of this.#lines) {
      const last = errors.at(-1);
      const code = numberOf(line);
      if (code !== undefined) errors.push({ code, text: line.slice(PREFIX_LENGTH) });
      else if (last !== undefined) last.text = `${last.text}\n${line}`;
    }
    return errors;
  }

  /** Where it was raised, and where it has been since. */
  get trace(): readonly StackPlace[] {
    return this.#trace;
  }

  /** Adds the frame that the exception passes through, once: `ORA-06512: at "ERP.ORDERS_API", line 12`. */
  noteFrame(frame: { readonly line: number }, unitName: string | undefined): void {
    if (this.#notedIn === frame) return;
    this.#notedIn = frame;
    this.#trace.push({ unitName, line: frame.line });
    this.#lines.push(stackLine(unitName, frame.line));
  }

  /** Adds the trigger that the exception ends. */
  noteTrigger(unitName: string): void {
    this.#lines.push(`ORA-04088: error during execution of trigger '${unitName}'`);
  }

  /** RAISE without a name: the same exception again; where it was raised first follows the line of the RAISE. */
  again(): RaisedException {
    return new RaisedException(this.code, this.text, this.identity, [], this);
  }

  /**
   * This exception left the handler of `handled`: the older one stays visible below it, except when RAISE_APPLICATION_ERROR
   * replaced it.
   */
  leaveHandlerOf(handled: RaisedException): void {
    if (this === handled || this.#replacesOthers) return;
    if (this.cause === handled) {
      this.#lines.push(...handled.#lines);
      this.#trace.push(...handled.#trace);
    } else this.#lines.push(`${oraPrefix(handled.code)}: ${handled.text}`, ...handled.#lines);
  }

  /** SQLCODE: +100 for NO_DATA_FOUND, 1 for a user-defined exception without a number, else the negative number. */
  get sqlCode(): number {
    return sqlCodeOf(this.code, this.identity);
  }

  /** SQLERRM: the message without the lines that say where. */
  get sqlErrorMessage(): string {
    if (this.identity !== undefined && this.identity.code === undefined) return 'User-Defined Exception';
    return [`${oraPrefix(this.code)}: ${this.text}`, ...this.#lines.filter((line) => !isStackLine(line))].join('\n');
  }
}

function sqlCodeOf(code: number, identity: ExceptionIdentity | undefined): number {
  if (identity !== undefined && identity.code === undefined) return 1;
  return code === 1403 ? 100 : -code;
}

/** A line of a unit; the name is undefined for an anonymous block. */
export interface StackPlace {
  readonly unitName: string | undefined;
  readonly line: number;
}

const PREFIX_LENGTH = 'ORA-00000: '.length;

/** Of a line such as `ORA-06512: at line 1`; undefined where a message goes on. */
function numberOf(line: string): number | undefined {
  const digits = line.slice(4, 9);
  const isPrefixed = line.startsWith('ORA-') && line.startsWith(': ', 9) && [...digits].every(isDigit);
  return isPrefixed ? Number(digits) : undefined;
}

function isDigit(character: string): boolean {
  return character >= '0' && character <= '9';
}

const STACK_PREFIX = 'ORA-06512: ';

function stackLine(unitName: string | undefined, line: number): string {
  return unitName === undefined ? `${STACK_PREFIX}at line ${line}` : `${STACK_PREFIX}at "${unitName}", line ${line}`;
}

function isStackLine(line: string): boolean {
  return line.startsWith(STACK_PREFIX);
}
