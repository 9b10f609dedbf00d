import { namespaceOf } from '../schema/schema-object.js';
import type { StoredUnit } from '../schema/stored-unit.js';
import type { Synonym } from '../schema/synonym.js';
import { typeOid } from '../values/type-oid.js';
import type { EngineDatabase } from './engine-database.js';
import { parseText } from './engine-parse.js';

/** Source: Database Data Cartridge Developer's Guide, "System-Defined Constants, Types, and Mappings". */
const ELEMENTS: ReadonlyMap<string, string> = new Map([
  ['ODCIVARCHAR2LIST', 'VARCHAR2(4000)'],
  ['ODCINUMBERLIST', 'NUMBER'],
  ['ODCIDATELIST', 'DATE'],
  ['ODCIRAWLIST', 'RAW(2000)'],
]);

/** Identifiers below those that objects of users get. */
const FIRST_OBJECT_ID = 501;

/** Gives a new database the collection types that every one has: SYS's, with public synonyms, for everybody to use. */
export function addCollectionTypes(database: EngineDatabase): void {
  let objectId = FIRST_OBJECT_ID;
  for (const [name, element] of ELEMENTS) {
    addType(name, element, objectId, database);
    objectId += 2;
  }
}

/** The type, and its synonym with the next identifier. */
function addType(name: string, element: string, objectId: number, database: EngineDatabase): void {
  const { schema, library } = database;
  const now = new Date();
  const header = {
    name,
    created: now,
    lastDdlTime: now,
    timestamp: now,
    status: 'VALID',
    oracleMaintained: true,
  } as const;
  const source = `TYPE ${name} AS VARRAY(32767) OF ${element};`;
  const text = `CREATE ${source}`;
  const create = parseText(text, database, { compilerFlags: new Map() });
  if (create.kind !== 'create_unit') throw new TypeError(`${text} is no type`);
  const type: StoredUnit = {
    ...header,
    owner: 'SYS',
    objectId,
    type: 'TYPE',
    source,
    errors: [],
    subprograms: [],
    types: [],
    dependsOn: [],
    trigger: undefined,
    typeOid: typeOid({ owner: 'SYS', packageName: null, name }),
  };
  const synonym: Synonym = {
    ...header,
    owner: 'PUBLIC',
    objectId: objectId + 1,
    type: 'SYNONYM',
    targetOwner: 'SYS',
    targetName: name,
    databaseLink: undefined,
  };
  schema.put(type);
  schema.put(synonym);
  library.setSource(objectId, { create, text });
  library.compile(type);
  schema.grants.grantObjectPrivilege({
    grantee: 'PUBLIC',
    grantor: 'SYS',
    owner: 'SYS',
    objectName: name,
    namespace: namespaceOf('TYPE'),
    privilege: 'EXECUTE',
    columns: [],
    grantable: false,
    hierarchy: false,
  });
}
