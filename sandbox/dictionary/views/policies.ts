import { defineFamily, text } from '../view-definition.js';
import { relationsFor } from '../visible-objects.js';

/** ALL_POLICIES: the row-level security policies of the tables and views that one may see. */
export const POLICIES = defineFamily({
  name: 'POLICIES',
  scopes: ['ALL', 'USER', 'DBA'],
  ownerColumn: 'OBJECT_OWNER',
  columns: [
    text('OBJECT_OWNER', 128),
    text('OBJECT_NAME', 128),
    text('POLICY_GROUP', 128),
    text('POLICY_NAME', 128),
    text('PF_OWNER', 128),
    text('PACKAGE', 128),
    text('FUNCTION', 128),
    text('SEL', 3),
    text('INS', 3),
    text('UPD', 3),
    text('DEL', 3),
    text('IDX', 3),
    text('CHK_OPTION', 3),
    text('ENABLE', 3),
    text('STATIC_POLICY', 3),
    text('POLICY_TYPE', 24),
    text('LONG_PREDICATE', 3),
    text('COMMON', 3),
    text('INHERITED', 3),
  ],
  *rows(context, asked) {
    for (const { owner, name, policies = [] } of relationsFor(context, asked)) {
      if (!asked.wants('OBJECT_NAME', name)) continue;
      for (const policy of policies) {
        const { statementTypes } = policy;
        yield {
          OBJECT_OWNER: owner,
          OBJECT_NAME: name,
          POLICY_GROUP: 'SYS_DEFAULT',
          POLICY_NAME: policy.name,
          PF_OWNER: policy.functionOwner,
          PACKAGE: policy.packageName ?? null,
          FUNCTION: policy.functionName,
          SEL: yesOrNo(statementTypes.has('SELECT')),
          INS: yesOrNo(statementTypes.has('INSERT')),
          UPD: yesOrNo(statementTypes.has('UPDATE')),
          DEL: yesOrNo(statementTypes.has('DELETE')),
          IDX: 'NO',
          CHK_OPTION: yesOrNo(policy.checksRows),
          ENABLE: yesOrNo(policy.enabled),
          STATIC_POLICY: yesOrNo(policy.type === 'STATIC'),
          POLICY_TYPE: policy.type,
          LONG_PREDICATE: yesOrNo(policy.longPredicate),
          COMMON: 'NO',
          INHERITED: 'NO',
        };
      }
    }
  },
});

function yesOrNo(holds: boolean): 'YES' | 'NO' {
  return holds ? 'YES' : 'NO';
}
