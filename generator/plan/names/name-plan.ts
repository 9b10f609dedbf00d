import type { Naming } from '../../config/config.js';
import { formatSqlPath } from '../../config/sql-name.js';
import { ConfigError } from '../../errors/generator-error.js';
import type { Parameter, Subprogram } from '../../model/catalog.js';
import { freeMember } from './reserved-names.js';
import { type Words, wordsOf } from './source-words.js';
import { camelName } from './spell-name.js';

/**
 * The key of a schema, package, routine, field or constant: as configured, or spelled from its name.
 * @param words of the name, where the source tells them
 */
export function memberKey(path: readonly string[], naming: Naming, words: Words = new Map()): string {
  const name = path.at(-1) ?? '';
  return naming.overrides.get(formatSqlPath(path)) ?? freeMember(camelName(words.get(name) ?? name));
}

/**
 * The keys of a subprogram's parameters, in their order. A prefix is left off unless the parameter would then be called like another one.
 * @param path of the subprogram
 * @throws ConfigError when configured names meet
 */
export function parameterKeys(path: readonly string[], subprogram: Subprogram, naming: Naming): readonly string[] {
  const { parameters } = subprogram;
  const words = wordsOf(parameters, naming);
  const names = parameters.map(({ name }) => words.get(name) ?? name);
  const short = names.map((name) => camelName(withoutPrefix(name, naming)));
  const keys = parameters.map((parameter, index) => {
    const configured = naming.overrides.get(formatSqlPath([...path, parameter.name]));
    if (configured !== undefined) return configured;
    const key = short[index] ?? '';
    const contested = short.some((other, position) => other === key && position !== index);
    return freeKey(contested ? camelName(names[index] ?? parameter.name) : key, parameter, subprogram);
  });
  assertDistinct(keys, (index) => formatSqlPath([...path, parameters[index]?.name ?? '']));
  return keys;
}

/**
 * @param nameOf what stands for the Oracle name of the key at an index
 * @throws ConfigError when a key is there twice
 */
export function assertDistinct(keys: readonly string[], nameOf: (index: number) => string): void {
  const first = new Map<string, number>();
  keys.forEach((key, index) => {
    const earlier = first.get(key);
    if (earlier !== undefined) {
      throw new ConfigError(
        `${nameOf(earlier)} and ${nameOf(index)} would both be called "${key}" in the client. Give one of them another name in naming.overrides.`,
      );
    }
    first.set(key, index);
  });
}

/** A function's own value stands beside its OUT parameters under `returnValue`. */
function freeKey(key: string, parameter: Parameter, subprogram: Subprogram): string {
  const taken = key === 'returnValue' && subprogram.returns !== null && parameter.mode !== 'IN';
  return taken ? `${key}_` : freeMember(key);
}

function withoutPrefix(name: string, { stripParameterPrefixes }: Naming): string {
  for (const prefix of stripParameterPrefixes) {
    const rest = name.slice(prefix.length);
    if (name.startsWith(prefix.toUpperCase()) && /^\p{L}/u.test(rest)) return rest;
  }
  return name;
}
