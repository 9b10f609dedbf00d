import { groupBy } from '../../model/sort.js';
import type { SubprogramDeclaration } from '../../specification/specification.js';

/** A subprogram as the dictionary has it. */
export interface Heading {
  readonly name: string;
  /** From 1 in the order of the source; null when there is only one of the name. */
  readonly overload: number | null;
  readonly isFunction: boolean;
  readonly parameters: readonly { readonly name: string; readonly defaulted: boolean }[];
}

/**
 * The declaration of each subprogram. Where those of a name do not agree with the dictionary one by one (another version was compiled, or conditional compilation chose
 * otherwise), there is none for any of them: what is said about one overload must not be taken for another's.
 */
export function matchSubprograms<H extends Heading>(
  headings: readonly H[],
  declarations: readonly SubprogramDeclaration[],
): ReadonlyMap<H, SubprogramDeclaration> {
  const declared = groupBy(declarations, ({ name }) => name);
  const matches = new Map<H, SubprogramDeclaration>();
  for (const [name, group] of groupBy(headings, (heading) => heading.name)) {
    const ordered = [...group].sort((a, b) => (a.overload ?? 0) - (b.overload ?? 0));
    const candidates = declared.get(name) ?? [];
    if (ordered.length !== candidates.length) continue;
    const pairs = ordered.flatMap((heading, index) => {
      const declaration = candidates[index];
      return declaration !== undefined && agrees(heading, declaration) ? [[heading, declaration] as const] : [];
    });
    if (pairs.length < ordered.length) continue;
    for (const [heading, declaration] of pairs) matches.set(heading, declaration);
  }
  return matches;
}

/** By what both tell: the kind, the parameters' names in their order, and which of them have defaults. */
function agrees({ isFunction, parameters }: Heading, declaration: SubprogramDeclaration): boolean {
  return (
    isFunction === (declaration.kind === 'function') &&
    parameters.length === declaration.parameters.length &&
    parameters.every(({ name, defaulted }, index) => {
      const parameter = declaration.parameters[index];
      return parameter?.name === name && (parameter.notes.defaultText === undefined || defaulted);
    })
  );
}
