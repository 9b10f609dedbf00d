import type { Call, Expression, NameReference, UnaryExpression } from '../../../syntax/ast/expression.js';
import type { SyntaxNode } from '../../../syntax/ast/name.js';
import { type CharacterType, type DataType, NUMBER, VARCHAR2 } from '../../../values/data-type.js';
import { NotSupportedError, OracleError } from '../../../values/oracle-error.js';
import type { Value } from '../../../values/value.js';
import { compileExpression } from '../../expressions/compile-expression.js';
import type { Compiled, DirectExpression } from '../../expressions/compiled.js';
import { isConstant } from '../../expressions/constant.js';
import { wrongTypes } from '../../expressions/expression-errors.js';
import { someNode } from '../../expressions/syntax-walk.js';
import { isConvertible } from '../../expressions/type-families.js';
import { convertTo } from '../../expressions/type-matching.js';
import type { BlockScope } from '../block-scope.js';
import type { QueryFrame } from '../frame.js';
import { HierarchyNode } from './hierarchy-node.js';

/** The clauses in which not all of the names may stand. */
type Clause = 'START WITH' | 'CONNECT BY' | 'ORDER SIBLINGS BY';

export const PSEUDO_COLUMNS: ReadonlySet<string> = new Set(['LEVEL', 'CONNECT_BY_ISLEAF', 'CONNECT_BY_ISCYCLE']);

interface Path {
  readonly operand: Compiled<QueryFrame>;
  readonly separator: string;
}

/** What LEVEL, PRIOR and the like mean in a block with CONNECT BY, and what must be kept of each row for them. */
export class HierarchyNames {
  /** Where the row's node stands in `QueryFrame.rows`. */
  readonly source: number;
  readonly nocycle: boolean;
  /** Operands of PRIOR: each row's are kept for its children. */
  readonly priors: Compiled<QueryFrame>[] = [];
  /** Operands of CONNECT_BY_ROOT. */
  readonly roots: Compiled<QueryFrame>[] = [];
  readonly paths: Path[] = [];
  /** Whether a row's children must be known before the row itself is given. */
  needsChildren = false;
  readonly #scope: BlockScope;
  readonly #indexes = new Map<string, number>();
  #clause: Clause | undefined;

  constructor(scope: BlockScope, nocycle: boolean) {
    this.#scope = scope;
    this.source = scope.sources.length;
    this.nocycle = nocycle;
  }

  /** Compiles what stands in a clause that does not take all of the names. */
  within<T>(clause: Clause, compile: () => T): T {
    this.#clause = clause;
    try {
      return compile();
    } finally {
      this.#clause = undefined;
    }
  }

  /** @throws OracleError 976, 30930 */
  pseudoColumn(name: NameReference): Compiled<QueryFrame> | undefined {
    const [{ name: word, quoted }, second] = name.parts;
    if (quoted || second !== undefined || !PSEUDO_COLUMNS.has(word)) return undefined;
    this.#requireUngrouped(name, word);
    if (word === 'LEVEL') {
      if (this.#clause === 'START WITH') throw notAllowedHere(name.position);
      return this.#read(NUMBER, (node) => node.level);
    }
    if (this.#clause === 'ORDER SIBLINGS BY')
      throw new NotSupportedError(`${word} in ORDER SIBLINGS BY`, name.position);
    if (this.#clause !== undefined) throw notAllowedHere(name.position);
    this.needsChildren = true;
    if (word === 'CONNECT_BY_ISLEAF') return this.#read(NUMBER, (node) => (node.isLeaf ? 1 : 0));
    if (!this.nocycle) {
      throw new OracleError(30930, 'NOCYCLE keyword is required with CONNECT_BY_ISCYCLE pseudocolumn', {
        position: name.position,
      });
    }
    return this.#read(NUMBER, (node) => (node.isCycle ? 1 : 0));
  }

  /** PRIOR is null in a root; CONNECT_BY_ROOT is the row's own there. */
  operator({ operator, operand, position, end }: UnaryExpression): Compiled<QueryFrame> | undefined {
    if (operator === 'PRIOR') {
      if (this.#clause === 'START WITH') throw notAllowedHere(position);
      this.#requireUngrouped({ position, end }, operator);
      const { index, compiled } = this.#kept(operator, operand, this.priors);
      return this.#read(compiled.dataType, (node) => node.parent?.own[index] ?? null);
    }
    if (operator !== 'CONNECT_BY_ROOT') return undefined;
    if (this.#clause !== undefined) {
      const text = 'CONNECT BY ROOT operator is not supported in the START WITH or in the CONNECT BY condition';
      throw new OracleError(30007, text, { position });
    }
    this.#requireUngrouped({ position, end }, operator);
    const { index, compiled } = this.#kept(operator, operand, this.roots);
    return this.#read(compiled.dataType, (node) => node.roots[index] ?? null);
  }

  /** SYS_CONNECT_BY_PATH. @throws OracleError 30002, 30003 */
  path(call: Call): Compiled<QueryFrame> {
    const { position } = call;
    if (this.#clause === 'START WITH' || this.#clause === 'CONNECT BY') throw pathNotAllowed(position);
    this.#requireUngrouped(call, 'SYS_CONNECT_BY_PATH');
    const [first, second, third] = call.arguments;
    const separator = second === undefined ? undefined : compileExpression(second.value, this.#scope);
    const text = separator !== undefined && isConstant(separator) ? separator.value : null;
    if (first === undefined || typeof text !== 'string' || third !== undefined) throw illegalParameter(position);
    const operand = this.#compileOperand('SYS_CONNECT_BY_PATH', first.value);
    const { language } = this.#scope;
    if (!isConvertible(operand.dataType, VARCHAR2, language)) {
      throw wrongTypes(language, 'SYS_CONNECT_BY_PATH', VARCHAR2, operand.dataType, position);
    }
    this.paths.push({ operand: convertTo(operand, VARCHAR2, this.#scope), separator: text });
    const index = this.paths.length - 1;
    return this.#read(PATH, (node) => node.paths[index] ?? null);
  }

  #kept(operator: string, operand: Expression, list: Compiled<QueryFrame>[]) {
    const key = `${operator} ${this.#scope.keyOf(operand)}`;
    const known = this.#indexes.get(key);
    const present = known === undefined ? undefined : list[known];
    if (known !== undefined && present !== undefined) return { index: known, compiled: present };
    const compiled = this.#compileOperand(operator, operand);
    list.push(compiled);
    this.#indexes.set(key, list.length - 1);
    return { index: list.length - 1, compiled };
  }

  /** It is evaluated on another row than the expression around it, so it does not depend on what that depends on. */
  #compileOperand(operator: string, operand: Expression): Compiled<QueryFrame> {
    if (someNode(operand, isHierarchical)) {
      throw new NotSupportedError(`${operator} of a hierarchical operator or pseudocolumn`, operand.position);
    }
    return this.#scope.apart(() => compileExpression(operand, this.#scope));
  }

  #read(dataType: DataType, pick: (node: HierarchyNode) => Value): DirectExpression<QueryFrame> {
    this.#scope.noteUse(0, this.source);
    return {
      pauses: false,
      dataType,
      evaluate: (frame) => {
        const node = frame.rows[this.source];
        return node instanceof HierarchyNode ? pick(node) : null;
      },
    };
  }

  #requireUngrouped({ position, end }: SyntaxNode, name: string): void {
    const identifier = { name, quoted: false, position, end };
    this.#scope.groups?.requireGrouped({ kind: 'name', parts: [identifier], databaseLink: undefined, position, end });
  }
}

/** What a VARCHAR2 holds in SQL. */
const PATH: CharacterType = { ...VARCHAR2, length: 4000 };

export function pathNotAllowed(position: number): OracleError {
  return new OracleError(30002, 'SYS_CONNECT_BY_PATH function is not allowed here', { position });
}

/** LEVEL, PRIOR and the like in a block without CONNECT BY. */
export function connectByRequired(position: number): OracleError {
  return new OracleError(1788, 'CONNECT BY clause required in this query block', { position });
}

export function notAllowedHere(position: number): OracleError {
  return new OracleError(976, 'Specified pseudocolumn or operator not allowed here.', { position });
}

function illegalParameter(position: number): OracleError {
  return new OracleError(30003, 'illegal parameter in SYS_CONNECT_BY_PATH function', { position });
}

function isHierarchical(node: Expression): boolean {
  if (node.kind === 'unary') return node.operator === 'PRIOR' || node.operator === 'CONNECT_BY_ROOT';
  if (node.kind !== 'name' || node.parts.length > 1) return false;
  const [{ name, quoted }] = node.parts;
  return !quoted && (PSEUDO_COLUMNS.has(name) || name === 'SYS_CONNECT_BY_PATH');
}
