import type { DeclarationComments } from '../comments/assign-comments.js';

/** What stands in the source from one token to another. Their indexes are inclusive. */
export interface Place {
  readonly from: number;
  readonly to: number;
}

/** A parameter, a field or a function's result. */
export interface Part extends Place {
  readonly isResult: boolean;
}

/** A declaration that has been read and now waits for the comments that belong to it. */
export interface Draft extends Place {
  /** In the order of the source. */
  readonly parts: readonly Part[];
  finish(comments: DeclarationComments): void;
}
