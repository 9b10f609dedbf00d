import type { DictionaryView } from '../../dictionary/dictionary-view.js';
import type { Value } from '../../values/value.js';
import type { CompileContext } from '../compile-context.js';
import { type Compiled, evaluate } from '../expressions/compiled.js';
import type { Condition } from './conditions.js';
import type { QueryFrame } from './frame.js';
import { rowsFrom } from './operators.js';
import type { PlannedUnit } from './plan-from.js';
import type { Source } from './source.js';

/**
 * Reads a view of the dictionary. What its columns are compared with for equality (`=` with a value, IN with a list of
 * them) is evaluated first and given to the view, so that it need not make all its rows.
 */
export function planDictionaryView(source: Source, view: DictionaryView, context: CompileContext): PlannedUnit {
  return {
    kind: 'planned',
    source: source.index,
    needs: [],
    plan: (conditions) => {
      const restrictions = conditions.flatMap((condition) => restrictionOf(condition, source));
      return rowsFrom(source.index, false, function* (frame) {
        const wanted = new Map<string, ReadonlySet<Value>>();
        for (const { column, values } of restrictions) {
          const allowed = new Set<Value>();
          for (const value of values) allowed.add(yield* evaluate(value, frame));
          const before = wanted.get(column);
          wanted.set(
            column,
            before === undefined ? allowed : new Set([...allowed].filter((value) => before.has(value))),
          );
        }
        const { session } = frame.statement;
        for (const values of view.rows(context.services.dictionaryContext(session), wanted)) {
          yield { kind: 'result', values };
        }
      });
    },
  };
}

interface Restriction {
  readonly column: string;
  readonly values: readonly Compiled<QueryFrame>[];
}

function restrictionOf(condition: Condition, source: Source): readonly Restriction[] {
  const { equality, inList } = condition;
  if (inList !== undefined) return namedColumn(source, inList.column, inList.values);
  if (equality === undefined) return [];
  const { left, right } = equality;
  if (left.column !== undefined && right.dependencies.sources.size === 0) {
    return namedColumn(source, left.column.column, [right.compiled]);
  }
  if (right.column !== undefined && left.dependencies.sources.size === 0) {
    return namedColumn(source, right.column.column, [left.compiled]);
  }
  return [];
}

function namedColumn(source: Source, index: number, values: readonly Compiled<QueryFrame>[]): readonly Restriction[] {
  const column = source.columns[index];
  return column === undefined ? [] : [{ column: column.name, values }];
}
