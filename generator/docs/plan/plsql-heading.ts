import { formatSqlName } from '../../config/sql-name.js';
import type { Parameter, Subprogram } from '../../model/catalog.js';
import { describeType } from '../../model/describe-type.js';

/** A routine's heading as PL/SQL declares it, with its parameters below each other. */
export function plsqlHeading({ name, notes, parameters, returns, sqlOnly }: Subprogram): string {
  const kind = returns === null ? 'PROCEDURE' : 'FUNCTION';
  const result = returns === null ? '' : `RETURN ${notes?.returns?.declaredType ?? describeType(returns)}`;
  const ending = [result, ...(sqlOnly === null ? [] : [sqlOnly.replace('_', ' ')])].filter((word) => word !== '');
  const heading = `${kind} ${plsqlName(name, notes?.spelling)}`;
  if (parameters.length === 0) return `${[heading, ...ending].join(' ')};`;
  const names = column(parameters.map((parameter) => plsqlName(parameter.name, parameter.notes?.spelling)));
  const modes = column(parameters.map(({ mode }) => mode));
  const lines = parameters.map((parameter, index) => `  ${names[index]} ${modes[index]} ${typeAndDefault(parameter)}`);
  return `${heading} (\n${lines.join(',\n')}\n)${ending.map((word) => ` ${word}`).join('')};`;
}

/** As the source spells it, else as SQL must. */
function plsqlName(name: string, spelling: string | undefined): string {
  return spelling ?? formatSqlName(name);
}

function typeAndDefault({ dataType, defaulted, notes }: Parameter): string {
  const type = notes?.declaredType ?? describeType(dataType);
  return defaulted ? `${type} DEFAULT ${notes?.defaultText ?? '…'}` : type;
}

/** All as wide as the widest. */
function column(texts: readonly string[]): readonly string[] {
  const width = Math.max(...texts.map((text) => text.length));
  return texts.map((text) => text.padEnd(width));
}
