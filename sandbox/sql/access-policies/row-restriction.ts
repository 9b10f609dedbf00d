import type { AccessPolicy, PolicyStatement } from '../../schema/access-policy.js';
import type { Table } from '../../schema/table.js';
import type { Row } from '../../storage/row.js';
import type { Task } from '../../tasks/task.js';
import type { CompileContext } from '../compile-context.js';
import { QueryFrame, type StatementFrame } from '../query/frame.js';
import { holds, type Predicate } from '../query/predicate.js';
import { PolicyPredicate } from './policy-predicate.js';

/** What the policies of a table or view let a statement see: the rows that satisfy all of their predicates. */
export interface RowRestriction {
  /**
   * Asks the policy functions, once per statement.
   * @returns undefined if there is nothing to be tested
   * @throws OracleError 28110, 28112, 28113
   */
  open(statement: StatementFrame): Task<RowTest | undefined>;
}

export type RowTest = (values: Row) => Task<boolean>;

/**
 * Source: PL/SQL Packages and Types Reference, DBMS_RLS: the table is read as if it were a view with the predicates.
 * @param table a view is given as what `asTable` makes of it
 * @param only of the policies that are for that kind of statement
 * @returns undefined where no policy is for it
 * @throws OracleError 28108 where a predicate leads back to its own policy
 */
export function compileRestriction(
  table: Table,
  statementType: PolicyStatement,
  context: CompileContext,
  only: (policy: AccessPolicy) => boolean = () => true,
): RowRestriction | undefined {
  const policies = (table.policies ?? []).filter(
    (policy) => policy.enabled && policy.statementTypes.has(statementType) && only(policy),
  );
  if (policies.length === 0) return undefined;
  const predicates = policies.map((policy) => new PolicyPredicate(policy, table, context));
  const { store } = context.services;
  const opened = new WeakMap<StatementFrame, { readonly test: RowTest | undefined }>();
  return {
    *open(statement) {
      const known = opened.get(statement);
      if (known !== undefined) return known.test;
      const { domain } = statement.session;
      const isExempt = domain.user === 'SYS' || store.grants.hasSystemPrivilege(domain, 'EXEMPT ACCESS POLICY');
      const test = isExempt ? undefined : yield* openTest(predicates, statement);
      opened.set(statement, { test });
      return test;
    },
  };
}

function* openTest(predicates: readonly PolicyPredicate[], statement: StatementFrame): Task<RowTest | undefined> {
  const tests: Predicate[] = [];
  for (const predicate of predicates) tests.push(...(yield* predicate.evaluate(statement)));
  if (tests.length === 0) return undefined;
  const frame = new QueryFrame(statement, undefined);
  return (values) => {
    frame.rows[0] = { values, slot: undefined };
    return holds(tests, frame);
  };
}
