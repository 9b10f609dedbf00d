import type { Task } from '../../tasks/task.js';
import type { Frame } from '../frame.js';

/** How a statement ended: `undefined` to go on with the next one, otherwise where to go. */
export type Completion = Jump | undefined;

/** `target` is the loop or label that the jump is for; RETURN has none. Jumps are made when compiling, never at run time. */
export interface Jump {
  readonly kind: 'exit' | 'continue' | 'goto' | 'return';
  readonly target: JumpTarget | undefined;
}

/** A loop or a label, compared by identity. */
export interface JumpTarget {
  readonly name: string | undefined;
}

export const RETURN: Jump = { kind: 'return', target: undefined };

/** A statement compiled to closures. One that cannot pause runs without the cost of a generator. */
export type CompiledStatement = DirectStatement | PausingStatement;

export interface DirectStatement {
  readonly pauses: false;
  readonly line: number;
  execute(frame: Frame): Completion;
}

export interface PausingStatement {
  readonly pauses: true;
  readonly line: number;
  run(frame: Frame): Task<Completion>;
}

/** Executes either form from within a task, noting the line for the error stack. */
export function* executeStatement(statement: CompiledStatement, frame: Frame): Task<Completion> {
  frame.line = statement.line;
  return statement.pauses ? yield* statement.run(frame) : statement.execute(frame);
}
