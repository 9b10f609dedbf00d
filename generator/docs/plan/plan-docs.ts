import type { Docs } from '../../config/config.js';
import { formatSqlName, formatSqlPath } from '../../config/sql-name.js';
import type { Catalog, Constant, DeclaredException, Package, Schema, Subprogram } from '../../model/catalog.js';
import { describeType } from '../../model/describe-type.js';
import { groupBy, sortedBy } from '../../model/sort.js';
import type { ClientPlan, ModulePlan, SchemaPlan, TypePlan } from '../../plan/client-plan.js';
import { fileName } from '../../plan/names/spell-name.js';
import type { ConstantDoc, DocsPlan, ExceptionDoc, PageDoc } from './docs-plan.js';
import { pagePath, type TypeLinks, typeLinks } from './links.js';
import { aboutOf, planRoutineDoc } from './plan-routine-doc.js';
import { planTypeDoc } from './plan-type-doc.js';
import { type TypeUses, typeUses } from './type-uses.js';

/** What the documentation of a client says: of what the client has, no more. */
export function planDocs(
  catalog: Catalog,
  client: ClientPlan,
  { title, grants }: Pick<Docs, 'title' | 'grants'>,
): DocsPlan {
  const types = typesByPage(catalog, client);
  const described = new Set([...types.values()].flat().map(({ type }) => type.key));
  const links = typeLinks(catalog.types.filter(({ key }) => described.has(key)));
  const context: PageContext = { types, links, uses: typeUses(catalog, client, links), grants };
  const pages = client.schemas.flatMap((schema) => schemaPages(schema, client, catalog, context));
  const written = new Set(pages.map(({ path }) => path));
  const typesOnly = [...types].flatMap(([path, [first]]) =>
    written.has(path) || first === undefined ? [] : [typesPage(path, first.type, context)],
  );
  return {
    title: title ?? catalog.schemas.map(({ name }) => name).join(', '),
    databaseVersion: catalog.databaseVersion,
    pages: sortedBy([...pages, ...typesOnly], ({ owner, packageName }) => JSON.stringify([owner, packageName])),
    leftOut: [
      ...client.omissions,
      ...client.unsupportedTypes.map(({ type, reason }) => ({ what: type, parameter: null, reason })),
    ],
    notes: client.warnings.map(({ what, parameter, message }) => ({ what, parameter, reason: message })),
  };
}

interface DescribedType {
  readonly type: Catalog['types'][number];
  readonly plan: TypePlan;
}

interface PageContext {
  /** By the page's path. */
  readonly types: ReadonlyMap<string, readonly DescribedType[]>;
  readonly links: TypeLinks;
  readonly uses: TypeUses;
  /** Whether grantees are told. */
  readonly grants: boolean;
}

function typesByPage(catalog: Catalog, client: ClientPlan): ReadonlyMap<string, readonly DescribedType[]> {
  const byKey = new Map(catalog.types.map((type) => [type.key, type]));
  const planned = [...client.schemas.flatMap(modulesOf), ...client.typeModules].flatMap(({ types }) => types);
  const described = planned.flatMap((plan): readonly DescribedType[] => {
    const type = byKey.get(plan.key);
    return type === undefined ? [] : [{ type, plan }];
  });
  return groupBy(
    sortedBy(described, ({ type }) => type.key),
    ({ type }) => pagePath(type.owner, type.packageName),
  );
}

function modulesOf({ packages, standalone }: SchemaPlan): readonly ModulePlan[] {
  return [...packages, ...(standalone === null ? [] : [standalone])];
}

function schemaPages(
  plan: SchemaPlan,
  { mainSchema }: ClientPlan,
  catalog: Catalog,
  context: PageContext,
): readonly PageDoc[] {
  const schema = catalog.schemas.find(({ name }) => name === plan.owner);
  if (schema === undefined) return [];
  const prefix = plan.key === mainSchema ? [] : [plan.key];
  const packages = plan.packages.flatMap((one): readonly PageDoc[] => {
    const found = schema.packages.find(({ name }) => name === one.name);
    return found === undefined ? [] : [packagePage(found, one, schema, [...prefix, one.key].join('.'), context)];
  });
  if (plan.standalone === null) return packages;
  const path = pagePath(schema.name, null);
  return [
    ...packages,
    {
      ...emptyPage(path, schema.name, null),
      member: prefix.join('.'),
      routines: routineDocs(schema.standalone, plan.standalone, prefix.join('.'), new Map(), context),
      types: typeDocs(path, context),
    },
  ];
}

function packagePage(found: Package, plan: ModulePlan, schema: Schema, member: string, context: PageContext): PageDoc {
  const path = pagePath(schema.name, found.name);
  const exceptions = (found.source?.exceptions ?? []).map(exceptionDoc);
  return {
    ...emptyPage(path, schema.name, found.name),
    member,
    about: aboutOf(found.source?.notes),
    grantees: granteesOf(found, context),
    routines: routineDocs(
      found.subprograms,
      plan,
      member,
      new Map(exceptions.map((exception) => [exception.name, exception])),
      context,
    ),
    types: typeDocs(path, context),
    constants: (found.source?.constants ?? []).map(constantDoc),
    exceptions,
  };
}

function typesPage(path: string, { owner, packageName }: DescribedType['type'], context: PageContext): PageDoc {
  return { ...emptyPage(path, owner, packageName), types: typeDocs(path, context) };
}

function emptyPage(path: string, owner: string, packageName: string | null): PageDoc {
  return {
    path,
    owner,
    packageName,
    title: packageName === null ? `${formatSqlName(owner)}, outside packages` : formatSqlPath([owner, packageName]),
    member: '',
    about: { comment: null, deprecated: null },
    grantees: null,
    routines: [],
    types: [],
    constants: [],
    exceptions: [],
  };
}

function routineDocs(
  subprograms: readonly (Subprogram & Pick<Package, 'grantees'>)[],
  { routines }: ModulePlan,
  member: string,
  exceptions: ReadonlyMap<string, ExceptionDoc>,
  context: PageContext,
) {
  return routines.flatMap((plan) => {
    const { name, overload = null } = plan.descriptor;
    const subprogram = subprograms.find((one) => one.name === name && one.overload === overload);
    if (subprogram === undefined) return [];
    const grantees = granteesOf(subprogram, context);
    return [planRoutineDoc({ subprogram, plan, member, links: context.links, exceptions, grantees })];
  });
}

function granteesOf({ grantees }: Pick<Package, 'grantees'>, { grants }: PageContext): readonly string[] | null {
  return grants ? (grantees ?? null) : null;
}

function typeDocs(path: string, { types, links, uses }: PageContext) {
  return (types.get(path) ?? []).map(({ type, plan }) => planTypeDoc(type, plan, links, uses.get(type.key) ?? []));
}

function constantDoc({ name, dataType, value, notes }: Constant): ConstantDoc {
  return {
    anchor: `constant-${fileName(name)}`,
    name,
    plsqlType: notes?.declaredType ?? (dataType === null ? '' : describeType(dataType)),
    value: valueText(value),
    about: aboutOf(notes),
  };
}

function valueText(value: Constant['value']): string | null {
  if (value === undefined) return null;
  if (value === null) return 'NULL';
  switch (value.kind) {
    case 'number':
      return value.text;
    case 'text':
      return `'${value.text.replaceAll("'", "''")}'`;
    case 'boolean':
      return value.value ? 'TRUE' : 'FALSE';
  }
}

function exceptionDoc({ name, code, notes }: DeclaredException): ExceptionDoc {
  return {
    anchor: `exception-${fileName(name)}`,
    name,
    code: code === null ? null : `ORA-${String(Math.abs(code)).padStart(5, '0')}`,
    about: aboutOf(notes),
  };
}
