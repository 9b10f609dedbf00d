import type { Trigger } from '../../plsql/ast/unit.js';
import type { TimingPoint } from '../../schema/stored-unit.js';
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
  /** One field per column of the table or view. */
  readonly rowType: RecordType;
  /** Where the records of a row trigger are. */
  readonly slots: { readonly old: number; readonly new: number };
  readonly when: Compiled<Frame> | undefined;
  /** What initialises the variables that the sections of a compound trigger share; undefined of any other trigger. */
  readonly state: CompiledStatement | undefined;
  readonly bodies: readonly TriggerBodyAt[];
}

/** What runs at one of the points at which a trigger fires. */
export interface TriggerBodyAt {
  readonly point: TimingPoint;
  readonly body: CompiledStatement;
}
