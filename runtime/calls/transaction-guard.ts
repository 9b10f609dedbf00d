import { raiseTransactionEnded } from './block-fault.js';

/**
 * What a block asserts of the transaction around the routine that it calls:
 * - `none`: nothing;
 * - `same`: it is the transaction that earlier calls saw (one is begun for the first), and the routine does not end it;
 * - `read-only`: the routine does not end it. A read-only transaction has no identity that could be compared.
 */
export type TransactionGuard = 'none' | 'same' | 'read-only';

const ID = 'sys.dbms_transaction.local_transaction_id';

/** DBMS_TRANSACTION.LOCAL_TRANSACTION_ID gives three numbers with periods between them. */
export const TRANSACTION_ID_SIZE = 64;

export interface GuardText {
  readonly declarations: readonly string[];
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** Gives the identity back to the bind `:tx`. */
  readonly results: readonly string[];
}

/**
 * LOCAL_TRANSACTION_ID(TRUE) begins a transaction where there is none, so that a COMMIT in the first routine is noticed, too. In a
 * read-only transaction SET TRANSACTION raises ORA-01453, and succeeds only when that transaction has ended.
 */
export function guardText(guard: TransactionGuard): GuardText {
  switch (guard) {
    case 'none':
      return { declarations: [], before: [], after: [], results: [] };
    case 'same':
      return {
        declarations: [`tx# varchar2(${TRANSACTION_ID_SIZE}) := :tx;`],
        before: [
          `if tx# is null then tx# := ${ID}(true);`,
          `elsif ${ID} = tx# then null; else ${raiseTransactionEnded('before')} end if;`,
        ],
        after: [`if ${ID} = tx# then null; else ${raiseTransactionEnded('during')} end if;`],
        results: [':tx := tx#;'],
      };
    case 'read-only':
      return {
        declarations: ['tx# exception;', 'pragma exception_init(tx#, -1453);'],
        before: [],
        after: [
          `begin set transaction read only; ${raiseTransactionEnded('during')}`,
          'exception when tx# then null; end;',
        ],
        results: [],
      };
  }
}

/** At the end of a transaction: raises unless it is still the one with the identity in `:tx`. */
export function assertSameTransaction(): string {
  return `if ${ID} = :tx then null; else ${raiseTransactionEnded('before')} end if;`;
}
