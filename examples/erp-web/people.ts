/** Who may log in. An application of yours asks its identity provider; this list stands for it. */
export const PEOPLE = [
  { user: 'ALICE', job: 'Sales' },
  { user: 'BOB', job: 'Sales' },
  { user: 'CAROL', job: 'Manager' },
] as const;

export function isPerson(user: unknown): user is string {
  return PEOPLE.some((person) => person.user === user);
}
