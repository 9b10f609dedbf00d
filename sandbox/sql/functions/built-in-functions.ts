import { BINARY_CONVERSIONS } from './binary-conversions.js';
import { BINARY_FLOAT_CONSTANTS } from './binary-float-constants.js';
import type { BuiltInFunction } from './built-in-function.js';
import { CHARACTER_FUNCTIONS } from './character-functions.js';
import { CHARACTER_SET_FUNCTIONS } from './character-set-functions.js';
import { COLLECTION_FUNCTIONS } from './collection-functions.js';
import { CONVERSION_FUNCTIONS } from './conversion-functions.js';
import { DATETIME_FUNCTIONS } from './datetime-functions.js';
import { ENCODING_FUNCTIONS } from './encoding-functions.js';
import { ENVIRONMENT_FUNCTIONS } from './environment-functions.js';
import { INTERVAL_FUNCTIONS } from './interval-functions.js';
import { JSON_FUNCTIONS } from './json-functions.js';
import { LINGUISTIC_FUNCTIONS } from './linguistic-functions.js';
import { LOB_FUNCTIONS } from './lob-functions.js';
import { inCharacterSetOfText } from './national-results.js';
import { NULL_FUNCTIONS } from './null-functions.js';
import { NUMBER_FUNCTIONS } from './number-functions.js';
import { REGEXP_FUNCTIONS } from './regexp-functions.js';
import { ROUNDING_FUNCTIONS } from './rounding-functions.js';
import { TIME_ZONE_FUNCTIONS } from './time-zone-functions.js';
import { UNIT_FUNCTIONS } from './unit-functions.js';
import { VECTOR_FUNCTIONS } from './vector-functions.js';
import { WIDTH_BUCKET } from './width-bucket.js';

/** The scalar functions of SQL and PL/SQL, by name. */
export const BUILT_IN_FUNCTIONS: ReadonlyMap<string, BuiltInFunction> = new Map(
  [
    ...COLLECTION_FUNCTIONS,
    ...CHARACTER_FUNCTIONS.map(inCharacterSetOfText),
    ...ENCODING_FUNCTIONS,
    ...LINGUISTIC_FUNCTIONS.map(inCharacterSetOfText),
    ...UNIT_FUNCTIONS.map(inCharacterSetOfText),
    ...CHARACTER_SET_FUNCTIONS,
    ...REGEXP_FUNCTIONS.map(inCharacterSetOfText),
    ...NUMBER_FUNCTIONS,
    ...BINARY_FLOAT_CONSTANTS,
    WIDTH_BUCKET,
    ...ROUNDING_FUNCTIONS,
    ...DATETIME_FUNCTIONS,
    ...CONVERSION_FUNCTIONS,
    ...BINARY_CONVERSIONS,
    ...INTERVAL_FUNCTIONS,
    ...TIME_ZONE_FUNCTIONS,
    ...LOB_FUNCTIONS,
    ...NULL_FUNCTIONS,
    ...JSON_FUNCTIONS,
    ...VECTOR_FUNCTIONS,
    ...ENVIRONMENT_FUNCTIONS,
  ].map((declared) => [declared.name, declared]),
);

/** The built-in scalar function of that name which the language has. */
export function findBuiltInFunction(name: string, language: 'sql' | 'plsql'): BuiltInFunction | undefined {
  const found = BUILT_IN_FUNCTIONS.get(name);
  return found !== undefined && (found.languages === 'both' || found.languages === language) ? found : undefined;
}
