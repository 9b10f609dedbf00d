import type { Trigger } from '../../plsql/ast/unit.js';
import type { Compiled } from '../../sql/expressions/compiled.js';
import type { RecordType } from '../../values/data-type.js';
import type { Frame, FrameLayout } from '../frame.js';
import type { CompiledStatement } from '../statements/completion.js';

/** A compiled trigger. */
export interface TriggerUnit {
  readonly unitName: string;
  readonly owner: string;
  readonly tree: Trigger;
  readonly layout: FrameLayout;
  /** One field per column of the table. */
  readonly rowType: RecordType;
  /** Where the records of a row trigger are. */
  readonly slots: { readonly old: number; readonly new: number };
  readonly when: Compiled<Frame> | undefined;
  readonly body: CompiledStatement;
}
