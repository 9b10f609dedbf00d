import { RecordValue } from './composite.js';
import type { ObjectType } from './data-type.js';
import type { Value } from './value.js';

/** An object together with what its MAP method has made of it: the value that it is sorted and grouped by. */
export class MappedObject extends RecordValue {
  readonly map: Value;

  constructor(dataType: ObjectType, fields: Value[], map: Value) {
    super(dataType, fields);
    this.map = map;
  }
}
