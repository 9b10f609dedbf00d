import { type DataType, NUMBER, VARCHAR2 } from '../values/data-type.js';
import type { Value } from '../values/value.js';
import { text } from './argument-values.js';
import { definePackage, type NativeParameter, type NativeSubprogram, output } from './native-package.js';
import { attributeRows, isRowType } from './pickler/attribute-rows.js';
import { typeDescriptorSegment } from './pickler/type-descriptor-segment.js';

const RAW: DataType = { kind: 'raw', length: undefined };
const CURSOR: DataType = { kind: 'ref_cursor' };
const FULL_NAME: NativeParameter = { name: 'FULLTYPENAME', mode: 'IN OUT', dataType: VARCHAR2 };

const FOUND = 0;
const NOT_FOUND = 1;
const VERSION = 1;

/**
 * What clients ask about types. Oracle does not document it; the parameters are those that the driver gives
 * (thin/connection.js, _populateDbObjectTypeInfo).
 */
const GET_TYPE_SHAPE: NativeSubprogram = {
  name: 'GET_TYPE_SHAPE',
  parameters: [
    FULL_NAME,
    output('TYPEOID', RAW),
    output('VERSION', NUMBER),
    output('TDS', RAW),
    output('INSTANTIABLE', VARCHAR2),
    output('SUPERTYPEOWNER', VARCHAR2),
    output('SUPERTYPENAME', VARCHAR2),
    output('ATTR_RC', CURSOR),
    output('SUBTYPE_RC', CURSOR),
  ],
  returns: NUMBER,
  *run([fullName], context) {
    const name = text(fullName);
    const type = name === null ? undefined : context.findType(name);
    const identity = type?.identity;
    if (type === undefined || identity === undefined) return { result: NOT_FOUND, out: [name, ...NOTHING] };
    const supertype = type.kind === 'object' ? type.supertype?.identity : undefined;
    return {
      result: FOUND,
      out: [
        [identity.owner, ...(identity.packageName === null ? [] : [identity.packageName]), identity.name].join('.'),
        context.typeOid(type),
        VERSION,
        // Of the row of a table, the client asks the dictionary.
        isRowType(type) ? null : typeDescriptorSegment(type),
        type.kind === 'object' && !type.instantiable ? 'NO' : 'YES',
        supertype?.owner ?? null,
        supertype?.name ?? null,
        context.openRows(attributeRows(type, (nested) => context.typeOid(nested))),
        null,
      ],
    };
  },
};

/** All but the name. */
const NOTHING: readonly Value[] = GET_TYPE_SHAPE.parameters.slice(1).map(() => null);

export const DBMS_PICKLER = definePackage('DBMS_PICKLER', [GET_TYPE_SHAPE]);
