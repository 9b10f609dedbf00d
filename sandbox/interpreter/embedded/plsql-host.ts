import type { HostNames } from '../../sql/prepared.js';
import type { Expression } from '../../syntax/ast/expression.js';
import type { DataType } from '../../values/data-type.js';
import { denote } from '../names/denote.js';
import type { Place } from '../names/place.js';
import { refuseSuppliedType } from '../names/supplied-type.js';

/** The names of PL/SQL around an embedded SQL statement. */
export class PlsqlHost implements HostNames {
  readonly place: Place;

  constructor(place: Place) {
    this.place = place;
  }

  typeOf(expression: Expression): DataType | undefined {
    if (expression.kind === 'current_of') return { kind: 'rowid' };
    const denotation = denote(this.place, expression);
    if (denotation?.kind === 'object_method') refuseSuppliedType(denotation.self.type.dataType, expression.position);
    return denotation?.kind === 'value' ? denotation.type.dataType : undefined;
  }
}
