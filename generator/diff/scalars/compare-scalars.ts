import type { ScalarDescriptor, ScalarKind } from '../../../runtime/call-descriptor.js';
import type { ScalarType } from '../../model/data-type.js';
import type { ScalarBinding } from '../../plan/type-binding.js';
import { type Verdict, worstOf } from '../change.js';
import type { Flow, Flows } from '../flow.js';
import { holds, isPadded } from './holds.js';
import { isAssignable } from './typescript-text.js';

/** A scalar where it stands: what the dictionary says, and what the client makes of it. */
export interface BoundScalar {
  readonly type: ScalarType;
  readonly binding: ScalarBinding;
  /** It stands in a field, attribute, element or column, whose length counts. */
  readonly sized: boolean;
}

/** What it means that a value is of another scalar type. */
export function compareScalars(before: BoundScalar, after: BoundScalar, flows: Flows): Verdict {
  const verdicts = [...flows].map((flow) => compareIn(flow, before, after));
  return worstOf(verdicts, { grade: 'compatible', reason: '' });
}

function compareIn(flow: Flow, before: BoundScalar, after: BoundScalar): Verdict {
  const was = before.binding;
  const is = after.binding;
  if (flow === 'in') {
    if (!isAssignable(was.input.text, is.input.text))
      return breaking(`callers pass ${instead(was.input.text, is.input.text)}`);
    return familyOf(was.descriptor) === familyOf(is.descriptor)
      ? compareInputs(before, after)
      : breaking(OTHER_MEANING);
  }
  if (!isAssignable(is.output.text, was.output.text))
    return breaking(`callers get ${instead(was.output.text, is.output.text)}`);
  if (familyOf(was.descriptor) !== familyOf(is.descriptor)) return breaking(OTHER_MEANING);
  if (flow !== 'out')
    return formOf(was.descriptor) === formOf(is.descriptor)
      ? { grade: 'compatible', reason: '' }
      : breaking('a client generated before does not take such rows');
  return compareOutputs(before, after);
}

function compareInputs(before: BoundScalar, after: BoundScalar): Verdict {
  switch (holds(constraintsOf(before, 'in'), constraintsOf(after, 'in'))) {
    case 'all':
      return { grade: 'compatible', reason: '' };
    case 'shorter':
      return { grade: 'behaviour', reason: 'values that had room are refused' };
    case 'otherwise':
      return { grade: 'behaviour', reason: 'some values arrive as others' };
  }
}

/** The client has room for a field's declared length only. What is no field can be read as a stream when it is a LOB. */
function compareOutputs(before: BoundScalar, after: BoundScalar): Verdict {
  if (!before.sized && isLob(before.binding.descriptor) && !isLob(after.binding.descriptor))
    return breaking('it cannot be read as a stream any more');
  if (holds(constraintsOf(after, 'out'), constraintsOf(before, 'out')) === 'otherwise')
    return { grade: 'behaviour', reason: 'values can come that could not come before' };
  const room = before.binding.descriptor.maxLength;
  const isLonger = room !== undefined && (after.binding.descriptor.maxLength ?? Number.POSITIVE_INFINITY) > room;
  return before.sized && isLonger
    ? { grade: 'behaviour', reason: 'longer values can come, for which a client generated before has no room' }
    : { grade: 'compatible', reason: '' };
}

/**
 * What constrains the values: a parameter or result has no length, precision or scale, whatever its subtype has. The client itself pads CHAR to the length of what comes
 * out.
 * Source: PL/SQL Language Reference, "Formal Parameters of Constrained Subtypes".
 */
function constraintsOf({ type, sized }: BoundScalar, flow: 'in' | 'out'): ScalarType {
  if (sized) return type;
  switch (type.kind) {
    case 'number':
    case 'float':
      return { kind: 'number', name: 'NUMBER', precision: null, scale: null };
    case 'character':
      return isPadded(type) && flow === 'out' ? type : { ...type, length: null, semantics: null };
    case 'raw':
      return { ...type, length: null };
    case 'large':
      return { kind: type.kind, name: type.name };
    default:
      return type;
  }
}

function isLob({ kind, as }: ScalarDescriptor): boolean {
  if (kind === 'bfile') return as !== 'name';
  return kind === 'clob' || kind === 'nclob' || kind === 'blob';
}

const OTHER_MEANING = 'values are written otherwise';

function breaking(reason: string): Verdict {
  return { grade: 'breaking', reason };
}

function instead(before: string, after: string): string {
  return `${after} instead of ${before}`;
}

type Family = 'text' | 'number' | 'zoneless' | 'bytes' | ScalarKind;

/** Kinds whose values are written alike in TypeScript. */
function familyOf({ kind }: Pick<ScalarDescriptor, 'kind'>): Family {
  switch (kind) {
    case 'string':
    case 'nstring':
    case 'clob':
    case 'nclob':
      return 'text';
    case 'number':
    case 'integer':
    case 'binary_float':
    case 'binary_double':
      return 'number';
    case 'date':
    case 'timestamp':
      return 'zoneless';
    case 'raw':
    case 'blob':
      return 'bytes';
    default:
      return kind;
  }
}

/** The forms that columns are checked for when rows are read. */
function formOf({ kind }: ScalarDescriptor): string {
  switch (kind) {
    case 'integer':
      return 'number';
    case 'binary_float':
      return 'binary_double';
    case 'date':
    case 'timestamp':
      return kind;
    default:
      return familyOf({ kind });
  }
}
