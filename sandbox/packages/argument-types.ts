import { PLS_INTEGER, type PlsIntegerType } from '../values/data-type.js';

export const BINARY_INTEGER_TYPE: PlsIntegerType = { ...PLS_INTEGER, name: 'BINARY_INTEGER' };
