/** Whether two texts of JSON numbers are one number, however they are written: `1.50` and `15e-1`. */
export function sameNumber(one: string, other: string): boolean {
  return canonical(one) === canonical(other);
}

export function isHex(text: string): boolean {
  return text.length % 2 === 0 && /^[0-9A-Fa-f]*$/.test(text);
}

/** Digits without zeros at either end, and the power of ten that they are multiplied by. */
function canonical(text: string): string {
  const [, sign = '', whole = '', fraction = '', power = '0'] =
    /^(-?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/.exec(text) ?? [];
  const digits = `${whole}${fraction}`.replace(/^0+/, '');
  const significant = digits.replace(/0+$/, '');
  if (significant === '') return whole === '' && fraction === '' ? text : '0';
  return `${sign}${significant}e${Number(power) - fraction.length + digits.length - significant.length}`;
}
