const NUMERALS: readonly (readonly [value: number, numeral: string])[] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];

/** `XIV`; undefined for what is not from 1 to 3999. */
export function romanNumeral(value: number): string | undefined {
  if (value < 1 || value > 3999) return undefined;
  let rest = value;
  let numeral = '';
  for (const [size, letters] of NUMERALS) {
    while (rest >= size) {
      numeral += letters;
      rest -= size;
    }
  }
  return numeral;
}
