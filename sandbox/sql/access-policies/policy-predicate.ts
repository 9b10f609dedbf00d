import type { AccessPolicy } from '../../schema/access-policy.js';
import type { Table } from '../../schema/table.js';
import type { Task } from '../../tasks/task.js';
import { isCancellation } from '../../values/cancellation.js';
import { VARCHAR2 } from '../../values/data-type.js';
import { NotSupportedError, OracleError } from '../../values/oracle-error.js';
import type { CompileContext } from '../compile-context.js';
import { definerEnvironment } from '../definer-environment.js';
import { rowScope } from '../dml/table-rules.js';
import { compileCondition } from '../query/conditions.js';
import { conjunctsOf } from '../query/conjuncts.js';
import type { StatementFrame } from '../query/frame.js';
import type { Predicate } from '../query/predicate.js';
import type { UserFunction } from '../user-functions.js';
import { parsePredicate } from './parse-predicate.js';

/** Predicates that do not change once they have been asked for. The policy is another object after each change of it. */
const KEPT = new WeakMap<AccessPolicy, { readonly text: string | null }>();

/** The predicate of one policy in one statement. */
export class PolicyPredicate {
  readonly #policy: AccessPolicy;
  readonly #table: Table;
  readonly #context: CompileContext;
  /** What the function gave last, compiled. */
  #compiled: { readonly text: string; readonly predicates: readonly Predicate[] } | undefined;

  /** @throws OracleError 28108 */
  constructor(policy: AccessPolicy, table: Table, context: CompileContext) {
    this.#policy = policy;
    this.#table = table;
    this.#context = context.withinPolicy(policy);
  }

  /** @returns what rows must satisfy, each as item 0 of the frame; nothing where the function gives no predicate. @throws OracleError 28110, 28112, 28113 */
  *evaluate(statement: StatementFrame): Task<readonly Predicate[]> {
    const text = yield* this.#text(statement);
    if (text === null) return [];
    if (this.#compiled?.text !== text) this.#compiled = { text, predicates: this.#compile(text) };
    return this.#compiled.predicates;
  }

  *#text(statement: StatementFrame): Task<string | null> {
    const isStatic = this.#policy.type === 'STATIC' || this.#policy.type === 'SHARED_STATIC';
    const kept = isStatic ? KEPT.get(this.#policy) : undefined;
    if (kept !== undefined) return kept.text;
    const text = yield* this.#call(statement);
    if (isStatic) KEPT.set(this.#policy, { text });
    return text;
  }

  *#call({ session, kind }: StatementFrame): Task<string | null> {
    const found = this.#function();
    const { owner, name } = this.#table;
    try {
      const text = yield* found.invoke([owner, name], { session, kind, mutating: [], raisesNoDataFound: true });
      if (text === null || typeof text === 'string') return text;
    } catch (cause) {
      throw isPassedOn(cause) ? cause : new OracleError(28112, 'failed to execute policy function', { cause });
    }
    throw this.#functionFault();
  }

  #function(): UserFunction {
    const { functionOwner, packageName, functionName } = this.#policy;
    const parts = [functionOwner, packageName, functionName].flatMap((part) => part ?? []);
    const argument = { name: undefined, dataType: VARCHAR2 };
    const call = { parts, isCall: true, position: 0, arguments: [argument, argument] };
    try {
      const found = this.#context.services.userFunctions.resolve(call, definerEnvironment(functionOwner));
      if (found !== undefined) return found;
    } catch (cause) {
      throw isPassedOn(cause) ? cause : this.#functionFault(cause);
    }
    throw this.#functionFault();
  }

  #functionFault(cause?: unknown): OracleError {
    const { functionOwner, packageName, functionName } = this.#policy;
    const text = `policy function or package ${functionOwner}.${packageName ?? functionName} has error`;
    return new OracleError(28110, text, { cause });
  }

  #compile(text: string): readonly Predicate[] {
    try {
      const scope = rowScope(this.#table, this.#context);
      return conjunctsOf(parsePredicate(text)).map((conjunct) => compileCondition(conjunct, scope));
    } catch (cause) {
      throw isPassedOn(cause) ? cause : new OracleError(28113, 'policy predicate has error', { cause });
    }
  }
}

/** What is no fault of the policy alone, or must not be taken for one: the end of the call, policies that lead to themselves. */
function isPassedOn(error: unknown): boolean {
  if (!(error instanceof OracleError) || error instanceof NotSupportedError) return true;
  return error.code === CIRCULAR_POLICIES || isCancellation(error);
}

const CIRCULAR_POLICIES = 28108;
