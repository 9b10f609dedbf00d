import type { CompilerFlags } from '../../values/compiler-flags.js';

/** What conditional compilation may ask about. */
export interface CompilationSettings {
  /** The database's: `[19, 24, 0, 0, 0]`. */
  readonly version: readonly number[];
  /** PLSQL_CCFLAGS of the session that compiles. */
  readonly flags: CompilerFlags;
}
