/**
 * The properties of a row whose columns nothing declares: a simple name in upper case becomes camelCase (`ORDER_ID` → `orderId`), any other, such as that of an expression
 * without alias, stays as it is (`COUNT(*)`). A name that comes again gets a number: `id`, `id_2`. `__proto__` is spelled `__proto___`.
 */
export function columnKeys(names: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const wanted = keyOf(name);
    let key = wanted;
    for (let number = 2; taken.has(key); number += 1) key = `${wanted}_${number}`;
    taken.add(key);
    return key;
  });
}

const SIMPLE = /^[A-Z][A-Z0-9_]*$/;

function keyOf(name: string): string {
  if (name === '__proto__') return '__proto___';
  if (!SIMPLE.test(name)) return name;
  return name.toLowerCase().replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
