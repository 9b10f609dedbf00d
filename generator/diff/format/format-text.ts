import { type Change, GRADES, type Grade } from '../change.js';

const TITLES: Readonly<Record<Grade, string>> = {
  breaking: 'Breaking',
  behaviour: 'Behaviour',
  compatible: 'Compatible',
  docs: 'Documentation',
};

/** For people: grouped by grade, the worst first. */
export function formatText(changes: readonly Change[]): string {
  if (changes.length === 0) return 'No changes.';
  const groups = GRADES.map((grade) => ({ grade, own: changes.filter((change) => change.grade === grade) }));
  return groups
    .filter(({ own }) => own.length > 0)
    .map(({ grade, own }) =>
      [`${TITLES[grade]} (${own.length})`, ...own.map((one) => `  ${describeChange(one)}`)].join('\n'),
    )
    .join('\n\n');
}

/** `ERP.ORDERS_API.CREATE_ORDER, P_QUANTITY: IN → IN OUT` */
export function describeChange({ what, member, message, routines }: Change): string {
  return `${placeOf({ what, member })}: ${message}${reachOf(routines)}`;
}

function placeOf({ what, member }: Pick<Change, 'what' | 'member'>): string {
  return member === null ? what : `${what}, ${member}`;
}

function reachOf(routines: number | null): string {
  return routines === null ? '' : ` (used by ${routines} routine${routines === 1 ? '' : 's'})`;
}

/** `3 changes: 1 breaking, 2 compatible` */
export function summarise(changes: readonly Change[]): string {
  const counts = GRADES.flatMap((grade) => {
    const count = changes.filter((change) => change.grade === grade).length;
    return count === 0 ? [] : [`${count} ${grade}`];
  });
  return `${changes.length} change${changes.length === 1 ? '' : 's'}: ${counts.join(', ')}`;
}
