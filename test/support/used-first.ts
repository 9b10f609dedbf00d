/**
 * The place of each name in an order in which what is used comes before its users.
 * @param pairs user and used; there are no circles
 */
export function usedFirst(
  pairs: readonly (readonly [string | null | undefined, string | null | undefined])[],
): (name: string | null | undefined) => number {
  const uses = new Map<string, Set<string>>();
  for (const [user, used] of pairs) {
    if (user == null) continue;
    const all = uses.get(user) ?? new Set();
    if (used != null && used !== user) all.add(used);
    uses.set(user, all);
  }
  const places = new Map<string, number>();
  const visit = (name: string) => {
    if (places.has(name)) return;
    for (const used of uses.get(name) ?? []) visit(used);
    places.set(name, places.size);
  };
  for (const name of uses.keys()) visit(name);
  return (name) => places.get(name ?? '') ?? 0;
}
