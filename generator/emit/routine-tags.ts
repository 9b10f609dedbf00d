import type { RoutinePlan, ThrownPlan } from '../plan/client-plan.js';
import { docTag, docText } from './doc-comment.js';
import { describeCode } from './value-statements.js';

/** `@returns` and `@throws`. What stands in an object of results is described there. */
export function routineTags({ notes, result, thrown }: RoutinePlan): readonly string[] {
  const returns = result.kind === 'value' ? notes?.returns?.comment : undefined;
  return [...(returns === undefined ? [] : [docTag('returns', docText(returns))]), ...thrown.map(throwsTag)];
}

/** A link that comes first would be taken for a type in braces, as JSDoc has it, and be no link. */
function throwsTag({ name, exception, comment }: ThrownPlan): string {
  const what =
    exception === null
      ? [docText(name).replaceAll('\n', ' ')]
      : [describeCode(exception.code), `{@link ${exception.className}}`];
  return docTag('throws', ...what, docText(comment));
}
