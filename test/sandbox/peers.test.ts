// Well-known sources that are not part of this repository, from the folder that PEERS_DIR names: the working trees of
// oracle-samples/db-sample-schemas, utPLSQL/utPLSQL, OraOpenSource/Logger and mortenbra/alexandria-plsql-utils.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join, resolve } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import type { SyntaxFault } from '../../sandbox/plsql/ast/unit.js';
import { parsePlsql } from '../../sandbox/plsql/parse-plsql.js';
import { ScriptError } from '../../sandbox/scripts/script-error.js';
import type { ScriptStatement } from '../../sandbox/scripts/script-item.js';
import { splitScript } from '../../sandbox/scripts/split-script.js';
import { SubstitutionVariables } from '../../sandbox/scripts/substitution-variables.js';
import { NotSupportedError, OracleError } from '../../sandbox/values/oracle-error.js';
import { driverSandbox } from '../support/driver-sandbox.js';
import { needs } from '../support/needs.js';

const peers = resolve(process.env['PEERS_DIR'] ?? '.');

needs('peers-dir').describe("Oracle's sample schemas load unchanged", () => {
  it('HR: a hierarchy of employees, a view over six tables, a trigger', async () => {
    const connection = await installed('hr', 'human_resources', ['hr_create.sql', 'hr_populate.sql', 'hr_code.sql']);
    const rows = async (sql: string) => (await connection.execute(sql)).rows;
    expect(await rows('select count(*) from employees')).toEqual([[107]]);
    expect(await rows('select count(*) from emp_details_view')).toEqual([[106]]);
    expect(await rows("select object_name from user_objects where status <> 'VALID'")).toEqual([]);
    expect(
      await rows(`select level, sys_connect_by_path(last_name, '/') from employees
        start with manager_id is null connect by prior employee_id = manager_id
        order siblings by last_name fetch first 3 rows only`),
    ).toEqual([
      [1, '/King'],
      [2, '/King/Cambrault'],
      [3, '/King/Cambrault/Bates'],
    ]);
    await connection.execute("update employees set job_id = 'SA_MAN' where employee_id = 150");
    expect(await rows('select job_id from job_history where employee_id = 150')).toEqual([['SA_REP']]);
  });

  it('CO: identity columns, views with LISTAGG, GROUPING SETS and JSON_TABLE', async () => {
    const connection = await installed('co', 'customer_orders', ['co_create.sql', 'co_populate.sql']);
    const rows = async (sql: string) => (await connection.execute(sql)).rows;
    expect(await rows('select count(*), count(distinct order_id) from order_items')).toEqual([[3914, 1950]]);
    expect(await rows("select object_name from user_objects where status <> 'VALID'")).toEqual([]);
    expect(await rows('select order_total, items from customer_order_products where order_id = 1')).toEqual([
      [209.38, "Boy's Pyjamas (Grey), Boy's Shorts (Blue)"],
    ]);
    expect(
      await rows(`select (select sum(quantity * unit_price) from order_items) - total_sales
        from store_orders where total = 'GRAND TOTAL'`),
    ).toEqual([[0]]);
    expect(await rows('select count(*), min(rating), max(rating) from product_reviews')).toEqual([[266, 1, 10]]);
    await connection.execute("insert into customers (email_address, full_name) values ('e', 'f')");
    expect(
      await rows("select customer_id - max(customer_id) over () from customers where email_address = 'e'"),
    ).toEqual([[0]]);
  });

  /** A session of the owner, its scripts run as its install script would. */
  async function installed(user: string, folder: string, scripts: readonly string[]) {
    const { sandbox, connect } = await driverSandbox([
      `create user ${user} identified by secret quota unlimited on users`,
      `grant create session, create table, create view, create sequence, create procedure, create trigger to ${user}`,
    ]);
    const directory = mkdtempSync(join(tmpdir(), 'peers-'));
    onTestFinished(() => rmSync(directory, { recursive: true }));
    const start = join(directory, 'install.sql');
    const included = scripts.map((script) => `@"${join(peers, 'db-sample-schemas', folder, script)}"\n`);
    writeFileSync(start, `alter session set current_schema = ${user};\n${included.join('')}`);
    await sandbox.loadScripts([start]);
    return connect(user, 'secret');
  }
});

needs('peers-dir').describe('PL/SQL that many use is parsed, or refused by the name of a feature', () => {
  it.each(['utPLSQL/source', 'Logger/source', 'alexandria-plsql-utils/ora'])('%s', (folder) => {
    const statements = unitsIn(join(peers, folder));
    const outcomes = statements.map((statement) => ({ statement, fault: faultOf(statement) }));
    const refused = outcomes.filter(({ fault }) => fault instanceof NotSupportedError);
    const wrong = outcomes.filter(({ fault }) => fault !== undefined && !(fault instanceof NotSupportedError));
    const texts = (some: typeof outcomes) =>
      some.map(({ statement, fault }) => `${statement.file}, line ${statement.line}: ${String(fault)}`);
    console.log(`${folder}: ${statements.length} units, ${refused.length} refused\n${texts(refused).join('\n')}`);
    expect(texts(wrong)).toEqual([]);
    expect(statements.length).toBeGreaterThan(10);
    expect(refused.length / statements.length).toBeLessThan(0.05);
  });
});

const UNIT_FILES: ReadonlySet<string> = new Set(['.pks', '.pkb', '.pkg', '.plb', '.tps', '.tpb', '.sql']);

/**
 * The statements of PL/SQL in a folder's scripts; left out are those with substitution variables, and scripts with commands
 * of SQL*Plus that install what is there.
 */
function unitsIn(folder: string): readonly ScriptStatement[] {
  if (!existsSync(folder)) throw new Error(`${folder} is missing`);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    UNIT_FILES.has(extname(file)),
  );
  return files.flatMap((file) => {
    const asWritten = new SubstitutionVariables();
    asWritten.character = undefined;
    try {
      const items = [...splitScript(readFileSync(join(folder, file), 'utf8'), file, asWritten)];
      return items.flatMap((item) =>
        'text' in item && item.kind === 'plsql' && !item.text.includes('&') ? [item] : [],
      );
    } catch (error) {
      if (!(error instanceof ScriptError) || extname(file) !== '.sql') throw error;
      console.log(`left out: ${error.message}`);
      return [];
    }
  });
}

function faultOf({ text }: ScriptStatement): unknown {
  try {
    const unit = parsePlsql(text, { version: [23, 9, 0, 0, 0], flags: new Map() });
    return unit.kind === 'create_unit' && unit.unit.kind === 'malformed_unit'
      ? describeFault(unit.unit.error)
      : undefined;
  } catch (error) {
    if (error instanceof OracleError) return error;
    throw error;
  }
}

function describeFault({ line, column, text }: SyntaxFault): string {
  return `${line}:${column} ${text}`;
}
