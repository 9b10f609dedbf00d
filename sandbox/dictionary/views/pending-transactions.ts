import { defineView, number, raw } from '../view-definition.js';

const MAX_IDENTIFIER_BYTES = 64;

/** DBA_PENDING_TRANSACTIONS: branches of global transactions that are prepared. Sources: Database Reference; the driver's connection.js, tpcRecover. */
export const DBA_PENDING_TRANSACTIONS = defineView({
  name: 'DBA_PENDING_TRANSACTIONS',
  access: 'catalog',
  columns: [number('FORMATID'), raw('GLOBALID', MAX_IDENTIFIER_BYTES), raw('BRANCHID', MAX_IDENTIFIER_BYTES)],
  *rows({ pendingTransactions }) {
    for (const { formatId, globalTransactionId, branchQualifier } of pendingTransactions()) {
      yield {
        FORMATID: formatId,
        GLOBALID: globalTransactionId,
        BRANCHID: branchQualifier.length === 0 ? null : branchQualifier,
      };
    }
  },
});
