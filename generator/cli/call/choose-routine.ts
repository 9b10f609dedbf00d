import type { CallDescriptor, FieldDescriptor, ValueDescriptor } from '../../../runtime/index.js';
import { closest } from '../../config/closest.js';
import { UsageError } from '../../errors/generator-error.js';
import type { ClientPlan, RoutinePlan } from '../../plan/client-plan.js';
import { describeOmission } from '../describe-omission.js';
import type { JsonObject } from './json-value.js';
import { pathOfRoutine, type RoutineName } from './read-routine.js';
import { convertFields, type Leniency, type Misfit } from './to-argument.js';

/**
 * The routines of that name: the overloads, or one.
 * @param overload one of them, by its name in the client or Oracle's number
 * @throws UsageError when there is none, or the client leaves it out
 */
export function overloadsOf(
  plan: ClientPlan,
  routine: RoutineName,
  overload: string | undefined,
): readonly RoutinePlan[] {
  const path = pathOfRoutine(routine);
  const all = plan.schemas.flatMap(({ packages, standalone }) => [
    ...packages.flatMap(({ routines }) => routines),
    ...(standalone?.routines ?? []),
  ]);
  const namesakes = all.filter(({ descriptor }) => descriptor.name === routine.name);
  const omission = plan.omissions.find(({ what }) => what === path || path.startsWith(`${what}.`));
  if (namesakes.length === 0) {
    if (omission !== undefined) throw new UsageError(`${path} cannot be called: ${describeOmission(omission)}.`);
    const similar = closest(
      routine.name,
      all.map(({ descriptor }) => descriptor.name),
    );
    throw new UsageError(
      `There is no routine ${path}.${similar === undefined ? '' : ` Did you mean ${pathOfRoutine({ ...routine, name: similar })}?`}`,
    );
  }
  if (overload === undefined) return namesakes;
  const chosen = namesakes.filter(
    ({ key, descriptor }) => key === overload || String(descriptor.overload) === overload,
  );
  if (chosen.length > 0) return chosen;
  throw new UsageError(`${path} has no overload ${overload}. It has ${listOverloads(namesakes)}.`);
}

export interface ChosenCall {
  readonly routine: RoutinePlan;
  /** What the client takes. */
  readonly args: unknown;
}

/**
 * The overload that has these arguments: by their names, then by what kind of JSON values they are. Numbers as text only count where no overload takes text.
 * @throws UsageError when none or several do
 */
export function chooseRoutine(routines: readonly RoutinePlan[], args: JsonObject, path: string): ChosenCall {
  const misfits: Misfit[] = [];
  for (const numbersAsText of [false, true]) {
    const tried = routines.map((routine) => ({
      routine,
      converted: convertArguments(routine.descriptor, args, { numbersAsText }),
    }));
    const fitting = tried.flatMap(({ routine, converted }) =>
      'complaint' in converted ? [] : [{ routine, args: converted.value }],
    );
    const [only, another] = fitting;
    if (another !== undefined)
      throw new UsageError(
        `Several overloads of ${path} take these arguments: choose one with --overload: ${listOverloads(fitting.map(({ routine }) => routine))}.`,
      );
    if (only !== undefined) return only;
    misfits.push(...tried.flatMap(({ converted }) => ('complaint' in converted ? [converted] : [])));
  }
  const misfit = misfits.at(-1);
  if (routines.length === 1 && misfit !== undefined)
    throw new UsageError(
      `${path}: the argument ${misfit.path} ${sentence(misfit.complaint)} --describe shows what it takes.`,
    );
  throw new UsageError(
    `No overload of ${path} takes these arguments. It has ${listOverloads(routines)}; --describe shows what they take.`,
  );
}

/** A question has its mark already. */
function sentence(text: string): string {
  return text.endsWith('?') ? text : `${text}.`;
}

/** A cursor variable that comes in is opened anew, so that nothing is given for it. */
export function argumentFields({ parameters }: CallDescriptor): readonly (FieldDescriptor & { defaulted: boolean })[] {
  return parameters.flatMap(({ name, key, mode, type, defaulted = false }) =>
    mode === 'OUT' || !isValue(type) ? [] : [{ name, key, type, defaulted }],
  );
}

function convertArguments(descriptor: CallDescriptor, args: JsonObject, leniency: Leniency) {
  const fields = argumentFields(descriptor);
  const converted = convertFields(args, fields, '', leniency);
  if ('complaint' in converted) return converted;
  const missing = fields.find(({ key, defaulted }) => !defaulted && !args.has(key));
  return missing === undefined ? converted : { path: missing.key, complaint: 'is missing' };
}

function isValue(type: CallDescriptor['parameters'][number]['type']): type is ValueDescriptor {
  return type.kind !== 'cursor';
}

function listOverloads(routines: readonly RoutinePlan[]): string {
  return routines
    .map(({ key, descriptor: { overload } }) => `${key}${overload === undefined ? '' : ` (${overload})`}`)
    .join(', ');
}
