import type { ValueClasses, ValueDescriptor } from '../../runtime/index.js';
import type { StubCall } from '../../sandbox/index.js';
import type { DataType } from '../../sandbox/values/data-type.js';
import type { Value } from '../../sandbox/values/value.js';

/** What values that a stub gave are converted with. */
export interface Taking extends Pick<StubCall, 'findObjectType' | 'openRows'> {
  readonly classes: ValueClasses;
  /** Converts a field, attribute or element. @throws StubFault */
  readonly part: (value: unknown, type: ValueDescriptor, dataType: DataType, path: string, taking: Taking) => Value;
}
