import type { SchemaObject } from '../../schema/schema-store.js';
import type { SubprogramSignature } from '../../schema/signatures.js';
import type { StoredUnit } from '../../schema/stored-unit.js';
import { knownSubprograms } from '../known-subprograms.js';
import { defineFamily, number, text } from '../view-definition.js';
import { mayExecute, objectsFor } from '../visible-objects.js';

/**
 * ALL_PROCEDURES: a row for each subprogram of a package or type, one for the package itself (SUBPROGRAM_ID 0), and one
 * for each standalone unit and trigger (SUBPROGRAM_ID 1), whose PROCEDURE_NAME is null.
 */
export const PROCEDURES = defineFamily({
  name: 'PROCEDURES',
  scopes: ['ALL', 'USER', 'DBA'],
  ownerColumn: 'OWNER',
  columns: [
    text('OWNER', 128),
    text('OBJECT_NAME', 128),
    text('PROCEDURE_NAME', 128),
    number('OBJECT_ID'),
    number('SUBPROGRAM_ID'),
    text('OVERLOAD', 40),
    text('OBJECT_TYPE', 13),
    text('AGGREGATE', 3),
    text('PIPELINED', 3),
    text('IMPLTYPEOWNER', 128),
    text('IMPLTYPENAME', 128),
    text('PARALLEL', 3),
    text('INTERFACE', 3),
    text('DETERMINISTIC', 3),
    text('AUTHID', 12),
    text('RESULT_CACHE', 3, 12),
    number('ORIGIN_CON_ID', 12),
    text('POLYMORPHIC', 5, 18),
    text('SQL_MACRO', 6, 21),
    text('BLOCKCHAIN', 3, 23),
    text('BLOCKCHAIN_MANDATORY_VOTES', 40, 23),
  ],
  *rows(context, asked) {
    for (const object of objectsFor(context, asked, (candidate) => mayExecute(context, candidate))) {
      if (!isProgram(object) || !asked.wants('OBJECT_NAME', object.name) || !asked.wants('OBJECT_TYPE', object.type))
        continue;
      const container = object.type === 'PACKAGE' || object.type === 'TYPE';
      const subprograms = knownSubprograms(object);
      for (const subprogram of subprograms) yield rowOf(object, subprogram, container);
      const [first] = subprograms;
      if (container) yield unitRow(object, 0, first?.authid);
      else if (first === undefined) yield unitRow(object, 1, 'DEFINER');
    }
  },
});

function isProgram(object: SchemaObject): object is StoredUnit {
  return ['PACKAGE', 'PROCEDURE', 'FUNCTION', 'TYPE', 'TRIGGER'].includes(object.type) && 'subprograms' in object;
}

/** POLYMORPHIC and SQL_MACRO are the text NULL on subprograms and a real null on the unit's own row. */
function rowOf(unit: StoredUnit, subprogram: SubprogramSignature, container: boolean) {
  return {
    OWNER: unit.owner,
    OBJECT_NAME: unit.name,
    PROCEDURE_NAME: container ? subprogram.name : null,
    OBJECT_ID: unit.objectId,
    SUBPROGRAM_ID: subprogram.subprogramId,
    OVERLOAD: subprogram.overload === undefined ? null : String(subprogram.overload),
    OBJECT_TYPE: unit.type,
    AGGREGATE: yesNo(subprogram.aggregate),
    PIPELINED: yesNo(subprogram.pipelined),
    IMPLTYPEOWNER: subprogram.implementationType?.owner ?? null,
    IMPLTYPENAME: subprogram.implementationType?.name ?? null,
    PARALLEL: yesNo(subprogram.parallelEnable),
    INTERFACE: 'NO',
    DETERMINISTIC: yesNo(subprogram.deterministic),
    AUTHID: subprogram.authid,
    RESULT_CACHE: yesNo(subprogram.resultCache),
    ORIGIN_CON_ID: 0,
    POLYMORPHIC: 'NULL',
    SQL_MACRO: subprogram.sqlMacro ?? 'NULL',
    BLOCKCHAIN: 'NO',
    BLOCKCHAIN_MANDATORY_VOTES: null,
  };
}

function unitRow(unit: StoredUnit, subprogramId: number, authid: SubprogramSignature['authid'] | undefined) {
  return {
    OWNER: unit.owner,
    OBJECT_NAME: unit.name,
    PROCEDURE_NAME: null,
    OBJECT_ID: unit.objectId,
    SUBPROGRAM_ID: subprogramId,
    OVERLOAD: null,
    OBJECT_TYPE: unit.type,
    AGGREGATE: 'NO',
    PIPELINED: 'NO',
    IMPLTYPEOWNER: null,
    IMPLTYPENAME: null,
    PARALLEL: 'NO',
    INTERFACE: 'NO',
    DETERMINISTIC: 'NO',
    AUTHID: authid ?? 'DEFINER',
    RESULT_CACHE: 'NO',
    ORIGIN_CON_ID: 0,
    POLYMORPHIC: null,
    SQL_MACRO: null,
    BLOCKCHAIN: 'NO',
    BLOCKCHAIN_MANDATORY_VOTES: null,
  };
}

function yesNo(value: boolean): 'YES' | 'NO' {
  return value ? 'YES' : 'NO';
}
