/** A row-level security policy of a table or view, as DBMS_RLS.ADD_POLICY made it. */
export interface AccessPolicy {
  readonly name: string;
  /** Whose function gives the predicate, and in whose right the predicate is compiled. */
  readonly functionOwner: string;
  readonly packageName: string | undefined;
  readonly functionName: string;
  readonly statementTypes: ReadonlySet<PolicyStatement>;
  /** Whether rows must satisfy it after INSERT and UPDATE, too. */
  readonly checksRows: boolean;
  readonly enabled: boolean;
  readonly type: PolicyType;
  /** Predicates of up to 32,767 bytes; none here is cut at 4,000. */
  readonly longPredicate: boolean;
}

export type PolicyStatement = 'SELECT' | 'INSERT' | 'UPDATE' | 'DELETE';

/** In the words of ALL_POLICIES.POLICY_TYPE. */
export type PolicyType = 'STATIC' | 'SHARED_STATIC' | 'CONTEXT_SENSITIVE' | 'SHARED_CONTEXT_SENSITIVE' | 'DYNAMIC';
