import type { Call, Expression, MemberAccess, NameReference } from '../../syntax/ast/expression.js';
import type { BindVariable, Identifier } from '../../syntax/ast/name.js';
import type { Query } from '../../syntax/ast/query.js';
import type { TypeSpec } from '../../syntax/ast/type-spec.js';
import type { Task } from '../../tasks/task.js';
import type { DataType, ObjectType } from '../../values/data-type.js';
import type { Value } from '../../values/value.js';
import type { SessionState } from '../session-state.js';
import type { Compiled } from './compiled.js';

/**
 * How the one expression compiler, `compileExpression(expression, scope)`, learns what names mean. SQL gives it a scope
 * over the tables of a query, PL/SQL one over variables; `F` is the frame that the compiled closures get.
 * A resolver answers undefined for what it does not know; the compiler then raises the language's error
 * (ORA-00904, PLS-00201).
 */
export interface Scope<F> {
  /** Decides error codes and which functions, operators and types exist. */
  readonly language: 'sql' | 'plsql';
  session(frame: F): SessionState;
  /** Asked first for every expression: GROUP BY keys, aggregates and analytic functions are taken from the frame. */
  substitute?(expression: Expression): Compiled<F> | undefined;
  /** Columns, pseudo-columns, variables, parameters, constants, fields, sequences, functions without parentheses. */
  resolveName(name: NameReference): Compiled<F> | undefined;
  /** The error for a name that nothing is known by, where it is not the usual one. */
  unknownName?(position: number): Error | undefined;
  resolveBind(bind: BindVariable): Compiled<F> | undefined;
  /**
   * User functions, collection elements, constructors, methods. Asked before the built-in functions, because a local
   * name hides them in PL/SQL; a SQL scope answers undefined where a built-in function has that name.
   */
  resolveCall(call: Call): Compiled<F> | undefined;
  /** `f(x).field`, `tab(i).field`, `tab(i).COUNT`. */
  resolveMember(member: MemberAccess): Compiled<F> | undefined;
  /** The type that a CAST names. @throws OracleError if there is none */
  resolveType(type: TypeSpec): DataType;
  /** The columns that `*` or `o.*` stands for. Absent where there are no tables. */
  columnsOf?(qualifier: readonly Identifier[], position: number): readonly NameReference[];
  /** Cursor attributes, `$$` directives, `NEW`, TREAT, MULTISET … : what only one of the languages or later parts know. */
  resolveOther?(expression: Expression): Compiled<F> | undefined;
  /** The MAP or ORDER method that objects of a type are compared by; undefined for a type that has none. */
  comparisonMethod?(type: ObjectType): ComparisonMethod<F> | undefined;
  /** Absent where subqueries cannot stand: PLS-00405. */
  readonly subqueries?: SubqueryCompiler<F>;
}

/** What orders objects of a type. Source: Database Object-Relational Developer's Guide, "Methods for Comparing Objects". */
export interface ComparisonMethod<F> {
  readonly role: 'MAP' | 'ORDER';
  /** Of what it gives. */
  readonly dataType: DataType;
  /** @param values the object; for an ORDER method also the one that it is compared with */
  invoke(values: readonly Value[], frame: F): Task<Value>;
}

/** Compiles a subquery within the scope that it stands in, so that it may refer to the rows around it. */
export interface SubqueryCompiler<F> {
  compile(query: Query): CompiledSubquery<F>;
}

export interface CompiledSubquery<F> {
  readonly columns: readonly { readonly name: string; readonly dataType: DataType; readonly nullable: boolean }[];
  /** What results may be kept by, or undefined if they depend on the rows around. */
  resultScope(frame: F): object | undefined;
  /**
   * Runs it for a frame, giving each row to `visit`, which ends it by answering false. A subquery that does not refer to
   * the rows around it is run once per execution of the statement.
   */
  run(frame: F, visit: (row: readonly Value[]) => boolean): Task<void>;
}
