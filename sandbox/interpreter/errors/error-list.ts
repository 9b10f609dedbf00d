import { NotSupportedError, OracleError } from '../../values/oracle-error.js';
import { PlsqlCompileError } from '../../values/plsql-compile-error.js';
import type { CompilationError } from './compilation-error.js';

/** Line and column, both from 1, of offsets into a unit's source. `start` is where the unit's line 1 begins. */
export class SourceLines {
  readonly #starts: number[];
  readonly #origin: number;

  constructor(source: string, start = 0) {
    this.#origin = start;
    this.#starts = [start];
    for (let at = source.indexOf('\n', start); at >= 0; at = source.indexOf('\n', at + 1)) this.#starts.push(at + 1);
  }

  lineAt(position: number): number {
    let [low, high] = [0, this.#starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= position) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  }

  /** The offset of a line and column. */
  positionAt(line: number, column: number): number {
    return (this.#starts[line - 1] ?? this.#origin) + column - 1;
  }

  columnAt(position: number): number {
    return position - (this.#starts[this.lineAt(position) - 1] ?? this.#origin) + 1;
  }
}

/** Collects what a compilation finds wrong, in Oracle's order: the error, then what was given up because of it. */
export class ErrorList {
  readonly lines: SourceLines;
  readonly #errors: CompilationError[] = [];

  constructor(lines: SourceLines) {
    this.lines = lines;
  }

  get errors(): readonly CompilationError[] {
    return this.#errors;
  }

  add(text: string, position: number): void {
    this.#errors.push({ line: this.lines.lineAt(position), column: this.lines.columnAt(position), text });
  }

  /** What was found wrong before, with its own place. */
  addAt(error: CompilationError): void {
    this.#errors.push(error);
  }

  /**
   * Runs `compile`; what it finds wrong is noted, followed by `PL/SQL: Statement ignored` (or Item, SQL Statement) at
   * `position`. Unsupported features are not the source's fault and stop the compilation.
   */
  guard<T>(position: number, ignored: 'Statement' | 'Item' | 'SQL Statement', compile: () => T): T | undefined {
    try {
      return compile();
    } catch (error) {
      if (error instanceof NotSupportedError) throw error;
      if (error instanceof PlsqlCompileError) this.add(error.message, error.position);
      else if (error instanceof OracleError) this.add(`PL/SQL: ${error.fullText}`, error.options.position ?? position);
      else throw error;
      this.add(`PL/SQL: ${ignored} ignored`, position);
      return undefined;
    }
  }
}
