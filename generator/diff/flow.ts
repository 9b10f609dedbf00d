/**
 * How the values of a type travel. `in`: callers pass them. `out`: callers get them. `position`, `name`: they are the rows of a cursor or pipelined function, whose columns are
 * matched so.
 */
export type Flow = 'in' | 'out' | 'position' | 'name';

export type Flows = ReadonlySet<Flow>;

const IN: Flows = new Set<Flow>(['in']);
export const OUT: Flows = new Set<Flow>(['out']);
const IN_OUT: Flows = new Set<Flow>(['in', 'out']);

export function flowsOfMode(mode: 'IN' | 'OUT' | 'IN OUT'): Flows {
  return mode === 'IN' ? IN : mode === 'OUT' ? OUT : IN_OUT;
}

export function isRowFlow(flow: Flow): flow is 'position' | 'name' {
  return flow === 'position' || flow === 'name';
}
