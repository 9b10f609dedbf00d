import fc from 'fast-check';
import type { DictionaryRows } from '../../../../generator/catalog/rows.js';
import type { TypeRows } from '../../../../generator/catalog/types/type-rows.js';

/** The same rows in another order. */
export function shuffled(rows: DictionaryRows): fc.Arbitrary<DictionaryRows> {
  const schemas = rows.schemas.map((schema) =>
    fc
      .record({
        objects: reordered(schema.objects),
        procedures: reordered(schema.procedures),
        arguments: reordered(schema.arguments),
      })
      .map((parts) => ({ name: schema.name, ...parts })),
  );
  const { types, specifications } = rows;
  const known = types === undefined ? fc.constant({}) : shuffledTypes(types).map((other) => ({ types: other }));
  const sources =
    specifications === undefined
      ? fc.constant({})
      : reordered(specifications).map((other) => ({ specifications: other }));
  return fc
    .tuple(fc.tuple(...schemas), known, sources)
    .map(([all, more, read]) => ({ components: rows.components, schemas: all, ...more, ...read }));
}

function shuffledTypes(types: TypeRows): fc.Arbitrary<TypeRows> {
  return fc.record({
    packageTypes: reordered(types.packageTypes),
    packageTypeAttributes: reordered(types.packageTypeAttributes),
    packageCollections: reordered(types.packageCollections),
    schemaTypes: reordered(types.schemaTypes),
    schemaTypeAttributes: reordered(types.schemaTypeAttributes),
    schemaCollections: reordered(types.schemaCollections),
    columns: reordered(types.columns),
    synonyms: reordered(types.synonyms),
  });
}

function reordered<T>(items: readonly T[]): fc.Arbitrary<T[]> {
  return fc.shuffledSubarray([...items], { minLength: items.length });
}
