import { formatSqlName } from '../../config/sql-name.js';
import { describeType } from '../../model/describe-type.js';
import type { InterfacePlan, TypeDeclarationPlan, TypePlan, UnionMemberPlan, UnionPlan } from '../client-plan.js';
import { typeNamesOf } from '../names/type-names.js';
import type { CompositeBinding, ObjectBinding, RecordBinding } from './composite-binding.js';
import { type Side, type Writing, writtenItself, writtenPart } from './written-type.js';

/** A type as its module will have it. */
export function planType(binding: CompositeBinding, writing: Writing): TypePlan {
  const { constant } = typeNamesOf(binding.type, writing.names);
  const { key, notes } = binding.type;
  return { key, constant, descriptor: binding.descriptor, declarations: declare(binding, writing), notes };
}

const SIDES: readonly Side[] = ['output', 'input'];

function declare(binding: CompositeBinding, writing: Writing): readonly TypeDeclarationPlan[] {
  if ('element' in binding) return [];
  if (!('subtypes' in binding)) return SIDES.map((side) => planRecord(binding, side, writing));
  const unions = binding.subtypes.length === 0 ? [] : SIDES.map((side) => planUnion(binding, side, writing));
  const own = binding.type.instantiable ? SIDES.map((side) => planObject(binding, side, writing)) : [];
  return [...unions, ...own];
}

/** A field that is left out keeps the record's own default. */
function planRecord(binding: RecordBinding, side: Side, writing: Writing): InterfacePlan {
  return {
    kind: 'interface',
    name: typeNamesOf(binding.type, writing.names)[side],
    side,
    tag: null,
    properties: propertiesOf(binding, side, writing, side === 'input'),
  };
}

/** The values of this very type. As arguments they need no `$type` where the type is meant anyway. */
function planObject(binding: ObjectBinding, side: Side, writing: Writing): InterfacePlan {
  const { tag } = binding.descriptor;
  return {
    kind: 'interface',
    name: writtenItself(binding, side, writing).text,
    side,
    tag: tag === undefined ? null : { text: tag, optional: side === 'input' },
    properties: propertiesOf(binding, side, writing, false),
  };
}

function propertiesOf(
  { members }: RecordBinding | ObjectBinding,
  side: Side,
  writing: Writing,
  optional: boolean,
): InterfacePlan['properties'] {
  return members.map(({ field, key, part }) => ({
    key,
    optional,
    type: writtenPart(part, side, writing),
    declaration: `${formatSqlName(field.name)} ${describeType(field.dataType)}`,
    notes: field.notes,
  }));
}

function planUnion(binding: ObjectBinding, side: Side, writing: Writing): UnionPlan {
  const members = [binding, ...binding.subtypes]
    .filter(({ type }) => type.instantiable)
    .map((member): UnionMemberPlan => {
      const mustBeTagged = side === 'input' && member !== binding;
      return {
        type: writtenItself(member, side, writing),
        tag: mustBeTagged ? (member.descriptor.tag ?? null) : null,
      };
    });
  return { kind: 'union', name: typeNamesOf(binding.type, writing.names)[side], side, members };
}
