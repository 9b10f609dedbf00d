import type { WindowSpecification } from '../../syntax/ast/expression.js';
import type { QueryBlock } from '../../syntax/ast/query.js';
import { NotSupportedError } from '../../values/oracle-error.js';

/** A window with what it takes from the one of the WINDOW clause that it names; that one may be made from one before it. */
export function resolveWindow(window: WindowSpecification, definitions: QueryBlock['windows']): WindowSpecification {
  const { windowName, position } = window;
  if (windowName === undefined) return window;
  const index = definitions.findIndex(({ name }) => name.name === windowName.name);
  const definition = definitions[index];
  if (definition === undefined) {
    throw new NotSupportedError(`the window ${windowName.name}, which the WINDOW clause does not define`, position);
  }
  const base = resolveWindow(definition.specification, definitions.slice(0, index));
  if (position === windowName.position) return base;
  if (window.partitionBy.length > 0) throw new NotSupportedError('PARTITION BY after the name of a window', position);
  if (window.orderBy.length > 0 && base.orderBy.length > 0) {
    throw new NotSupportedError('ORDER BY after the name of a window that has one', position);
  }
  if (base.frame !== undefined)
    throw new NotSupportedError('a window made from one with ROWS, RANGE or GROUPS', position);
  return {
    ...window,
    partitionBy: base.partitionBy,
    orderBy: window.orderBy.length > 0 ? window.orderBy : base.orderBy,
  };
}
