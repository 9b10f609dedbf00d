import type { JsonTable, JsonTableColumn } from '../../syntax/ast/json.js';
import { NUMBER } from '../../values/data-type.js';
import type { JsonValue } from '../../values/json/json-value.js';
import { matches } from '../../values/json/path/evaluate-path.js';
import { parsePath } from '../../values/json/path/parse-path.js';
import type { JsonPath, PathVariables } from '../../values/json/path/path.js';
import { NotSupportedError } from '../../values/oracle-error.js';
import type { Value } from '../../values/value.js';
import { compileExpression } from '../expressions/compile-expression.js';
import { type Compiled, evaluate, evaluateAll } from '../expressions/compiled.js';
import type { BlockScope } from '../query/block-scope.js';
import type { QueryFrame } from '../query/frame.js';
import type { SourceColumn } from '../query/source.js';
import type { CollectionRows } from '../query/table-collection.js';
import { dataText, JsonData, passedScalar, requireJsonData, syntaxError } from './json-data.js';
import { compilePathEvaluation, type PathEvaluation } from './path-evaluation.js';

/** The columns at one level of JSON_TABLE, and the levels nested in it. */
interface Level {
  readonly path: JsonPath;
  readonly columns: readonly LevelColumn[];
  readonly nested: readonly Level[];
}

interface LevelColumn {
  /** Among all columns of the table. */
  readonly index: number;
  /** Undefined for FOR ORDINALITY. */
  readonly evaluation: PathEvaluation<QueryFrame> | undefined;
  /** Where its operands are among those of all columns. */
  readonly operands: readonly [start: number, end: number];
}

/** Rows made of a JSON document. Source: SQL Language Reference, "JSON_TABLE". */
export function compileJsonTable(item: JsonTable, scope: BlockScope): CollectionRows {
  const { result, dependencies } = scope.track(() => new TableCompiler(item, scope).compile());
  return {
    columns: result.columns,
    needs: [...dependencies.sources],
    correlated: dependencies.outer,
    rows: result.rows,
  };
}

class TableCompiler {
  readonly #item: JsonTable;
  readonly #scope: BlockScope;
  readonly #columns: SourceColumn[] = [];
  readonly #operands: Compiled<QueryFrame>[] = [];

  constructor(item: JsonTable, scope: BlockScope) {
    this.#item = item;
    this.#scope = scope;
  }

  compile(): Pick<CollectionRows, 'columns' | 'rows'> {
    const { operand, passing, onError, path, columns, position } = this.#item;
    if (onError !== undefined && onError.action !== 'ERROR' && onError.action !== 'NULL') {
      throw new NotSupportedError(`${onError.action} ON ERROR of JSON_TABLE`, position);
    }
    const document = compileExpression(operand, this.#scope);
    requireJsonData(document.dataType, 'JSON_TABLE', position);
    const isTyped = document.dataType.kind === 'json';
    const passed = passing.map(({ value }) => compileExpression(value, this.#scope));
    const level = this.#level(parsePath(path.text, path.start), columns, isTyped);
    const [width, operands] = [this.#columns.length, this.#operands];
    const data = new JsonData();
    return {
      columns: this.#columns,
      *rows(frame) {
        const text = dataText(yield* evaluate(document, frame));
        if (text === null) return;
        const values = yield* evaluateAll(passed, frame);
        const variables = new Map(
          passing.map(({ variable }, index) => [variable, passedScalar(values[index] ?? null)] as const),
        );
        const given = yield* evaluateAll(operands, frame);
        const json = data.read(text);
        if (json === undefined && onError?.action === 'ERROR') throw syntaxError();
        if (json === undefined) return;
        for (const row of rowsOf(level, json, variables, given, width)) yield { kind: 'result', values: row };
      },
    };
  }

  #level(path: JsonPath, columns: readonly JsonTableColumn[], isTyped: boolean): Level {
    const own: LevelColumn[] = [];
    const nested: Level[] = [];
    for (const column of columns) {
      if (column.form === 'nested') {
        nested.push(this.#level(parsePath(column.path.text, column.path.start), column.columns, isTyped));
        continue;
      }
      own.push(this.#column(column, isTyped));
    }
    return { path, columns: own, nested };
  }

  #column(column: Exclude<JsonTableColumn, { form: 'nested' }>, isTyped: boolean): LevelColumn {
    const index = this.#columns.length;
    const start = this.#operands.length;
    const { name } = column;
    if (column.form === 'ordinality') {
      this.#columns.push({ name: name.name, dataType: NUMBER, nullable: true, hidden: false });
      return { index, evaluation: undefined, operands: [start, start] };
    }
    const { onError } = this.#item;
    const clauses = { ...column.clauses, onError: column.clauses.onError ?? onError };
    const ofColumn = column.form === 'JSON_EXISTS' ? column.clauses : clauses;
    const evaluation = compilePathEvaluation(column.form, ofColumn, isTyped, name.position, {
      scope: this.#scope,
      compile: (expression) => compileExpression(expression, this.#scope),
    });
    this.#columns.push({ name: name.name, dataType: evaluation.dataType, nullable: true, hidden: false });
    this.#operands.push(...evaluation.operands);
    return { index, evaluation, operands: [start, this.#operands.length] };
  }
}

/** What is nested is joined to the row around it; of several nested levels each gives rows of its own. */
function* rowsOf(
  { path, columns, nested }: Level,
  json: JsonValue,
  variables: PathVariables,
  operands: readonly Value[],
  width: number,
): Generator<Value[]> {
  let ordinal = 0;
  for (const found of matches(path, json, variables)) {
    ordinal += 1;
    const own = new Array<Value>(width).fill(null);
    for (const { index, evaluation, operands: range } of columns) {
      own[index] = evaluation === undefined ? ordinal : evaluation.apply(found, operands.slice(...range));
    }
    let hasNested = false;
    for (const level of nested) {
      for (const row of rowsOf(level, found, variables, operands, width)) {
        hasNested = true;
        yield row.map((value, index) => value ?? own[index] ?? null);
      }
    }
    if (!hasNested) yield own;
  }
}
