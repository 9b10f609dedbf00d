/** The names that HTML has for the characters A0 to FF of ISO 8859-1, in their order. Source: HTML 4.01, "Character entity references". */
const NAMES = `
  nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro
  para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil
  Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave
  Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml
  igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute
  thorn yuml`;

export const LATIN_1_ENTITIES: readonly (readonly [name: string, character: string])[] = NAMES.trim()
  .split(/\s+/)
  .map((name, index) => [name, String.fromCharCode(0xa0 + index)]);
