import { formatSqlName, formatSqlPath } from '../../config/sql-name.js';
import type { Constant, Package } from '../../model/catalog.js';
import { describeType } from '../../model/describe-type.js';
import { sortedBy } from '../../model/sort.js';
import type { ConstantPlan, Warning } from '../client-plan.js';
import { assertDistinct, memberKey } from '../names/name-plan.js';
import { wordsOf } from '../names/source-words.js';
import type { PlanContext } from '../plan-context.js';
import { mappingFor } from '../type-mapping.js';
import { constantValue } from './constant-value.js';

/**
 * The constants of a package whose values the source tells, by key.
 * @param warnings gets which ones it does not tell
 * @throws ConfigError when two would have the same name
 */
export function planConstants(
  owner: string,
  { name: packageName, source }: Package,
  { naming, types }: PlanContext,
  warnings: Warning[],
): readonly ConstantPlan[] {
  const declared = (source?.constants ?? []).filter(({ notes }) => notes?.hidden !== true);
  const words = wordsOf(declared, naming);
  const unknown: string[] = [];
  const planned = declared.flatMap((constant): readonly ConstantPlan[] => {
    const { name, dataType, notes } = constant;
    const path = [owner, packageName, name];
    const value = dataType === null ? undefined : constantValue(constant, mappingFor(dataType, path, types));
    if (value !== undefined)
      return [{ key: memberKey(path, naming, words), value, declaration: declarationOf(constant), notes }];
    unknown.push(formatSqlName(name));
    return [];
  });
  const constants = sortedBy(planned, ({ key }) => key);
  assertDistinct(
    constants.map(({ key }) => key),
    (index) => `${formatSqlPath([owner, packageName])}, constant ${constants[index]?.declaration ?? ''}`,
  );
  if (unknown.length > 0) {
    warnings.push({
      what: formatSqlPath([owner, packageName]),
      parameter: null,
      message: `the client has no constant for ${listOf(unknown)}, whose ${unknown.length === 1 ? 'value is' : 'values are'} not told by the package's specification alone`,
    });
  }
  return constants;
}

function declarationOf({ name, dataType, notes }: Constant): string {
  const type = dataType === null ? [] : [describeType(dataType)];
  const value = notes?.defaultText === undefined ? [] : [`:= ${notes.defaultText}`];
  return [formatSqlName(name), 'CONSTANT', ...type, ...value].join(' ');
}

const MOST_NAMES = 5;

function listOf(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMES).join(', ');
  return names.length > MOST_NAMES ? `${shown} and ${names.length - MOST_NAMES} more` : shown;
}
