import { cursorRowReferences, type RowsConfig } from '../catalog/cursor-row-references.js';
import { selectObjects } from '../catalog/select-objects.js';
import { typeKey } from '../catalog/types/type-reference.js';
import type { SchemaSelection } from '../config/config.js';
import { PackageNotFoundError } from '../errors/generator-error.js';
import type { Catalog, Schema } from '../model/catalog.js';
import { typesWithin } from './types-within.js';

/**
 * The part of a catalog that the configuration means, as if just that had been read.
 * @param fileName for messages
 * @throws PackageNotFoundError for a schema, name or pattern that means nothing in it
 */
export function selectFromCatalog(catalog: Catalog, config: RowsConfig, fileName: string): Catalog {
  const schemas = config.schemas.map((selection) => selectFromSchema(catalog, selection, fileName));
  const isWhole =
    catalog.schemas.length === schemas.length &&
    schemas.every((schema) => {
      const whole = catalog.schemas.find(({ name }) => name === schema.name);
      return whole?.packages.length === schema.packages.length && whole.standalone.length === schema.standalone.length;
    });
  if (isWhole) return catalog;
  const inOrder = catalog.schemas.flatMap(({ name }) => schemas.find((schema) => schema.name === name) ?? []);
  // The catalog has the names that the configuration gives to schemas.
  const named = { ...config, schemas: config.schemas.map((selection) => ({ ...selection, owner: selection.name })) };
  const rows = cursorRowReferences(named).map(typeKey);
  return { ...catalog, schemas: inOrder, types: typesWithin(catalog.types, inOrder, rows) };
}

function selectFromSchema({ schemas }: Catalog, selection: SchemaSelection, fileName: string): Schema {
  const schema = schemas.find(({ name }) => name === selection.name);
  if (schema === undefined) {
    const known = schemas.map(({ name }) => name).join(', ');
    throw new PackageNotFoundError(
      `${fileName} has no schema ${selection.name}; it has ${known}. Check the name, or write the file anew with gen-oracle-client pull.`,
    );
  }
  const { packages, standalone } = schema;
  const objects = [
    ...packages.map((one) => ({ OBJECT_NAME: one.name, OBJECT_TYPE: 'PACKAGE' })),
    ...standalone.map((one) => ({
      OBJECT_NAME: one.name,
      OBJECT_TYPE: one.returns === null ? 'PROCEDURE' : 'FUNCTION',
    })),
  ];
  const selected = new Set(selectObjects(objects, selection, null));
  const isSelected = (index: number) => {
    const object = objects[index];
    return object !== undefined && selected.has(object);
  };
  return {
    name: schema.name,
    packages: packages.filter((_, index) => isSelected(index)),
    standalone: standalone.filter((_, index) => isSelected(packages.length + index)),
  };
}
