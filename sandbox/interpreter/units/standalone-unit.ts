import type { Rights } from '../calls/rights.js';
import type { Subprogram, SubprogramCode } from '../calls/subprogram.js';
import type { FrameLayout } from '../frame.js';

/** A compiled standalone procedure or function. */
export interface StandaloneUnit {
  readonly objectId: number;
  readonly unitName: string;
  readonly rights: Rights;
  readonly subprogram: Subprogram;
  /** Of the empty frame around it. */
  readonly layout: FrameLayout;
  /** Undefined if its body did not compile. */
  readonly code: SubprogramCode | undefined;
}
