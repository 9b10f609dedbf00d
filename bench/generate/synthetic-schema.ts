// A schema of any size as SQL scripts: packages like an ERP's, with documented routines, a fifth of whose arguments are composite.

const ROUTINES_PER_PACKAGE = 20;
const ARGUMENTS_PER_ROUTINE = 5;

export interface SchemaSize {
  readonly packages: number;
  readonly routines: number;
  readonly arguments: number;
}

export function sizeOf(packages: number): SchemaSize {
  const routines = packages * ROUTINES_PER_PACKAGE;
  return { packages, routines, arguments: routines * ARGUMENTS_PER_ROUTINE };
}

/** The users, the packages' specifications, a body for the first one, whose routines do nothing, and one procedure outside packages. */
export function* syntheticSchema(packages: number): Generator<string> {
  yield USERS;
  for (let index = 1; index <= packages; index += 1) {
    yield `CREATE OR REPLACE PACKAGE synth.${packageName(index)} AS\n${declarations(index)}\nEND;\n/\n`;
  }
  yield `CREATE OR REPLACE PACKAGE BODY synth.${packageName(1)} AS\n${bodies()}\nEND;\n/\n`;
}

const USERS = `
CREATE USER synth IDENTIFIED BY "Synth-1";
GRANT CREATE SESSION, CREATE PROCEDURE TO synth;
CREATE USER synth_app IDENTIFIED BY "Synth-app-1";
GRANT CREATE SESSION TO synth_app;
ALTER USER synth GRANT CONNECT THROUGH synth_app;
CREATE PROCEDURE synth.ping IS
BEGIN
  NULL;
END;
/
`;

function packageName(index: number): string {
  return `module_${String(index).padStart(4, '0')}_api`;
}

function declarations(index: number): string {
  const types = `
  -- What module ${index} may do at once.
  c_max_lines CONSTANT PLS_INTEGER := ${100 + index};
  e_closed EXCEPTION;
  PRAGMA EXCEPTION_INIT(e_closed, -${20001 + (index % 900)});

  /** A line of a document of module ${index}. */
  TYPE line_t IS RECORD (
    item_id NUMBER(9),
    quantity NUMBER(9,2),
    unit VARCHAR2(12),
    due DATE,
    note VARCHAR2(200)
  );
  TYPE lines_t IS TABLE OF line_t;`;
  const routines = Array.from({ length: ROUTINES_PER_PACKAGE }, (_, routine) => heading(routine));
  return [types, ...routines.map((text, routine) => `${comment(index, routine)}${text};`)].join('\n');
}

function comment(index: number, routine: number): string {
  return `
  /**
   * Does step ${routine + 1} of module ${index} for one document.
   * @param p_document_id the document
   * @param p_reason why, for the audit trail
   */
`;
}

/** Five arguments each; the third is a record or a collection. */
function heading(routine: number): string {
  const composite = routine % 2 === 0 ? 'lines_t' : 'line_t';
  const name = `${['create', 'change', 'cancel', 'release'][routine % 4] ?? ''}_step_${routine + 1}`;
  const last = routine % 3 === 0 ? 'p_status OUT VARCHAR2' : 'p_when IN TIMESTAMP DEFAULT NULL';
  const parameters = [
    'p_document_id IN NUMBER',
    "p_reason IN VARCHAR2 DEFAULT 'none'",
    `p_lines ${routine % 5 === 0 ? 'IN OUT' : 'IN'} ${composite}`,
    'p_amount IN PLS_INTEGER',
    last,
  ];
  const kind = routine % 4 === 3 ? 'FUNCTION' : 'PROCEDURE';
  return `  ${kind} ${name}(\n    ${parameters.join(',\n    ')}\n  )${kind === 'FUNCTION' ? ' RETURN NUMBER' : ''}`;
}

function bodies(): string {
  return Array.from({ length: ROUTINES_PER_PACKAGE }, (_, routine) => {
    const text = heading(routine);
    const act = text.includes(' RETURN NUMBER') ? 'RETURN 1' : 'NULL';
    return `${text} IS\n  BEGIN\n    ${act};\n  END;`;
  }).join('\n');
}
