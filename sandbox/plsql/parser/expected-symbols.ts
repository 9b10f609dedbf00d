/** What PLS-00103 lists as expected, at the places where Oracle's lists are long. */

export const STATEMENT_START: readonly string[] = symbols(
  '( begin case declare exit for goto if loop mod null pragma raise return select update while with',
  ['<an identifier>', '<a double-quoted delimited-identifier>', '<a bind variable>'],
  '<< continue close current delete fetch lock insert open rollback savepoint set sql execute commit forall merge pipe',
);

/** In the declarative part of a block or subprogram, and in a package body. */
export const DECLARATION_START: readonly string[] = symbols(
  'begin function pragma procedure subtype type',
  ['<an identifier>', '<a double-quoted delimited-identifier>'],
  'current cursor delete exists prior',
);

/** After the body of a subprogram, where only subprograms and cursors may follow. */
export const LATER_DECLARATION_START: readonly string[] = symbols('begin cursor function pragma procedure');

export const SPECIFICATION_START: readonly string[] = symbols(
  'end function pragma procedure subtype type',
  ['<an identifier>', '<a double-quoted delimited-identifier>'],
  'current cursor delete exists prior',
);

/** After a name that begins a statement. */
export const AFTER_TARGET: readonly string[] = symbols(':= . ( @ % ;');

export const AFTER_EXPRESSION: readonly string[] = symbols('* & = - + ; < / > at in is mod remainder not rem', [
  '<an exponent (**)>',
  '<> or != or ~=',
  '>=',
  '<=',
  '<>',
  'and',
  'or',
  'like',
  'like2',
  'like4',
  'likec',
  'between',
  '||',
  'multiset',
  'member',
  'submultiset',
]);

export const AFTER_END: readonly string[] = [';', '<an identifier>', '<a double-quoted delimited-identifier>'];

function symbols(words: string, phrases: readonly string[] = [], further = ''): readonly string[] {
  return [words, further].flatMap((text, index) => [
    ...text.split(' ').filter((word) => word !== ''),
    ...(index === 0 ? phrases : []),
  ]);
}
