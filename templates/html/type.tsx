import type { TypeDoc } from '../../generator/docs/plan/docs-plan.js';
import { FieldTable } from './field-table.js';
import { About, Heading, href, TypeText } from './parts.js';

export function Type({ type, root }: { readonly type: TypeDoc; readonly root: string }) {
  const { anchor, name, kind, about, typescript, fields, element, usedBy } = type;
  return (
    <section class="type" aria-labelledby={anchor}>
      <Heading anchor={anchor} text={name} level={3} />
      <p>
        {kind}
        {element === null ? null : (
          <>
            {' of '}
            <TypeText type={element} root={root} />
          </>
        )}
        {typescript.length === 0 ? null : (
          <>
            {'; in TypeScript '}
            {typescript.map((one, index) => (
              <>
                {index === 0 ? '' : ', '}
                <code>{one}</code>
              </>
            ))}
          </>
        )}
      </p>
      <About about={about} />
      {fields.length === 0 ? null : <FieldTable title="Fields" fields={fields} root={root} />}
      {usedBy.length === 0 ? null : (
        <p>
          Used by{' '}
          {usedBy.map((link, index) => (
            <>
              {index === 0 ? '' : ', '}
              <a href={href(link, root)}>{link.text}</a>
            </>
          ))}
        </p>
      )}
    </section>
  );
}
