import { databaseBanner } from '../database-banner.js';
import { defineView, number, text } from '../view-definition.js';

/** PRODUCT_COMPONENT_VERSION: the database's row, before 18c also rows of what it is made of. */
export const PRODUCT_COMPONENT_VERSION = defineView({
  name: 'PRODUCT_COMPONENT_VERSION',
  access: 'public',
  columns: [text('PRODUCT', 80), text('VERSION', 80), text('VERSION_FULL', 80, 18), text('STATUS', 80)],
  *rows({ database }) {
    const { product, version, versionFull, status } = databaseBanner(database.version);
    const [major] = database.version;
    const component = (name: string) => ({ PRODUCT: name, VERSION: version, VERSION_FULL: null, STATUS: 'Production' });
    if (major < 18) yield component('NLSRTL ');
    yield { PRODUCT: product, VERSION: version, VERSION_FULL: versionFull, STATUS: status };
    if (major < 18) for (const name of ['PL/SQL ', 'TNS for Linux: ']) yield component(name);
  },
});

/** V$VERSION: the banner, before 18c also those of components. */
export const V_VERSION = defineView({
  name: 'V$VERSION',
  access: 'public',
  columns: [text('BANNER', 80), text('BANNER_FULL', 160, 18), text('BANNER_LEGACY', 80, 18), number('CON_ID', 12)],
  *rows({ database }) {
    const { banner, version, versionFull } = databaseBanner(database.version);
    const row = (line: string) => ({
      BANNER: line,
      BANNER_FULL: `${line}\nVersion ${versionFull}`,
      BANNER_LEGACY: line,
      CON_ID: 0,
    });
    yield row(banner);
    if (database.version[0] >= 18) return;
    yield row(`PL/SQL Release ${version} - Production`);
    yield row(`CORE\t${version}\tProduction`);
    yield row(`TNS for Linux: Version ${version} - Production`);
    yield row(`NLSRTL Version ${version} - Production`);
  },
});
