import type { Call, Expression, MemberAccess, NameReference } from '../../syntax/ast/expression.js';
import type { BindVariable, Identifier } from '../../syntax/ast/name.js';
import type { TypeSpec } from '../../syntax/ast/type-spec.js';
import { type DataType, NUMBER, type ObjectType } from '../../values/data-type.js';
import { NotSupportedError, OracleError } from '../../values/oracle-error.js';
import type { WindowPhase } from '../analytic/window-phase.js';
import type { CompileContext } from '../compile-context.js';
import { dataTypeOf } from '../data-types/type-spec.js';
import { compileExpression } from '../expressions/compile-expression.js';
import type { Compiled, DirectExpression } from '../expressions/compiled.js';
import type { ComparisonMethod, Scope, SubqueryCompiler } from '../expressions/scope.js';
import { expressionKey } from '../expressions/syntax-walk.js';
import { compileMethod, compileUserFunction } from '../expressions/user-function-call.js';
import { compileDotMethod, compileDotNotation, dotNotationKey } from '../json/dot-notation.js';
import type { SessionState } from '../session-state.js';
import {
  type AttributePlace,
  compileAttribute,
  compileValue,
  findAttribute,
  isObject,
  readAttribute,
  readRowObject,
} from './attributes.js';
import type { CommonTables } from './common-tables.js';
import type { QueryFrame } from './frame.js';
import type { GroupPhase } from './group-phase.js';
import type { HierarchyNames } from './hierarchy/hierarchy-names.js';
import { hierarchicalCall, hierarchicalColumn, hierarchicalOperator } from './hierarchy/resolve-hierarchical.js';
import { compileHostMethod } from './host-method.js';
import type { Recursion } from './recursion/recursion.js';
import { compileRowid } from './rowid-column.js';
import { compileSequenceValue } from './sequence-value.js';
import type { Source, SourceColumn } from './source.js';
import { compileTypeTest } from './type-tests.js';

/** A column found in a block (depth 0) or in one around it. */
export interface ColumnPlace extends Pick<SourceColumn, 'dataType' | 'nullable' | 'isJson'> {
  readonly depth: number;
  readonly source: number;
  readonly column: number;
}

/** A column that a join has made of one of each side. */
export interface MergedColumn {
  readonly compiled: Compiled<QueryFrame>;
  readonly by: 'USING' | 'NATURAL';
  /** The FROM items on both sides. */
  readonly sources: ReadonlySet<number>;
}

/** What an expression was found to depend on while it was compiled. */
export interface Dependencies {
  /** FROM items of the block. */
  readonly sources: ReadonlySet<number>;
  readonly rowNumber: boolean;
  /** Something of a block around. */
  readonly outer: boolean;
}

/** The names of one query block: its FROM items, then those of the blocks around it, then the host's. */
export class BlockScope implements Scope<QueryFrame> {
  readonly language = 'sql';
  readonly context: CompileContext;
  readonly parent: BlockScope | undefined;
  readonly tables: CommonTables;
  readonly subqueries: SubqueryCompiler<QueryFrame>;
  readonly sources: Source[] = [];
  /** Columns that NATURAL and USING merged: unqualified, they are neither table's. */
  readonly merged = new Map<string, MergedColumn>();
  /** Aliases of the select list, where ORDER BY may use them. */
  aliases: ReadonlyMap<string, Expression> | undefined;
  /** Set once rows are grouped: columns then mean the group's. */
  groups: GroupPhase | undefined;
  /** Set where analytic functions may stand: in the select list and ORDER BY. */
  windows: WindowPhase | undefined;
  /** Set in the recursive branch of a WITH clause. */
  recursion: Recursion | undefined;
  /** Set in a block with CONNECT BY. */
  hierarchy: HierarchyNames | undefined;
  /** Set for what a table's definition says of its rows: attributes of its columns stand there without an alias. */
  isConstraint = false;
  /** Whether anything in the block refers to a block around it. */
  correlated = false;
  #sources = new Set<number>();
  #rowNumber = false;
  #outer = false;
  #allowsSequences = true;

  constructor(
    context: CompileContext,
    parent: BlockScope | undefined,
    tables: CommonTables,
    subqueries: (scope: BlockScope) => SubqueryCompiler<QueryFrame>,
  ) {
    this.context = context;
    this.parent = parent;
    this.tables = tables;
    this.subqueries = subqueries(this);
  }

  /** Runs a compilation and tells what it came to depend on. */
  track<T>(compile: () => T): { readonly result: T; readonly dependencies: Dependencies } {
    const before = { sources: this.#sources, rowNumber: this.#rowNumber, outer: this.#outer };
    this.#sources = new Set();
    this.#rowNumber = false;
    this.#outer = false;
    const result = compile();
    const dependencies = { sources: this.#sources, rowNumber: this.#rowNumber, outer: this.#outer };
    this.#sources = new Set([...before.sources, ...this.#sources]);
    this.#rowNumber ||= before.rowNumber;
    this.#outer ||= before.outer;
    return { result, dependencies };
  }

  /** Runs a compilation without noting which FROM items of the block it needs: it is evaluated on another row. */
  apart<T>(compile: () => T): T {
    const [sources, rowNumber] = [this.#sources, this.#rowNumber];
    const { result } = this.track(compile);
    [this.#sources, this.#rowNumber] = [sources, rowNumber];
    return result;
  }

  /** Runs a compilation in which NEXTVAL and CURRVAL may not stand: WHERE, ORDER BY, a DISTINCT or grouped select list … */
  withoutSequences<T>(compile: () => T): T {
    const before = this.#allowsSequences;
    this.#allowsSequences = false;
    try {
      return compile();
    } finally {
      this.#allowsSequences = before;
    }
  }

  session(frame: QueryFrame): SessionState {
    return frame.statement.session;
  }

  substitute(expression: Expression): Compiled<QueryFrame> | undefined {
    if (expression.kind === 'call' && expression.over !== undefined && this.windows !== undefined) {
      return this.windows.substitute(expression, expression.over);
    }
    return this.groups?.substitute(expression);
  }

  resolveName(name: NameReference): Compiled<QueryFrame> | undefined {
    if (name.databaseLink !== undefined) throw new NotSupportedError('database links', name.position);
    const aliased = name.parts.length === 1 ? this.aliases?.get(name.parts[0].name) : undefined;
    if (aliased !== undefined) return this.compileAliased(aliased);
    const merged = name.parts.length === 1 ? this.merged.get(name.parts[0].name) : undefined;
    if (merged !== undefined) {
      this.groups?.requireGrouped(name);
      for (const source of this.sources) this.#sources.add(source.index);
      return merged.compiled;
    }
    this.#refuseMergedOutside(name);
    const place = this.findColumn(name.parts);
    if (place !== undefined) {
      if (place.depth === 0) this.groups?.requireGrouped(name);
      return this.readColumn(place);
    }
    const attribute = findAttribute(name.parts, this);
    if (attribute !== undefined) {
      if (attribute.column.depth === 0) this.groups?.requireGrouped(name);
      return readAttribute(attribute, this);
    }
    const field = compileDotNotation(name, this);
    if (field !== undefined) {
      this.groups?.requireGrouped(name);
      return field;
    }
    return (
      this.#pseudoColumn(name) ??
      this.#sequenceValue(name) ??
      this.context.hosts.resolve(name) ??
      compileUserFunction(name, undefined, this)
    );
  }

  /** Set for the VALUES of an INSERT, where a name can only be taken for a column. */
  refusesColumns = false;

  unknownName(position: number): OracleError | undefined {
    return this.refusesColumns ? new OracleError(984, 'column not allowed here', { position }) : undefined;
  }

  /** Set by the block compiler: compiles the expression behind an alias of the select list. */
  compileAliased: (expression: Expression) => Compiled<QueryFrame> | undefined = () => undefined;

  resolveBind(bind: BindVariable): Compiled<QueryFrame> | undefined {
    return this.context.hosts.resolve(bind);
  }

  resolveCall(call: Call): Compiled<QueryFrame> | undefined {
    if (call.callee.kind === 'name' && call.callee.databaseLink !== undefined) {
      throw new NotSupportedError('database links', call.position);
    }
    return (
      hierarchicalCall(call, this) ??
      compileValue(call, this) ??
      this.#methodCall(call) ??
      this.context.hosts.resolve(call) ??
      compileHostMethod(call, this) ??
      compileUserFunction(call.callee, call.arguments, this)
    );
  }

  /** `p.home.label()`, `erp.address_t('a', 1).label()`. */
  #methodCall({ callee, arguments: args }: Call): Compiled<QueryFrame> | undefined {
    if (callee.kind === 'member') {
      const object = compileExpression(callee.object, this);
      return isObject(object.dataType) ? compileMethod(object, object.dataType, callee.member, args, this) : undefined;
    }
    if (callee.kind !== 'name') return undefined;
    const [alias, ...path] = callee.parts;
    const method = path.pop();
    if (method === undefined) return undefined;
    const item = compileDotMethod(callee, this);
    if (item !== undefined) return item;
    const holder =
      path.length === 0 ? readRowObject(callee, this) : this.#readAttribute(findAttribute([alias, ...path], this));
    return holder !== undefined && isObject(holder.dataType)
      ? compileMethod(holder, holder.dataType, method, args, this)
      : undefined;
  }

  #readAttribute(place: AttributePlace | undefined): Compiled<QueryFrame> | undefined {
    return place === undefined ? undefined : readAttribute(place, this);
  }

  resolveMember(member: MemberAccess): Compiled<QueryFrame> | undefined {
    return this.context.hosts.resolve(member) ?? compileAttribute(member, this);
  }

  resolveOther(expression: Expression): Compiled<QueryFrame> | undefined {
    if (expression.kind === 'outer_join_column') return this.resolveName(expression.column);
    if (expression.kind === 'unary') return hierarchicalOperator(expression, this);
    return compileTypeTest(expression, this) ?? this.context.hosts.resolve(expression);
  }

  comparisonMethod(type: ObjectType): ComparisonMethod<QueryFrame> | undefined {
    const found = this.context.services.userFunctions.comparisonMethod(type);
    if (found === undefined) return undefined;
    const { role, method } = found;
    return { role, dataType: method.dataType, invoke: (values, frame) => method.invoke(values, frame.statement) };
  }

  columnsOf(qualifier: readonly Identifier[], position: number): readonly NameReference[] {
    if (this.merged.size > 0) throw new NotSupportedError('JSON_OBJECT(*) over a NATURAL or USING join', position);
    const [first, second] = qualifier;
    const sources = this.sources.filter(({ alias, schema }) => {
      if (second !== undefined) return schema === first?.name && alias === second.name;
      return first === undefined || alias === first.name;
    });
    if (sources.length === 0) {
      const names = qualifier.map(({ name }) => name).join('"."');
      throw new OracleError(904, `"${names}": invalid identifier`, { position });
    }
    const part = (name: string): Identifier => ({ name, quoted: true, position, end: position });
    return sources.flatMap(({ alias, columns }) =>
      columns.flatMap(({ name, hidden }): readonly NameReference[] => {
        if (hidden) return [];
        const parts: NameReference['parts'] = alias === undefined ? [part(name)] : [part(alias), part(name)];
        return [{ kind: 'name', parts, databaseLink: undefined, position, end: position }];
      }),
    );
  }

  resolveType(type: TypeSpec): DataType {
    return dataTypeOf(type, this.context);
  }

  /** The identity of a column for `expressionKey`. */
  identify(name: NameReference): string | undefined {
    const [first] = name.parts;
    if (this.#isMerged(name.parts)) return `#merged.${first.name}`;
    const place = this.findColumn(name.parts);
    if (place !== undefined) return `#${place.depth}.${place.source}.${place.column}`;
    const attribute = findAttribute(name.parts, this);
    if (attribute === undefined) return dotNotationKey(name, this);
    const { depth, source, column } = attribute.column;
    return `#${[depth, source, column, ...attribute.path].join('.')}`;
  }

  keyOf(expression: Expression): string {
    return expressionKey(expression, (name) => this.identify(name));
  }

  /**
   * The column that a name means, in this block or around it; undefined for one that a join has merged.
   * @throws OracleError 918 if it could be several, 25154 and 25155 for a merged one that is qualified
   */
  findColumn(parts: readonly Identifier[]): ColumnPlace | undefined {
    if (this.#isMerged(parts)) return undefined;
    const own = this.#ownColumn(parts);
    if (own !== undefined) return own;
    const outer = this.parent?.findColumn(parts);
    return outer === undefined ? undefined : { ...outer, depth: outer.depth + 1 };
  }

  /** Reads a column from the frame, and notes that it was needed. */
  readColumn(place: ColumnPlace): Compiled<QueryFrame> {
    this.noteUse(place.depth, place.source, place.column);
    const { source, column, dataType, depth, isJson } = place;
    const evaluate = (frame: QueryFrame) => frame.rows[source]?.values[column] ?? null;
    if (depth === 0) return { pauses: false, dataType, isJson, evaluate };
    const around = (frame: QueryFrame) => frameAt(frame, depth)?.rows[source]?.values[column] ?? null;
    return { pauses: false, dataType, isJson, evaluate: around };
  }

  /** Notes the use of a FROM item of this block or of one around it, in all blocks between. */
  noteUse(depth: number, source: number, column?: number): void {
    if (depth === 0) {
      this.#sources.add(source);
      if (column !== undefined) this.recursion?.noteUse(source, column);
      return;
    }
    this.#outer = true;
    this.correlated = true;
    this.parent?.noteUse(depth - 1, source, column);
  }

  #isMerged([first, second]: readonly Identifier[]): boolean {
    return first !== undefined && second === undefined && this.merged.has(first.name);
  }

  #refuseMergedOutside(name: NameReference): void {
    for (let scope = this.parent; scope !== undefined; scope = scope.parent) {
      if (scope.#isMerged(name.parts) && this.#ownColumn(name.parts) === undefined) {
        throw new NotSupportedError('columns of USING and NATURAL in correlated subqueries', name.position);
      }
    }
  }

  #ownColumn(parts: readonly Identifier[]): ColumnPlace | undefined {
    const [first, second, third] = parts;
    if (first === undefined || parts.length > 3) return undefined;
    const column = third ?? second ?? first;
    const candidates = this.sources.filter((source) => {
      if (third !== undefined) return source.schema === first.name && source.alias === second?.name;
      return second === undefined || source.alias === first.name;
    });
    const places = candidates.flatMap((source) => {
      const index = source.columns.findIndex((candidate) => candidate.name === column.name);
      const found = source.columns[index];
      if (found === undefined) return [];
      const { dataType, nullable, isJson } = found;
      return [{ depth: 0, source: source.index, column: index, dataType, nullable, isJson }];
    });
    if (places.length > 1) {
      throw new OracleError(
        918,
        `${column.name}: column ambiguously specified - appears in ${places
          .map((place) => this.sources[place.source]?.alias ?? 'a subquery')
          .join(' and ')}`,
        { position: first.position },
      );
    }
    const [place] = places;
    const merged = second === undefined ? undefined : this.merged.get(column.name);
    if (place !== undefined && merged?.sources.has(place.source) === true)
      throw qualifiedMerged(merged, first.position);
    return place;
  }

  #sequenceValue(name: NameReference): Compiled<QueryFrame> | undefined {
    const value = compileSequenceValue(name, this.context);
    if (value === undefined || this.#allowsSequences) return value;
    throw new OracleError(2287, 'sequence number not allowed here', { position: name.position });
  }

  #pseudoColumn(name: NameReference): Compiled<QueryFrame> | undefined {
    const [first, second] = name.parts;
    if (second === undefined && !first.quoted && first.name === 'ROWNUM') return this.#rownum();
    const hierarchical = hierarchicalColumn(name, this);
    if (hierarchical !== undefined) return hierarchical;
    const last = second ?? first;
    if (name.parts.length > 2 || last.quoted || last.name !== 'ROWID') return undefined;
    return compileRowid(this, second === undefined ? undefined : first.name, first.position);
  }

  #rownum(): DirectExpression<QueryFrame> {
    this.#rowNumber = true;
    return { pauses: false, dataType: NUMBER, evaluate: (frame) => frame.rowNumber };
  }
}

function qualifiedMerged({ by }: MergedColumn, position: number): OracleError {
  return by === 'USING'
    ? new OracleError(25154, 'column part of USING clause cannot have qualifier', { position })
    : new OracleError(25155, 'column used in NATURAL join cannot have qualifier', { position });
}

function frameAt(frame: QueryFrame, depth: number): QueryFrame | undefined {
  let found: QueryFrame | undefined = frame;
  for (let level = 0; level < depth; level += 1) found = found?.outer;
  return found;
}
