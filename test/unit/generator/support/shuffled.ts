import fc from 'fast-check';
import type { DictionaryRows } from '../../../../generator/catalog/rows.js';

/** The same rows in another order. */
export function shuffled(rows: DictionaryRows): fc.Arbitrary<DictionaryRows> {
  const reordered = <T>(items: readonly T[]) => fc.shuffledSubarray([...items], { minLength: items.length });
  const schemas = rows.schemas.map((schema) =>
    fc
      .record({
        objects: reordered(schema.objects),
        procedures: reordered(schema.procedures),
        arguments: reordered(schema.arguments),
      })
      .map((parts) => ({ name: schema.name, ...parts })),
  );
  return fc.tuple(...schemas).map((all) => ({ components: rows.components, schemas: all }));
}
