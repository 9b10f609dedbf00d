export interface OracleErrorOptions {
  /** 0-based character offset into the statement, for parse errors. */
  readonly position?: number;
  /** Further lines of the error stack, innermost first: `ORA-06512: at "ERP.ORDERS_API", line 12`. */
  readonly stackLines?: readonly string[];
  readonly cause?: unknown;
}

/**
 * An error as Oracle reports it: number, text and, for a failing PL/SQL block, the frames of its stack.
 * Everything the sandbox refuses, fails at or raises for a program is one of these.
 */
export class OracleError extends Error {
  override readonly name = 'OracleError';
  readonly code: number;
  readonly text: string;
  readonly options: OracleErrorOptions;

  /**
   * @param code the number: 1403 for ORA-01403
   * @param text the text without the `ORA-01403: ` prefix
   */
  constructor(code: number, text: string, options: OracleErrorOptions = {}) {
    super(text, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.text = text;
    this.options = options;
  }

  /** What follows the error in the stack, innermost first. */
  get stackLines(): readonly string[] {
    return this.options.stackLines ?? [];
  }

  /** `ORA-01403: no data found`, followed by the stack's lines. */
  get fullText(): string {
    return [`${oraPrefix(this.code)}: ${this.text}`, ...this.stackLines].join('\n');
  }
}

/** `ORA-01403` for 1403. Oracle counts user-defined exceptions as 6510 and writes no-data-found's PL/SQL code 100 as 1403. */
export function oraPrefix(code: number): string {
  return `ORA-${String(code).padStart(5, '0')}`;
}

/**
 * What the sandbox does not do. It says so by name instead of guessing; the code is ORA-03001, Oracle's own for
 * "unimplemented feature", which leaves the session usable.
 */
export class NotSupportedError extends OracleError {
  /** @param feature what was asked for, in Oracle's words: `MODEL clause`, `DBMS_CRYPTO.ENCRYPT` */
  constructor(feature: string, position?: number) {
    super(
      3001,
      `unimplemented feature: the sandbox does not support ${feature}`,
      position === undefined ? {} : { position },
    );
  }
}
