import { closest } from '../config/closest.js';
import type { OwnMapping } from '../config/types-config.js';
import { ConfigError } from '../errors/generator-error.js';
import type { DataType } from '../model/data-type.js';
import { describeType } from '../model/describe-type.js';
import { misfit } from './type-mapping.js';

/** @throws ConfigError naming each path that is not known, and the one that was meant */
export function assertKnown(given: ReadonlyMap<string, unknown>, known: readonly string[], where: string): void {
  const names = new Set(known);
  const unknown = [...given.keys()].filter((path) => !names.has(path));
  if (unknown.length === 0) return;
  const list = unknown.map((path) => {
    const similar = closest(path, known);
    return similar === undefined ? path : `${path} (did you mean ${similar}?)`;
  });
  throw new ConfigError(`${where} has mappings for what is not there: ${list.join(', ')}.`);
}

/** Why a mapping cannot be applied to what a path means; undefined when it can. */
export function complaintOf(path: string, type: DataType, mapping: OwnMapping): string | undefined {
  const complaint = misfit(type, mapping);
  return complaint === undefined ? undefined : `${path}, ${describeType(type)}, ${complaint}`;
}

export function inapplicable(where: string, complaint: string): ConfigError {
  return new ConfigError(`${where} cannot be applied: ${complaint}.`);
}
