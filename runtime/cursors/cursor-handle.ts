import type { CursorDescriptor } from '../call-descriptor.js';

/** An open cursor as a call returned it. */
export class CursorHandle {
  readonly type: CursorDescriptor;
  /** The driver's. */
  readonly resultSet: unknown;

  constructor(type: CursorDescriptor, resultSet: unknown) {
    this.type = type;
    this.resultSet = resultSet;
  }
}
