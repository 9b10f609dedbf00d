import { formatSqlPath } from '../../config/sql-name.js';
import { objectName, type TypeReference } from './type-reference.js';

/** Reasons of an `UnreadableType`: each completes "is of a type that …" and names the cure. */

/** No row of the views is about it. */
export function notVisible(reference: TypeReference): string {
  const object = objectText(reference);
  switch (reference.kind) {
    case 'package type':
      return `the reading account may not see; grant it EXECUTE on the package ${object}`;
    case 'schema type':
      return `the reading account may not see; grant it EXECUTE on the type ${object}`;
    case 'row':
      return `is the row of a table or view that the reading account may not see; grant it SELECT on ${object}`;
  }
}

/** The package's other types are shown. */
export function notListed(reference: TypeReference): string {
  return `is missing in ALL_PLSQL_TYPES, where others of its package are; check that the package ${objectText(reference)} compiles`;
}

/** There are more fields or attributes than rows about them, as for those who have system privileges only. */
export function partsMissing(reference: TypeReference, shown: number, all: number): string {
  return `shows the reading account only ${shown} of its ${all} ${reference.kind === 'package type' ? 'fields' : 'attributes'}; ${cure(reference)}`;
}

export function elementMissing(reference: TypeReference): string {
  return `does not show the reading account what its elements are; ${cure(reference)}`;
}

export function noParts(reference: TypeReference): string {
  const parts = reference.kind === 'row' ? 'columns' : reference.kind === 'package type' ? 'fields' : 'attributes';
  return `has no ${parts} that could be seen; ${cure(reference)}`;
}

export const WITHIN_PLSQL = 'has values within PL/SQL only; let the routine take and give a CLOB or JSON instead';

export const INCOMPLETE = 'is declared but not defined yet; run the CREATE TYPE that completes it';

export const NOT_DESCRIBED = 'the recorded rows name but do not describe; record the views of types, too';

export function elsewhere(link: string | null): string {
  return `is in another database${link === null ? '' : ` (link ${link})`}, whose declarations this one does not know`;
}

function cure(reference: TypeReference): string {
  const object = objectText(reference);
  switch (reference.kind) {
    case 'package type':
      return `grant it EXECUTE on the package ${object}, which system privileges do not replace`;
    case 'schema type':
      return `grant it EXECUTE on the type ${object}`;
    case 'row':
      return `grant it SELECT on ${object}`;
  }
}

function objectText(reference: TypeReference): string {
  return formatSqlPath([reference.owner, objectName(reference)]);
}
