import type { Block, ExceptionHandler } from '../../plsql/ast/statement.js';
import type { Identifier } from '../../syntax/ast/name.js';
import type { Place } from '../names/place.js';
import { Scope } from '../names/scope.js';
import { autonomousPart } from '../statements/autonomous-part.js';
import { block, type CompiledHandler } from '../statements/block.js';
import type { CompiledStatement } from '../statements/completion.js';
import { exceptionNamed } from '../statements/raise.js';
import { compileDeclarations } from './compile-declarations.js';
import { isAutonomous } from './pragma.js';

/** A block within a subprogram or another block: its variables live in the frame around it. */
export function compileBlock(place: Place, node: Block, labels: readonly Identifier[]): CompiledStatement {
  const scope = new Scope(place.scope.layout, labelled(place, labels));
  for (const { name } of labels) scope.enclosing?.declare({ kind: 'scope', name, scope });
  return compileBody({ ...place, scope }, node);
}

/** Labels are declared in a scope of their own around the block, so that `label.variable` is found from inside. */
function labelled(place: Place, labels: readonly Identifier[]): Scope {
  return labels.length === 0 ? place.scope : new Scope(place.scope.layout, place.scope);
}

/** Declarations, statements and handlers in the scope that `place` has. */
export function compileBody(place: Place, node: Block): CompiledStatement {
  const { unitName } = place.unit;
  const initialisers = compileDeclarations(place, node.declarations);
  const becomesAutonomous = place.isRoutine === true && isAutonomous(node.declarations);
  const inner: Place = { ...place, isRoutine: false, autonomous: place.autonomous === true || becomesAutonomous };
  const body = place.unit.compilers.statements(inner, node.statements);
  const handlers = compileHandlers(inner, node.handlers);
  // The transaction is that of the executable part: what initialises the declarations runs in the main one.
  if (becomesAutonomous) return block(initialisers, autonomousPart(block([], body, handlers, unitName)), [], unitName);
  return block(initialisers, body, handlers, unitName);
}

export function compileHandlers(place: Place, handlers: readonly ExceptionHandler[]): readonly CompiledHandler[] {
  const inner: Place = { ...place, inHandler: true };
  const { errors } = place.unit;
  const others = handlers.findIndex(({ exceptions }) => exceptions.length === 0);
  const early = others >= 0 && others < handlers.length - 1 ? handlers[others] : undefined;
  if (early !== undefined) {
    errors.add('PLS-00370: OTHERS handler must be last among the exception handlers of a block', early.position);
  }
  const handled = new Set<unknown>();
  return handlers.map((handler) => ({
    exceptions: handler.exceptions.flatMap((name) => {
      const symbol = errors.guard(name.position, 'Statement', () => exceptionNamed(place, name));
      if (symbol === undefined) return [];
      if (handled.has(symbol.identity)) {
        errors.add(
          `PLS-00483: exception '${symbol.identity.name}' may appear in at most one exception handler in this block`,
          name.position,
        );
      }
      handled.add(symbol.identity);
      return [symbol];
    }),
    others: handler.exceptions.length === 0,
    body: place.unit.compilers.statements(inner, handler.statements),
  }));
}
