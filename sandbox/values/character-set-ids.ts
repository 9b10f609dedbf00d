/** Character sets that the sandbox knows by name, with Oracle's numbers of them. */
export const CHARACTER_SET_IDS: ReadonlyMap<string, number> = new Map([
  ['US7ASCII', 1],
  ['WE8DEC', 2],
  ['WE8ISO8859P1', 31],
  ['EE8ISO8859P2', 32],
  ['CL8ISO8859P5', 35],
  ['AR8ISO8859P6', 36],
  ['EL8ISO8859P7', 37],
  ['IW8ISO8859P8', 38],
  ['WE8ISO8859P9', 39],
  ['WE8ISO8859P15', 46],
  ['EE8MSWIN1250', 170],
  ['CL8MSWIN1251', 171],
  ['EL8MSWIN1253', 174],
  ['IW8MSWIN1255', 175],
  ['TR8MSWIN1254', 177],
  ['WE8MSWIN1252', 178],
  ['JA16EUC', 830],
  ['JA16SJIS', 832],
  ['KO16MSWIN949', 846],
  ['ZHS16GBK', 852],
  ['ZHT16BIG5', 865],
  ['UTF8', 871],
  ['AL32UTF8', 873],
  ['AL16UTF16', 2000],
]);

/** Names are made of a region, the bits of a character and the standard's name: WE8ISO8859P1. */
export function looksLikeCharacterSet(name: string): boolean {
  return /^[A-Z]{2,4}\d{1,2}[A-Z]/.test(name);
}
