import { BfileValue } from '../../values/bfile.js';
import { CollectionValue, RecordValue } from '../../values/composite.js';
import { BlobValue, ClobValue } from '../../values/lob.js';
import type { Value } from '../../values/value.js';
import { AttributeLob } from '../lobs/row-lob.js';

/** What a column keeps of an object, collection or BFILE: a copy; collections have no gaps, a stored BFILE is not open. */
export function storedValue(value: Value): Value {
  if (value instanceof RecordValue) return new RecordValue(value.dataType, value.fields.map(storedValue));
  if (value instanceof CollectionValue) {
    const stored = new CollectionValue(value.dataType);
    for (const key of value.keys()) stored.set(stored.extent + 1, storedValue(value.get(key) ?? null));
    return stored;
  }
  if (value instanceof ClobValue) return new ClobValue(value.text, new AttributeLob());
  if (value instanceof BlobValue) return new BlobValue(value.bytes, new AttributeLob());
  return value instanceof BfileValue ? value.withHandle(0) : value;
}
