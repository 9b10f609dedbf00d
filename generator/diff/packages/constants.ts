import type { Constant } from '../../model/catalog.js';
import { describeType } from '../../model/describe-type.js';
import { fromTo } from '../change.js';
import { compareNotes } from '../notes.js';
import type { Report } from '../report.js';

/** The constants of a package. One whose value the source does not tell is not in the client. */
export function compareConstants(before: readonly Constant[], after: readonly Constant[], report: Report): void {
  const was = inClient(before);
  const is = inClient(after);
  for (const [name, constant] of was) {
    const other = is.get(name);
    if (other === undefined)
      report.add('breaking', 'constant-removed', `the constant ${textOf(constant)} is gone`, name);
    else compareConstant(constant, other, report);
  }
  for (const [name, constant] of is) {
    if (!was.has(name)) report.add('compatible', 'constant-added', `the constant ${textOf(constant)} is new`, name);
  }
}

function compareConstant(before: Constant, after: Constant, report: Report): void {
  const { name } = before;
  const [was, is] = [kindOf(before), kindOf(after)];
  if (was !== is && was !== 'null' && is !== 'null') {
    report.add(
      'breaking',
      'constant-type-changed',
      fromTo(textOf(before), textOf(after), `its value is a ${is}, no ${was}`),
      name,
    );
  } else if (textOf(before) !== textOf(after)) {
    const isOtherValue = valueText(before) !== valueText(after);
    if (isOtherValue)
      report.add('behaviour', 'constant-value-changed', fromTo(valueText(before), valueText(after)), name);
    else report.add('docs', 'constant-type-changed', fromTo(textOf(before), textOf(after)), name);
  }
  compareNotes(before.notes, after.notes, report, name);
}

function inClient(constants: readonly Constant[]): ReadonlyMap<string, Constant> {
  const known = constants.filter(
    ({ dataType, value, notes }) => dataType !== null && value !== undefined && notes?.hidden !== true,
  );
  return new Map(known.map((constant) => [constant.name, constant]));
}

function kindOf({ value }: Constant): string {
  return value === undefined || value === null ? 'null' : value.kind;
}

function valueText({ value }: Constant): string {
  if (value === undefined || value === null) return 'NULL';
  if (value.kind === 'boolean') return value.value ? 'TRUE' : 'FALSE';
  return value.kind === 'number' ? value.text : `'${value.text.replaceAll("'", "''")}'`;
}

function textOf(constant: Constant): string {
  const type = constant.dataType === null ? '' : `${describeType(constant.dataType)} `;
  return `${type}${valueText(constant)}`;
}
