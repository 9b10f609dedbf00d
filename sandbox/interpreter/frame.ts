import type { CharacterType } from '../values/data-type.js';
import type { Value } from '../values/value.js';
import type { PlsqlSession } from './plsql-session.js';

/**
 * The activation of a subprogram, anonymous block or package. Every variable declared anywhere inside has a slot, whose
 * number was settled when the unit was compiled; blocks within a subprogram share its frame and reset their slots on entry.
 */
export interface Frame {
  readonly slots: Value[];
  /** By their slots, the types of formal parameters whose length came with the call. */
  readonly formals: ReadonlyMap<number, CharacterType>;
  /** The activation of the subprogram or package in which this one is declared. */
  readonly enclosing: Frame | undefined;
  readonly session: PlsqlSession;
  /** The line of the statement being executed, for the error stack. */
  line: number;
  /** What RETURN has left. */
  result: Value;
}

const NO_FORMALS: Frame['formals'] = new Map();

export function newFrame(
  session: PlsqlSession,
  layout: FrameLayout,
  enclosing: Frame | undefined,
  formals = NO_FORMALS,
): Frame {
  return { slots: new Array<Value>(layout.size).fill(null), formals, enclosing, session, line: 0, result: null };
}

/** For evaluating constant expressions while compiling, where there is no session. */
export const STATIC_FRAME: Frame = {
  slots: [],
  formals: NO_FORMALS,
  enclosing: undefined,
  get session(): PlsqlSession {
    throw new Error('a constant expression asked for the session');
  },
  line: 0,
  result: null,
};

/** Where the variables of one subprogram, block or package are kept; grows while the unit is compiled. */
export class FrameLayout {
  /** 0 for a package instance, standalone subprogram or anonymous block; one more for each subprogram nested in it. */
  readonly depth: number;
  #size = 0;

  constructor(depth: number) {
    this.depth = depth;
  }

  get size(): number {
    return this.#size;
  }

  /** The number of a new slot. */
  allocate(): number {
    this.#size += 1;
    return this.#size - 1;
  }
}

/** From a frame at `from` to the one that holds a variable of `to`, by the static links. */
export function frameAt(from: FrameLayout, to: FrameLayout): (frame: Frame) => Frame {
  const hops = from.depth - to.depth;
  if (hops === 0) return (frame) => frame;
  if (hops === 1) return (frame) => enclosing(frame);
  if (hops === 2) return (frame) => enclosing(enclosing(frame));
  return (frame) => {
    let found = frame;
    for (let hop = 0; hop < hops; hop += 1) found = enclosing(found);
    return found;
  };
}

function enclosing(frame: Frame): Frame {
  if (frame.enclosing === undefined) throw new Error('a frame has no static link');
  return frame.enclosing;
}
