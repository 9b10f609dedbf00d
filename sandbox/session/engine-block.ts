import { asCursor } from '../interpreter/cursors/cursor-access.js';
import { emptyValue } from '../interpreter/types/empty-value.js';
import type { CompiledBlock } from '../interpreter/units/anonymous-block.js';
import type { PlsqlUnit } from '../plsql/ast/unit.js';
import type { Task } from '../tasks/task.js';
import type { DataType } from '../values/data-type.js';
import { NotSupportedError, OracleError } from '../values/oracle-error.js';
import type { BindDefinition, BindValue, ExecuteRequest, ExecuteResult } from './database.js';
import { blockBindType, fromBlockValue, toBlockValue, withTypesOfValues } from './engine-bind-values.js';
import { refCursorRows } from './engine-row-source.js';
import type { EngineSession } from './engine-session.js';
import { KeptCompilation } from './kept-compilation.js';

/** A block compiled for binds of certain types. */
interface CompiledForBinds {
  readonly block: CompiledBlock;
  readonly types: readonly DataType[];
}

/** An anonymous block or CALL of a client: compiled when first executed, and again when bind types or the schema change. */
export class EngineBlock {
  readonly #session: EngineSession;
  readonly #text: string;
  readonly #bindNames: readonly string[];
  readonly #unit: PlsqlUnit;
  readonly #compiled: KeptCompilation<CompiledForBinds>;

  constructor(session: EngineSession, text: string, bindNames: readonly string[], unit: PlsqlUnit) {
    this.#session = session;
    this.#text = text;
    this.#bindNames = bindNames;
    this.#unit = unit;
    this.#compiled = new KeptCompilation(session);
  }

  async execute(request: ExecuteRequest): Promise<ExecuteResult> {
    if (request.batchErrors) throw new NotSupportedError('batch errors for PL/SQL');
    if (request.definitions.length !== this.#bindNames.length) throw new OracleError(1008, 'not all variables bound');
    const definitions = withTypesOfValues(request.definitions, request.iterations);
    const { block, types } = this.#compiled.get(definitions, () => this.#compile(definitions));
    const outValues: (readonly BindValue[])[] = [];
    const { plsql, run } = this.#session;
    plsql.takeImplicitResults();
    for (const iteration of request.iterations.length === 0 ? [[]] : request.iterations) {
      outValues.push(await this.#run(block, types, iteration, request.signal));
    }
    const implicitResults = plsql.takeImplicitResults().map((cursor) => refCursorRows(asCursor(cursor), run));
    if (request.autoCommit) await this.#session.commit(request.signal);
    return { bindModes: block.modes, outValues, implicitResults, rowCount: request.iterations.length };
  }

  async #run(
    block: CompiledBlock,
    types: readonly DataType[],
    iteration: readonly BindValue[],
    signal: AbortSignal,
  ): Promise<readonly BindValue[]> {
    const session = this.#session;
    const values = types.map((type, index) =>
      block.modes[index] === 'OUT' ? emptyValue(type, session.plsql) : toBlockValue(iteration[index] ?? null, type),
    );
    return session.runCall(finished(), signal);

    function* finished(): Task<readonly BindValue[]> {
      const results = yield* block.run(session.plsql, values);
      const out: BindValue[] = [];
      for (const [index, type] of types.entries()) {
        if (block.modes[index] === 'IN') continue;
        out.push(fromBlockValue(results[index] ?? null, type, session.run));
      }
      return out;
    }
  }

  #compile(definitions: readonly BindDefinition[]): CompiledForBinds {
    const types = definitions.map(blockBindType);
    const binds = this.#bindNames.map((name, index) => ({ name, dataType: types[index] ?? { kind: 'null' as const } }));
    const block = this.#session.library.compileBlock(this.#unit, this.#text, this.#session.state, binds);
    return { block, types };
  }
}
