/** What has been done on a session so that it can serve calls of its key. The session keeps it from lease to lease. */
export class Readiness {
  #hasSettings = false;
  #isInitialised = false;
  #hasPackageState = false;

  /** Whether its settings were made. They last as long as it does. */
  get hasSettings(): boolean {
    return this.#hasSettings;
  }

  /** Whether the initialiser has run. */
  get isInitialised(): boolean {
    return this.#isInitialised;
  }

  /** Whether what the initialiser left in packages is there still. */
  get hasPackageState(): boolean {
    return this.#hasPackageState;
  }

  settingsMade(): void {
    this.#hasSettings = true;
  }

  initialised(): void {
    this.#isInitialised = true;
    this.#hasPackageState = true;
  }

  packageStateGone(): void {
    this.#hasPackageState = false;
  }
}
