/** Placeholder until the storage follows in the next commit: a transaction's identity. */
export interface Transaction {
  readonly id: number;
}
