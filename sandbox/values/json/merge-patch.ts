import { copyJson, copyJsonObject, JsonObject, JsonScalar, type JsonValue } from './json-value.js';

/** RFC 7396: members of the patch replace those of the target, null takes them away. Neither of the two is changed. */
export function mergePatch(target: JsonValue, patch: JsonValue): JsonValue {
  if (!(patch instanceof JsonObject)) return copyJson(patch);
  const patched = target instanceof JsonObject ? copyJsonObject(target) : new JsonObject();
  for (const [key, change] of patch.members) {
    if (change instanceof JsonScalar && change.value === null) patched.members.delete(key);
    else patched.members.set(key, mergePatch(patched.members.get(key) ?? JsonScalar.null, change));
  }
  return patched;
}
