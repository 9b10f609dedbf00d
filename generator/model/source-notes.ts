/**
 * What the source of a specification adds to the dictionary's rows about a declaration. Absent members: the source says nothing, or it could not be read.
 */
export interface SourceNotes {
  /** As the declaration spells its name, where that is not in quotes and not all upper case: `createOrder` for CREATEORDER. */
  readonly spelling?: string;
  /** The comment that describes it: plain text, lines joined by `\n`, without comment marks, banners and annotations. Never empty. */
  readonly comment?: string;
  /** What follows `@deprecated`; may be empty. */
  readonly deprecated?: string;
  /** `@hidden`: no client has it. */
  readonly hidden?: true;
}

export interface SubprogramNotes extends SourceNotes {
  /** About a function's own value. */
  readonly returns?: ValueNotes;
  /** `@throws`: in the order of the comment. */
  readonly throws?: readonly RaisedNote[];
}

/** About a value: a parameter, a function's result, a field. */
export interface ValueNotes extends SourceNotes {
  /** The text of the default, without `DEFAULT` or `:=`. */
  readonly defaultText?: string;
  /** `@notnull`, or a NOT NULL subtype or field. */
  readonly notNull?: true;
  /** The type as it is written: `t_quantity`, `orders.status%TYPE`, `order_cur`. Blanks and comments between its words are one blank. */
  readonly declaredType?: string;
  /** What follows `@cursor`: a record type, or a table, view or cursor with `%ROWTYPE`. */
  readonly cursor?: string;
  /** The lowest and highest integer that a subtype's RANGE allows. */
  readonly range?: readonly [string, string];
}

export interface RaisedNote {
  /** As the comment names it: an exception of the package or an error number. */
  readonly name: string;
  readonly comment: string;
}
