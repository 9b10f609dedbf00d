import type { JsonValue } from './json-value.js';

/**
 * What an instance of JSON_ELEMENT_T holds. Variables that were assigned one to the other share it, and with it a place in the document:
 * changing the one changes the other.
 */
export class JsonHandle {
  readonly value: JsonValue;
  /** ON_ERROR's. */
  errorMode = 0;

  constructor(value: JsonValue) {
    this.value = value;
  }
}
