import { objectTypesFor } from '../schema-types.js';
import { methodsOfType } from '../type-methods.js';
import { defineFamily, number, text } from '../view-definition.js';
import { yesNo } from './types.js';

/** ALL_TYPE_METHODS: methods of object types, inherited ones included. SELF is one of the parameters. */
export const TYPE_METHODS = defineFamily({
  name: 'TYPE_METHODS',
  scopes: ['ALL', 'USER', 'DBA'],
  ownerColumn: 'OWNER',
  columns: [
    text('OWNER', 128),
    text('TYPE_NAME', 128),
    text('METHOD_NAME', 128),
    number('METHOD_NO'),
    text('METHOD_TYPE', 6),
    number('PARAMETERS'),
    number('RESULTS'),
    text('FINAL', 3),
    text('INSTANTIABLE', 3),
    text('OVERRIDING', 3),
    text('INHERITED', 3),
  ],
  *rows(context, asked) {
    for (const { unit } of objectTypesFor(context, asked)) {
      for (const [index, { method, signature, inherited }] of methodsOfType(context, unit).entries()) {
        yield {
          OWNER: unit.owner,
          TYPE_NAME: unit.name,
          METHOD_NAME: signature.name,
          METHOD_NO: index + 1,
          METHOD_TYPE: method.role === 'MAP' || method.role === 'ORDER' ? method.role : 'PUBLIC',
          PARAMETERS: signature.parameters.length,
          RESULTS: signature.result === undefined ? 0 : 1,
          FINAL: yesNo(method.final),
          INSTANTIABLE: yesNo(method.instantiable),
          OVERRIDING: yesNo(method.overriding),
          INHERITED: yesNo(inherited),
        };
      }
    }
  },
});
