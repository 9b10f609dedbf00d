import type { PackageSpecification } from '../../plsql/ast/unit.js';
import type { StoredUnit } from '../../schema/stored-unit.js';
import type { Rights } from '../calls/rights.js';

/** What AUTHID of a unit's declaration means. */
export function rightsOf(stored: StoredUnit, { properties }: Pick<PackageSpecification, 'properties'>): Rights {
  return properties.authid === 'CURRENT_USER' ? undefined : { definer: stored.owner };
}
