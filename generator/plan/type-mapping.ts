import type { TypeMappings } from '../config/config.js';
import type { PatternRule } from '../config/path-pattern.js';
import { formatSqlPath, parseSqlPath } from '../config/sql-name.js';
import type { OwnMapping, TypeRules } from '../config/types-config.js';
import type { DataType, NumberType } from '../model/data-type.js';
import type { ValueNotes } from '../model/source-notes.js';
import { patternRule } from './pattern-rules.js';

/** The name by which `types.parameters` means a function's own value. */
export const RETURN_NAME = 'RETURN';

/** Digits that a double holds exactly whatever they are. */
const EXACT_DIGITS = 15;

/**
 * What the configuration says about a parameter or result: its own mapping over the rule of its package, or the one for all packages.
 * @param path of the subprogram and the parameter, the latter RETURN for a function's own value
 */
export function mappingFor(type: DataType, path: readonly string[], mappings: TypeMappings): OwnMapping {
  const home = path.length === 4 ? formatSqlPath(path.slice(0, 2)) : undefined;
  const rule = ruleIn(type, home, mappings);
  return ownOver(
    rule,
    mappings.parameters.get(formatSqlPath(path)) ?? patternMapping(type, path, rule, mappings.patterns.parameters),
  );
}

/** Of the patterns that match a name, the most specific one with a mapping that its type can have. */
export function patternMapping(
  type: DataType,
  path: readonly string[],
  rule: OwnMapping,
  patterns: readonly PatternRule<OwnMapping>[],
): OwnMapping | undefined {
  return patternRule(patterns, path, (own) => misfit(type, ownOver(rule, own)) === undefined);
}

/** The rules that a package has for itself, given by its path. */
export function rulesOfPackage(home: string, { packages, patterns }: TypeMappings): TypeRules | undefined {
  return packages.get(home) ?? patternRule(patterns.packages, parseSqlPath(home) ?? []);
}

/** The rule of a package, given by its path, or the one for all. */
export function ruleIn(type: DataType, home: string | undefined, mappings: TypeMappings): OwnMapping {
  const ownRules = home === undefined ? undefined : rulesOfPackage(home, mappings);
  return (ownRules && ruleFor(type, ownRules)) ?? ruleFor(type, mappings.rules) ?? {};
}

/** A place's own mapping over the rule for its type, of which it keeps the details when the form is the same. */
export function ownOver(rule: OwnMapping, own: OwnMapping | undefined): OwnMapping {
  if (own === undefined) return rule;
  return own.as === undefined || own.as === rule.as ? { ...rule, ...own } : own;
}

/** A mapping with what the source says about the value: `@notnull` in a comment, or a type that is NOT NULL. The configuration goes before it. */
export function withNotNull(mapping: OwnMapping, type: DataType, notes: ValueNotes | undefined): OwnMapping {
  const isScalar = type.kind !== 'named' && type.kind !== 'cursor';
  return isScalar && notes?.notNull === true && mapping.notNull === undefined ? { ...mapping, notNull: true } : mapping;
}

/** Why a type cannot be mapped so, in words that complete "P_ID NUMBER …"; undefined when it can. */
export function misfit(type: DataType, { as, zone, truncate, overlap, notNull }: OwnMapping): string | undefined {
  if ((type.kind === 'named' || type.kind === 'cursor') && notNull !== undefined)
    return 'has notNull, which only means something for scalars';
  if (as !== undefined && !formsOf(type).includes(as)) return `cannot be given as ${as}`;
  if (as !== 'date') {
    const option = Object.entries({ zone, truncate, overlap }).find(([, value]) => value !== undefined);
    return option === undefined ? undefined : `has ${option[0]}, which only means something with as: "date"`;
  }
  if (isZoneless(type)) return zone === undefined ? 'needs a zone: the one whose clock it shows' : undefined;
  return zone === undefined && overlap === undefined
    ? undefined
    : 'has a time zone of its own and takes no zone or overlap';
}

function formsOf(type: DataType): readonly OwnMapping['as'][] {
  switch (type.kind) {
    case 'number':
    case 'float':
    case 'binary integer':
      return ['number', 'bigint', 'string', 'decimal'];
    case 'datetime':
      return type.name.startsWith('INTERVAL') ? [] : ['iso', 'date', 'temporal'];
    case 'large':
      return type.name === 'BFILE' ? ['content', 'name'] : [];
    default:
      return [];
  }
}

function isZoneless(type: DataType): boolean {
  return type.kind === 'datetime' && (type.name === 'DATE' || type.name === 'TIMESTAMP');
}

function ruleFor(type: DataType, rules: TypeRules): OwnMapping | undefined {
  const rule = rulesOf(type, rules).find((candidate) => candidate !== undefined);
  return typeof rule === 'string' ? { as: rule } : rule;
}

type Rule = OwnMapping | OwnMapping['as'];

/** The rules for a type, the most precise one first. */
function rulesOf(type: DataType, rules: TypeRules): readonly Rule[] {
  switch (type.kind) {
    case 'number':
      return numberRules(type, rules);
    case 'float':
      return [rules.FLOAT];
    case 'binary integer':
      return [rules.PLS_INTEGER];
    case 'datetime':
      return type.name.startsWith('INTERVAL') ? [] : [datetimeRule(type.name, rules)];
    case 'large':
      return type.name === 'BFILE' ? [rules.BFILE] : [];
    default:
      return [];
  }
}

function numberRules(type: NumberType, rules: TypeRules): readonly Rule[] {
  if (type.name === 'INTEGER' || type.name === 'INT' || type.name === 'SMALLINT') return [rules.INTEGER];
  if (type.precision === null && type.scale === null) return [rules.NUMBER];
  const isLong = digitsOf(type) > EXACT_DIGITS;
  if ((type.scale ?? 0) > 0) {
    const general = rules.NUMBER === 'bigint' ? undefined : rules.NUMBER;
    return [isLong ? rules['NUMBER(p>15,s)'] : undefined, rules['NUMBER(p,s)'], general];
  }
  return [isLong ? rules['NUMBER(p>15)'] : undefined, rules['NUMBER(p)'], rules.NUMBER];
}

/** NUMBER(*,s) has 38 digits, a negative scale adds zeros. */
function digitsOf({ precision, scale }: NumberType): number {
  return precision === null ? 38 : Math.max(precision, precision - (scale ?? 0));
}

function datetimeRule(name: string, rules: TypeRules): Rule {
  switch (name) {
    case 'DATE':
      return rules.DATE;
    case 'TIMESTAMP':
      return rules.TIMESTAMP;
    case 'TIMESTAMP WITH TIME ZONE':
      return rules['TIMESTAMP WITH TIME ZONE'];
    default:
      return rules['TIMESTAMP WITH LOCAL TIME ZONE'];
  }
}
