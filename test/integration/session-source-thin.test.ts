import oracledb from 'oracledb';
import { sessionSourceSuite } from '../support/session-source-suite.js';

sessionSourceSuite('Thin', () => oracledb);
