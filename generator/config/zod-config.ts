/** How zod modules are written. */
export interface ZodConfig {
  /**
   * Which lengths and precisions hold for parameters. `declared`, the default: those of the %TYPE or subtype that the parameter is declared by. Oracle does not check
   * them when the routine is called, but what the value is for will hardly take more. `enforced`: none but those that Oracle checks. Fields and elements always have
   * theirs.
   */
  readonly limits?: 'declared' | 'enforced' | undefined;
  /** What a number with more digits after the point is than its declaration has: `rounded` by Oracle, the default, or `refused`. */
  readonly fraction?: 'rounded' | 'refused' | undefined;
  /** What zod modules import their rules by; `gen-oracle-client/zod` by default. */
  readonly module?: string | undefined;
}
