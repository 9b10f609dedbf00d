import { parsePlsql } from '../plsql/parse-plsql.js';
import type { PlsqlUnit } from '../plsql/ast/unit.js';
import type { DdlStatement } from '../syntax/ast/ddl.js';
import type { DmlStatement } from '../syntax/ast/dml.js';
import type { SessionStatement } from '../syntax/ast/session-statement.js';
import type { SqlStatement } from '../syntax/ast/statement.js';
import { parseSql } from '../syntax/parse-sql.js';

export type ParsedText = PlsqlUnit | SqlStatement;
