const VECTORS = ['Float32Array', 'Float64Array', 'Int8Array', 'Uint8Array'];

/** What wider types of the runtime take, too. Source: `TextInput`, `BytesInput`, `BfileName`, `Vector` and `VectorInput` of the runtime. */
const WIDER: ReadonlyMap<string, readonly string[]> = new Map([
  ['TextInput', ['string']],
  ['BytesInput', ['Uint8Array']],
  ['BfileName', ['Bfile']],
  ['Vector', VECTORS],
  ['VectorInput', ['Vector', ...VECTORS, 'readonly number[]']],
]);

/** The members of a union as the plan writes it: `number | bigint | null`. */
export function membersOf(text: string): ReadonlySet<string> {
  return new Set(text.split(' | ').flatMap((member) => [member, ...(WIDER.get(member) ?? [])]));
}

/** Whether every value of a type as the plan writes it is one of another. */
export function isAssignable(from: string, to: string): boolean {
  const members = membersOf(to);
  return members.has('unknown') || [...membersOf(from)].every((member) => members.has(member));
}
