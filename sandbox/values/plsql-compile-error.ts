/** A semantic error at a place of PL/SQL's source; caught per statement, so that one compilation can report several. */
export class PlsqlCompileError extends Error {
  override readonly name = 'PlsqlCompileError';
  readonly position: number;

  /** @param text with its prefix: `PLS-00201: identifier 'X' must be declared` */
  constructor(text: string, position: number) {
    super(text);
    this.position = position;
  }
}
