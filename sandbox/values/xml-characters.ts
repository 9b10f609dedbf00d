/* Which characters XML knows. Source: Extensible Markup Language (XML) 1.0, fifth edition, productions Char, S, NameStartChar and NameChar. */

type Ranges = readonly (readonly [first: number, last: number])[];

const CHARACTERS: Ranges = [
  [0x9, 0xa],
  [0xd, 0xd],
  [0x20, 0xd7ff],
  [0xe000, 0xfffd],
  [0x10000, 0x10ffff],
];

/** The colon stands between prefix and name. */
const NAME_STARTS: Ranges = [
  [0x3a, 0x3a],
  [0x41, 0x5a],
  [0x5f, 0x5f],
  [0x61, 0x7a],
  [0xc0, 0xd6],
  [0xd8, 0xf6],
  [0xf8, 0x2ff],
  [0x370, 0x37d],
  [0x37f, 0x1fff],
  [0x200c, 0x200d],
  [0x2070, 0x218f],
  [0x2c00, 0x2fef],
  [0x3001, 0xd7ff],
  [0xf900, 0xfdcf],
  [0xfdf0, 0xfffd],
  [0x10000, 0xeffff],
];

/** What may stand in a name after its start, besides. */
const NAME_REST: Ranges = [
  [0x2d, 0x2e],
  [0x30, 0x39],
  [0xb7, 0xb7],
  [0x300, 0x36f],
  [0x203f, 0x2040],
];

export function isXmlCharacter(code: number): boolean {
  return isIn(CHARACTERS, code);
}

export function isNameStart(code: number): boolean {
  return isIn(NAME_STARTS, code);
}

export function isNameCharacter(code: number): boolean {
  return isIn(NAME_STARTS, code) || isIn(NAME_REST, code);
}

export function isXmlSpace(character: string): boolean {
  return character === ' ' || character === '\t' || character === '\n' || character === '\r';
}

function isIn(ranges: Ranges, code: number): boolean {
  return ranges.some(([first, last]) => code >= first && code <= last);
}
