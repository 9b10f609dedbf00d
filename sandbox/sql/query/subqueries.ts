import type { Row } from '../../storage/row.js';
import type { CompiledSubquery, SubqueryCompiler } from '../expressions/scope.js';
import type { BlockScope } from './block-scope.js';
import type { QueryFrame, StatementFrame } from './frame.js';

/** Compiles the subqueries in a block's expressions. */
export function subqueriesIn(scope: BlockScope): SubqueryCompiler<QueryFrame> {
  return {
    compile(query): CompiledSubquery<QueryFrame> {
      const compiled = scope.context.compileQuery(query, scope, scope.tables);
      const kept = new WeakMap<StatementFrame, readonly Row[]>();
      return {
        columns: compiled.columns,
        resultScope: (frame) => (compiled.correlated ? undefined : frame.statement),
        *run(frame, visit) {
          if (compiled.correlated) {
            for (const step of compiled.rows(frame.statement, frame)) {
              if (step.kind !== 'result') yield step;
              else if (!visit(step.values)) return;
            }
            return;
          }
          let rows = kept.get(frame.statement);
          if (rows === undefined) {
            const collected: Row[] = [];
            for (const step of compiled.rows(frame.statement, frame)) {
              if (step.kind === 'result') collected.push(step.values);
              else yield step;
            }
            rows = collected;
            kept.set(frame.statement, rows);
          }
          for (const row of rows) if (!visit(row)) return;
        },
      };
    },
  };
}
