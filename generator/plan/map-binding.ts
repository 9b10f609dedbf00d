import type { ScalarDescriptor } from '../../runtime/call-descriptor.js';
import type { OwnMapping } from '../config/types-config.js';
import type { DataType } from '../model/data-type.js';
import type { ScalarBinding, TypeScriptType } from './type-binding.js';
import { misfit } from './type-mapping.js';

/** A type's binding as the configuration wants it; what a mapping cannot be for stays as it is. */
export function mapBinding(binding: ScalarBinding, type: DataType, mapping: OwnMapping): ScalarBinding {
  const mapped = misfit(type, mapping) === undefined ? mapForm(binding, type, mapping) : binding;
  return mapping.notNull === true ? narrowed(mapped) : mapped;
}

function mapForm(binding: ScalarBinding, type: DataType, { as, zone, truncate, overlap }: OwnMapping): ScalarBinding {
  const { as: _, ...descriptor } = binding.descriptor;
  const give = (form: NonNullable<ScalarDescriptor['as']>, output: string, input = output): ScalarBinding => ({
    descriptor: { ...descriptor, as: form },
    input: nullable(input, descriptor),
    output: nullable(output, descriptor),
  });
  switch (as) {
    case undefined:
      return binding;
    case 'number':
      return { ...give(as, 'number', 'number | bigint'), descriptor };
    case 'bigint':
      return give(as, 'bigint', 'number | bigint');
    case 'string':
      return give(as, 'string', 'string | number | bigint');
    case 'decimal':
      return give(as, 'Decimal', 'Decimal | string | number | bigint');
    case 'iso':
    case 'content':
      return binding;
    case 'name': {
      const name = { text: nullable('BfileName', descriptor).text, imports: ['BfileName'] };
      return { descriptor: { ...descriptor, as }, input: name, output: name };
    }
    case 'temporal':
      return give(as, temporalClass(type));
    case 'date': {
      const mapped = give(as, 'Date');
      const options = {
        ...(zone === undefined ? {} : { zone }),
        ...(truncate === true ? { truncate } : {}),
        ...(overlap === undefined ? {} : { overlap }),
      };
      return { ...mapped, descriptor: { ...mapped.descriptor, ...options } };
    }
  }
}

function temporalClass(type: DataType): string {
  const name = type.kind === 'datetime' ? type.name : undefined;
  if (name === 'TIMESTAMP WITH TIME ZONE') return 'Temporal.ZonedDateTime';
  return name === 'TIMESTAMP WITH LOCAL TIME ZONE' ? 'Temporal.Instant' : 'Temporal.PlainDateTime';
}

function nullable(text: string, { notNull }: Pick<ScalarDescriptor, 'notNull'>): TypeScriptType {
  return { text: notNull === true ? text : `${text} | null`, imports: [] };
}

function narrowed(binding: ScalarBinding): ScalarBinding {
  const without = (type: TypeScriptType): TypeScriptType => ({ ...type, text: withoutNull(type.text) });
  return {
    descriptor: { ...binding.descriptor, notNull: true },
    input: without(binding.input),
    output: without(binding.output),
  };
}

function withoutNull(text: string): string {
  const suffix = ' | null';
  return text.endsWith(suffix) ? text.slice(0, -suffix.length) : text;
}
