/** A BINARY_FLOAT: a double that is exactly a single. */
export class BinaryFloat {
  readonly value: number;

  constructor(value: number) {
    // Oracle has no negative zero.
    this.value = value === 0 ? 0 : Math.fround(value);
  }
}

export class BinaryDouble {
  readonly value: number;

  constructor(value: number) {
    this.value = value === 0 ? 0 : value;
  }
}
