import { DEFAULT_NLS } from '../../values/nls-settings.js';
import { baseVersion } from '../database-banner.js';
import { nlsParameters } from '../nls-parameters.js';
import { defineView, text } from '../view-definition.js';

/** NLS_SESSION_PARAMETERS: what ALTER SESSION has set, or else the database's. */
export const NLS_SESSION_PARAMETERS = defineView({
  name: 'NLS_SESSION_PARAMETERS',
  access: 'public',
  columns: [text('PARAMETER', 30), text('VALUE', 64)],
  *rows({ session }) {
    for (const [name, value] of session.nlsParameters) yield { PARAMETER: name, VALUE: value };
  },
});

/** NLS_DATABASE_PARAMETERS: with the character sets, which sessions do not have. */
export const NLS_DATABASE_PARAMETERS = defineView({
  name: 'NLS_DATABASE_PARAMETERS',
  access: 'public',
  columns: [text('PARAMETER', 128), text('VALUE', 64)],
  *rows({ database }) {
    for (const [name, value] of nlsParameters(DEFAULT_NLS)) yield { PARAMETER: name, VALUE: value };
    yield { PARAMETER: 'NLS_CHARACTERSET', VALUE: 'AL32UTF8' };
    yield { PARAMETER: 'NLS_NCHAR_CHARACTERSET', VALUE: 'AL16UTF16' };
    yield { PARAMETER: 'NLS_RDBMS_VERSION', VALUE: baseVersion(database.version) };
  },
});
