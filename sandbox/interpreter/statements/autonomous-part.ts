import { type CompiledStatement, executeStatement } from './completion.js';

/** The executable part of an autonomous routine. */
export function autonomousPart(body: CompiledStatement): CompiledStatement {
  return {
    pauses: true,
    line: body.line,
    *run(frame) {
      const { gateway, sql } = frame.session;
      return yield* gateway.autonomously(executeStatement(body, frame), sql);
    },
  };
}
