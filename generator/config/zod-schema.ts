import { z } from 'zod';
import type { ZodConfig } from './zod-config.js';

/** The shape of `zod` in `oracle.config.ts`. */
export const zodSchema = z.union(
  [
    z.boolean(),
    z.strictObject({
      limits: z.enum(['declared', 'enforced'], { error: 'must be "declared" or "enforced"' }).optional(),
      fraction: z.enum(['rounded', 'refused'], { error: 'must be "rounded" or "refused"' }).optional(),
      module: z.string().min(1, 'must not be empty').optional(),
    }),
  ],
  { error: 'must be true, false or an object with `limits`, `fraction` or `module`' },
) satisfies z.ZodType<unknown, boolean | ZodConfig>;
