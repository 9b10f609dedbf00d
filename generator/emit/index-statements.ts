import {
  type ImportDeclarationStructure,
  type InterfaceDeclarationStructure,
  type StatementStructures,
  StructureKind,
} from 'ts-morph';
import type { ClientPlan, ModulePlan, SchemaPlan } from '../plan/client-plan.js';
import { docCode } from './doc-comment.js';
import { Code, printConstant, printKey, printString } from './print-value.js';
import { specifier } from './specifier.js';

/** Relative to the output folder. */
export const INDEX_PATH = 'index.ts';

/** The index: the client's type, `createClient`, and the manifest that loads a package's module at its first call. */
export function indexStatements(plan: ClientPlan): (StatementStructures | string)[] {
  return [
    {
      kind: StructureKind.ImportDeclaration,
      moduleSpecifier: plan.runtime,
      namedImports: [
        { name: 'ClientManifest', isTypeOnly: true },
        { name: 'ClientOptions', isTypeOnly: true },
        { name: 'createOracleClient' },
        { name: 'OracleClient', alias: 'AnyClient', isTypeOnly: true },
      ],
    },
    ...plan.schemas.flatMap(standaloneImport),
    ...plan.schemas.map(schemaInterface),
    userClient(plan),
    {
      kind: StructureKind.TypeAlias,
      isExported: true,
      name: 'OracleClient',
      type: 'AnyClient<UserClient>',
      docs: ['The client, with `as(user)` and its own members that begin with `$`.'],
    },
    printConstant('const manifest: ClientManifest', manifestOf(plan)),
    {
      kind: StructureKind.Function,
      isExported: true,
      name: 'createClient',
      parameters: [{ name: 'options', type: 'ClientOptions' }],
      returnType: 'OracleClient',
      docs: ['Makes a client. Nothing is connected or loaded until the first call.'],
      statements: ['return createOracleClient<UserClient>(manifest, options);'],
    },
  ];
}

/** An interface can only extend what has a name. */
function standaloneImport({ typeName, standalone }: SchemaPlan): ImportDeclarationStructure[] {
  if (standalone === null) return [];
  return [
    {
      kind: StructureKind.ImportDeclaration,
      isTypeOnly: true,
      moduleSpecifier: specifier(standalone.path, INDEX_PATH),
      namedImports: [{ name: standalone.typeName, alias: standaloneName(typeName) }],
    },
  ];
}

function standaloneName(schemaType: string): string {
  return `${schemaType}Routines`;
}

function schemaInterface({ typeName, owner, packages, standalone }: SchemaPlan): InterfaceDeclarationStructure {
  return {
    kind: StructureKind.Interface,
    isExported: true,
    name: typeName,
    docs: [`The schema ${docCode(owner)}.`],
    ...(standalone === null ? {} : { extends: [standaloneName(typeName)] }),
    properties: packages.map((one) => ({
      name: printKey(one.key),
      isReadonly: true,
      type: typeOf(one),
      docs: [docCode(one.title)],
    })),
  };
}

/** Imported where it stands, so that a package may be called like anything else here. */
function typeOf({ path, typeName }: ModulePlan): string {
  return `import(${printString(specifier(path, INDEX_PATH))}).${typeName}`;
}

/** A member of the main schema hides a schema of the same name. */
function userClient({ schemas, mainSchema }: ClientPlan): InterfaceDeclarationStructure {
  const main = schemas.find((schema) => schema.key === mainSchema);
  const hidden = new Set(
    main === undefined ? [] : [...main.packages, ...(main.standalone?.routines ?? [])].map((member) => member.key),
  );
  return {
    kind: StructureKind.Interface,
    isExported: true,
    name: 'UserClient',
    docs: [
      `What one user may call.${main === undefined ? '' : ` The packages of ${docCode(main.owner)} are at the top level, too.`}`,
    ],
    ...(main === undefined ? {} : { extends: [main.typeName] }),
    properties: schemas
      .filter((schema) => !hidden.has(schema.key))
      .map((schema) => ({ name: printKey(schema.key), isReadonly: true, type: schema.typeName })),
  };
}

function manifestOf({ schemas, mainSchema }: ClientPlan): object {
  return {
    format: 1,
    mainSchema: mainSchema ?? undefined,
    schemas: Object.fromEntries(schemas.map((schema) => [schema.key, schemaManifest(schema)])),
  };
}

function schemaManifest({ owner, packages, standalone }: SchemaPlan): object {
  return {
    owner,
    packages: Object.fromEntries(packages.map((one) => [one.key, { name: one.name, load: loader(one) }])),
    standalone:
      standalone === null
        ? undefined
        : { keys: standalone.routines.map((routine) => routine.key), load: loader(standalone) },
  };
}

function loader({ path }: ModulePlan): Code {
  return new Code(`() => import(${printString(specifier(path, INDEX_PATH))})`);
}
