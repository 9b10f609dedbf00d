import type { SubprogramDeclaration } from '../../plsql/ast/declaration.js';
import type { DataType } from '../../values/data-type.js';
import { NotSupportedError } from '../../values/oracle-error.js';
import type { Subprogram } from '../calls/subprogram.js';
import { FrameLayout } from '../frame.js';
import type { Place } from '../names/place.js';
import { Scope } from '../names/scope.js';
import { orRefusal } from '../statements/refused-part.js';

/** Compiles a body into the unit's codes. `place` is where the subprogram is declared. */
export function compileSubprogramBody(place: Place, subprogram: Subprogram, declaration: SubprogramDeclaration): void {
  const { body } = declaration;
  if (body === undefined) return;
  const layout = new FrameLayout(place.scope.layout.depth + 1);
  const scope = new Scope(layout, place.scope, subprogram.name);
  const slots = subprogram.parameters.map(({ name, mode, type }) => {
    const slot = layout.allocate();
    scope.declare({
      kind: 'variable',
      name,
      type: type.type,
      readAs: asFormal(type.type.dataType),
      readOnly: mode === 'IN',
      ...(mode === 'IN' ? {} : { lengthFromCall: true }),
      layout,
      slot,
    });
    return slot;
  });
  const inner: Place = {
    unit: place.unit,
    scope,
    returns: subprogram.kind === 'FUNCTION' ? (subprogram.returns ?? 'nothing') : 'nothing',
    ...pipes(subprogram, declaration),
    loops: [],
    labels: new Map(),
    inHandler: false,
    path: [...place.path, subprogram.name],
    isRoutine: true,
  };
  const code = orRefusal(inner, body.position, () => {
    if (body.kind !== 'call_specification') return inner.unit.compilers.body(inner, body);
    throw new NotSupportedError('external and Java call specifications', body.position);
  });
  place.unit.codes?.set(subprogram, { subprogram, layout, slots, body: code, path: inner.path });
}

function pipes({ returns }: Subprogram, { properties }: SubprogramDeclaration): Pick<Place, 'pipes'> {
  const dataType = returns?.type.dataType;
  if (!properties.pipelined || dataType?.kind !== 'collection') return {};
  return { pipes: { dataType: dataType.element, notNull: dataType.elementNotNull } };
}

/** A formal parameter of a timestamp type keeps that type's precision, but its text shows all nine digits. */
function asFormal(dataType: DataType): DataType {
  switch (dataType.kind) {
    case 'timestamp':
    case 'timestamp_tz':
    case 'timestamp_ltz':
      return { ...dataType, precision: 9 };
    default:
      return dataType;
  }
}
