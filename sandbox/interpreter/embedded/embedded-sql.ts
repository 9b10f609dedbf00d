import { type Compiled, evaluate } from '../../sql/expressions/compiled.js';
import type { HostNames, Prepared, PreparedDml, PreparedQuery, SqlEnvironment } from '../../sql/prepared.js';
import type { DmlStatement } from '../../syntax/ast/dml.js';
import type { Expression } from '../../syntax/ast/expression.js';
import type { Query } from '../../syntax/ast/query.js';
import type { Task } from '../../tasks/task.js';
import type { Value } from '../../values/value.js';
import { compileOperand } from '../expressions/compile-value.js';
import type { Frame } from '../frame.js';
import type { Place } from '../names/place.js';
import type { PlsqlSession } from '../plsql-session.js';
import { PlsqlHost } from './plsql-host.js';

/**
 * A static SQL statement of a unit. It is prepared when the unit is compiled, to find its errors and types; at run time
 * it is prepared again when DDL has happened since, or when an invoker's-rights unit runs for someone else.
 */
export class EmbeddedSql<P extends Prepared> {
  readonly #place: Place;
  readonly #prepare: (environment: SqlEnvironment) => P;
  readonly #operands = new Map<Expression, Compiled<Frame>>();
  readonly #host: HostNames;
  #current: P;
  #environmentKey: string;

  constructor(place: Place, prepare: (environment: SqlEnvironment) => P) {
    const { domain, currentSchema } = place.unit;
    this.#place = place;
    this.#prepare = prepare;
    this.#host = new PlsqlHost(place);
    this.#current = prepare({ domain, currentSchema, text: place.unit.source, host: this.#host });
    this.#environmentKey = keyOf(domain.user, currentSchema);
    for (const { expression } of this.#current.hostExpressions) this.#operand(expression);
  }

  /** As it was prepared last: its columns tell the types of what it gives. */
  get prepared(): P {
    return this.#current;
  }

  /** Ready to be executed by a session in the rights that it has now. */
  preparedFor({ sql }: PlsqlSession): P {
    const { rights } = this.#place.unit;
    const { domain, currentSchema } = rights === undefined ? sql : this.#place.unit;
    const key = keyOf(domain.user, currentSchema);
    if (this.#current.stale || key !== this.#environmentKey) {
      this.#current = this.#prepare({ domain, currentSchema, text: this.#place.unit.source, host: this.#host });
      this.#environmentKey = key;
    }
    return this.#current;
  }

  /** Evaluates what the statement takes from the block around it. */
  *hostValues(prepared: P, frame: Frame): Task<Value[]> {
    const values: Value[] = [];
    for (const { expression } of prepared.hostExpressions)
      values.push(yield* evaluate(this.#operand(expression), frame));
    return values;
  }

  #operand(expression: Expression): Compiled<Frame> {
    const known = this.#operands.get(expression) ?? compileOperand(this.#place, expression);
    this.#operands.set(expression, known);
    return known;
  }
}

export function embeddedQuery(place: Place, query: Query): EmbeddedSql<PreparedQuery> {
  const { gateway } = place.unit;
  return new EmbeddedSql(place, (environment) => gateway.prepareQuery(query, environment));
}

export function embeddedDml(place: Place, statement: DmlStatement): EmbeddedSql<PreparedDml> {
  const { gateway } = place.unit;
  return new EmbeddedSql(place, (environment) => gateway.prepareDml(statement, environment));
}

function keyOf(user: string, schema: string): string {
  return `${user}\0${schema}`;
}
