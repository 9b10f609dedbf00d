import { SLICE, type Task } from '../../tasks/task.js';
import type { Frame } from '../frame.js';
import type { CompiledStatement, Completion, JumpTarget } from './completion.js';

/** What a loop does after its body: the next iteration, or leave with `completion`. */
const NEXT = Symbol('next');
type AfterBody = typeof NEXT | { readonly completion: Completion };

const LEAVE: AfterBody = { completion: undefined };

function afterBody(completion: Completion, loop: JumpTarget): AfterBody {
  if (completion === undefined) return NEXT;
  if (completion.target !== loop) return { completion };
  if (completion.kind === 'exit') return LEAVE;
  return completion.kind === 'continue' ? NEXT : { completion };
}

/**
 * Runs `body` as long as `advance` says so, giving the event loop its turns. Loops are always tasks; a body that cannot
 * pause costs no generator per iteration.
 */
export function* runLoop(
  frame: Frame,
  loop: JumpTarget,
  body: CompiledStatement,
  advance: ((frame: Frame) => boolean) | undefined,
): Task<Completion> {
  const { slice } = frame.session;
  while (advance === undefined || advance(frame)) {
    if (slice.isOver()) yield SLICE;
    frame.line = body.line;
    const completion = body.pauses ? yield* body.run(frame) : body.execute(frame);
    if (completion === undefined) continue;
    const after = afterBody(completion, loop);
    if (after !== NEXT) return after.completion;
  }
  return undefined;
}

/** The same where advancing may pause itself: a WHILE condition that calls a function, a cursor's next row. */
export function* runPausingLoop(
  frame: Frame,
  loop: JumpTarget,
  body: CompiledStatement,
  advance: (frame: Frame) => Task<boolean>,
): Task<Completion> {
  const { slice } = frame.session;
  while (yield* advance(frame)) {
    if (slice.isOver()) yield SLICE;
    frame.line = body.line;
    const completion = body.pauses ? yield* body.run(frame) : body.execute(frame);
    if (completion === undefined) continue;
    const after = afterBody(completion, loop);
    if (after !== NEXT) return after.completion;
  }
  return undefined;
}
