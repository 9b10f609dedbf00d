import type { ObjectDescriptor } from '../../call-descriptor.js';
import type { OracleDriver } from '../../driver/oracle-driver.js';
import { describeValue } from '../describe-value.js';
import { quoted } from '../identifier.js';
import type { Column, FlatResults, FlatValues } from './column.js';
import { type FieldNode, findUnknown, isObject, ownValue } from './fields.js';
import { type BlockScope, type Misfit, type Node, propertyStep, within } from './node.js';

/** The property that tells the types of a hierarchy apart. */
const TAG = '$type';

/** A type that a value may be of: the declared one, or one under it. */
export interface ObjectVariant {
  readonly type: ObjectDescriptor;
  readonly fields: readonly FieldNode[];
}

/** An object: a column with the number of its variant, NULL for an object that is null, and the columns of all variants. */
export class ObjectNode implements Node {
  readonly nullable = true;
  readonly madeInLocal = undefined;
  readonly #tag: Column;
  readonly #declared: ObjectDescriptor;
  readonly #variants: readonly ObjectVariant[];
  readonly #known: readonly ReadonlySet<string>[];
  readonly #path: string;

  constructor(declared: ObjectDescriptor, tag: Column, variants: readonly ObjectVariant[], path: string) {
    this.#declared = declared;
    this.#tag = tag;
    this.#variants = variants;
    this.#known = variants.map(
      ({ type, fields }) =>
        new Set([...fields.map(({ field }) => field.key), ...(type.tag === undefined ? [] : [TAG])]),
    );
    this.#path = path;
  }

  get expects(): string {
    return 'an object with the attributes by name';
  }

  flatten(value: unknown, flat: FlatValues, driver: OracleDriver): Misfit | undefined {
    if (value === null) {
      this.flattenNothing(flat);
      return undefined;
    }
    if (!isObject(value)) return { path: '', expected: `${this.expects}, or null`, received: describeValue(value) };
    const chosen = this.#variantOf(value);
    const variant = this.#variants[chosen];
    const known = this.#known[chosen];
    if (variant === undefined || known === undefined) {
      return { path: propertyStep(TAG), expected: this.#expectedTags(), received: describeValue(ownValue(value, TAG)) };
    }
    const unknown = findUnknown(value, known);
    if (unknown !== undefined) return unknown;
    flat.push(this.#tag, chosen);
    for (const one of this.#variants) {
      for (const { field, node } of one.fields) {
        if (one !== variant) {
          node.flattenNothing(flat);
          continue;
        }
        const misfit = node.flatten(ownValue(value, field.key) ?? null, flat, driver);
        if (misfit !== undefined) return within(propertyStep(field.key), misfit);
      }
    }
    return undefined;
  }

  /** -1 for a type that is none of them. */
  #variantOf(value: Readonly<Record<string, unknown>>): number {
    const tag = ownValue(value, TAG);
    if (tag === undefined) return this.#variants.findIndex(({ type }) => type === this.#declared);
    return this.#variants.findIndex(({ type }) => type.tag === tag);
  }

  #expectedTags(): string {
    return `one of ${this.#variants.map(({ type }) => type.tag).join(', ')}`;
  }

  flattenNothing(flat: FlatValues): void {
    flat.push(this.#tag, null);
    for (const { fields } of this.#variants) for (const { node } of fields) node.flattenNothing(flat);
  }

  rebuild(results: FlatResults, position: number): unknown {
    const chosen = results.at(this.#tag, position);
    const variant = chosen === null ? undefined : this.#variants[Number(chosen)];
    if (variant === undefined) return null;
    const { type, fields } = variant;
    const value: Record<string, unknown> = type.tag === undefined ? {} : { [TAG]: type.tag };
    for (const { field, node } of fields) value[field.key] = node.rebuild(results, position);
    return value;
  }

  load(target: string, scope: BlockScope): string[] {
    const tag = scope.incoming(this.#tag);
    const branches = this.#variants.flatMap((variant, index) => [
      `elsif ${tag} = ${index} then`,
      ...this.#loadVariant(variant, target, scope),
    ]);
    return [`if ${tag} is null then ${target} := null;`, ...branches, 'end if;'];
  }

  /** In named notation with NULL for every attribute, which a constructor of the author's own is not taken for. */
  #loadVariant({ type, fields }: ObjectVariant, target: string, scope: BlockScope): string[] {
    const nulls = fields.map(({ field }) => `${quoted(field.name)} => null`).join(', ');
    const made = `${scope.typeName(type)}(${nulls})`;
    const attributes = (of: string) =>
      fields.flatMap(({ field, node }) => node.load(`${of}.${quoted(field.name)}`, scope));
    if (type === this.#declared) return [`${target} := ${made};`, ...attributes(target)];
    const local = scope.local('subtype', this.#tag.id);
    return [
      `declare ${local} ${scope.typeName(type)} := ${made};`,
      'begin',
      ...attributes(local),
      `${target} := ${local};`,
      'end;',
    ];
  }

  unload(source: string, scope: BlockScope): string[] {
    // First, as in the text: the order in which binds are asked for is the order in which they are bound.
    const nothing = this.unloadNothing(scope);
    const tag = scope.outgoing(this.#tag);
    const [only, another] = this.#variants;
    const branches =
      only !== undefined && another === undefined && only.type === this.#declared
        ? ['else', `${tag} := 0;`, ...attributesOf(source, only, scope)]
        : [
            ...this.#variants.flatMap((variant, index) => [
              `elsif ${source} is of (only ${scope.typeName(variant.type)}) then`,
              `${tag} := ${index};`,
              ...this.#unloadVariant(variant, source, scope),
            ]),
            `else ${scope.raise('subtype', this.#path)}`,
          ];
    return [`if ${source} is null then`, ...nothing, ...branches, 'end if;'];
  }

  #unloadVariant(variant: ObjectVariant, source: string, scope: BlockScope): string[] {
    const others = this.#variants.filter((one) => one !== variant);
    const nothing = others.flatMap(({ fields }) => fields.flatMap(({ node }) => node.unloadNothing(scope)));
    if (variant.type === this.#declared) return [...attributesOf(source, variant, scope), ...nothing];
    const local = scope.local('subtype', this.#tag.id);
    const type = scope.typeName(variant.type);
    return [
      `declare ${local} ${type} := treat(${source} as ${type});`,
      'begin',
      ...attributesOf(local, variant, scope),
      ...nothing,
      'end;',
    ];
  }

  unloadNothing(scope: BlockScope): string[] {
    return [
      `${scope.outgoing(this.#tag)} := null;`,
      ...this.#variants.flatMap(({ fields }) => fields.flatMap(({ node }) => node.unloadNothing(scope))),
    ];
  }
}

function attributesOf(source: string, { fields }: ObjectVariant, scope: BlockScope): string[] {
  return fields.flatMap(({ field, node }) => node.unload(`${source}.${quoted(field.name)}`, scope));
}
