/** A ROWID or UROWID in the text that SQL shows. */
export class Rowid {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}
