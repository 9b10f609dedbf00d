import { NUMBER, PLS_INTEGER } from '../values/data-type.js';
import { BINARY_INTEGER_TYPE } from './argument-types.js';
import {
  DEFAULT_CSID,
  DEFAULT_LANG_CTX,
  LOB_CONVERTING,
  NO_WARNING,
  WARN_INCONVERTIBLE_CHAR,
} from './dbms-lob-converting.js';
import { FILE_LOADING } from './dbms-lob-file-loading.js';
import { FILE_READING, FILE_READONLY } from './dbms-lob-files.js';
import { CALL_DURATION, LOB_LIFE, LOB_READONLY, LOB_READWRITE, SESSION_DURATION } from './dbms-lob-life.js';
import { LOB_READING } from './dbms-lob-reading.js';
import { LOB_MAX_SIZE } from './dbms-lob-types.js';
import { LOB_WRITING } from './dbms-lob-writing.js';
import { definePackage } from './native-package.js';

/** CLOBs, BLOBs and BFILEs. */
export const DBMS_LOB = definePackage(
  'DBMS_LOB',
  [...LOB_READING, ...LOB_WRITING, ...LOB_CONVERTING, ...LOB_LIFE, ...FILE_READING, ...FILE_LOADING],
  {
    constants: [
      { name: 'FILE_READONLY', dataType: BINARY_INTEGER_TYPE, value: FILE_READONLY },
      { name: 'LOB_READONLY', dataType: BINARY_INTEGER_TYPE, value: LOB_READONLY },
      { name: 'LOB_READWRITE', dataType: BINARY_INTEGER_TYPE, value: LOB_READWRITE },
      { name: 'CALL', dataType: PLS_INTEGER, value: CALL_DURATION },
      { name: 'SESSION', dataType: PLS_INTEGER, value: SESSION_DURATION },
      { name: 'DEFAULT_CSID', dataType: PLS_INTEGER, value: DEFAULT_CSID },
      { name: 'DEFAULT_LANG_CTX', dataType: PLS_INTEGER, value: DEFAULT_LANG_CTX },
      { name: 'NO_WARNING', dataType: PLS_INTEGER, value: NO_WARNING },
      { name: 'WARN_INCONVERTIBLE_CHAR', dataType: PLS_INTEGER, value: WARN_INCONVERTIBLE_CHAR },
      { name: 'LOBMAXSIZE', dataType: NUMBER, value: LOB_MAX_SIZE },
    ],
  },
);
