import { SLICE } from '../../tasks/task.js';
import type { CompiledStatement, Completion, DirectStatement, JumpTarget } from './completion.js';

/** Statements one after the other. `labels` tells at which of them a GOTO to a label of this sequence goes on. */
export function sequence(
  statements: readonly CompiledStatement[],
  labels: ReadonlyMap<JumpTarget, number> = new Map(),
): CompiledStatement {
  const line = statements[0]?.line ?? 0;
  const direct: DirectStatement[] = [];
  for (const statement of statements) if (!statement.pauses) direct.push(statement);
  if (direct.length === statements.length && labels.size === 0) return directSequence(direct, line);
  return {
    pauses: true,
    line,
    *run(frame) {
      const { slice } = frame.session;
      for (let index = 0; index < statements.length; index += 1) {
        const statement = statements[index];
        if (statement === undefined) break;
        if (slice.isOver()) yield SLICE;
        frame.line = statement.line;
        const completion = statement.pauses ? yield* statement.run(frame) : statement.execute(frame);
        if (completion === undefined) continue;
        const goesOnAt = gotoIndex(completion, labels);
        if (goesOnAt === undefined) return completion;
        index = goesOnAt - 1;
      }
      return undefined;
    },
  };
}

function directSequence(statements: readonly DirectStatement[], line: number): CompiledStatement {
  const [only] = statements;
  if (only !== undefined && statements.length === 1) return only;
  return {
    pauses: false,
    line,
    execute(frame) {
      for (const statement of statements) {
        frame.line = statement.line;
        const completion = statement.execute(frame);
        if (completion !== undefined) return completion;
      }
      return undefined;
    },
  };
}

function gotoIndex(completion: Completion, labels: ReadonlyMap<JumpTarget, number>): number | undefined {
  if (completion?.kind !== 'goto' || completion.target === undefined) return undefined;
  return labels.get(completion.target);
}
