/**
 * A BFILE: a locator of a file outside of the database, which need not be there. That it is open is a matter of the locator and
 * those copied from it, not of the file.
 */
export class BfileValue {
  /** Name of the directory object, as it was given: unlike other names it is never folded. */
  readonly directory: string;
  readonly fileName: string;
  /** Which of the session's open files it is, from 1; 0 for a locator that nothing was opened with. */
  readonly handle: number;

  constructor(directory: string, fileName: string, handle = 0) {
    this.directory = directory;
    this.fileName = fileName;
    this.handle = handle;
  }

  withHandle(handle: number): BfileValue {
    return new BfileValue(this.directory, this.fileName, handle);
  }
}
