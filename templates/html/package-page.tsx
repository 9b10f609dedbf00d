import type { ConstantDoc, ExceptionDoc, PageDoc } from '../../generator/docs/plan/docs-plan.js';
import { Layout } from './layout.js';
import { About, Heading } from './parts.js';
import { Routine } from './routine.js';
import { Type } from './type.js';

interface PackagePageProps {
  readonly siteTitle: string;
  readonly page: PageDoc;
  readonly root: string;
}

/** A package, or what a schema has outside packages. */
export function PackagePage({ siteTitle, page, root }: PackagePageProps) {
  const { title, about, member, valid, grantees, routines, types, constants, exceptions } = page;
  return (
    <Layout siteTitle={siteTitle} pageTitle={title} root={root}>
      <h1>{title}</h1>
      {member === '' ? null : (
        <p>
          In the client: <code>{`oracle.as(user).${member}`}</code>
        </p>
      )}
      {valid ? null : (
        <p class="deprecated">It was invalid when this was generated: what follows may be out of date.</p>
      )}
      <About about={about} />
      {grantees === null ? null : <Grantees grantees={grantees} />}
      <Contents page={page} />
      {routines.length === 0 ? null : <Heading anchor="routines" text="Routines" level={2} />}
      {routines.map((routine) => (
        <Routine routine={routine} exceptions={exceptions} root={root} />
      ))}
      {types.length === 0 ? null : <Heading anchor="types" text="Types" level={2} />}
      {types.map((type) => (
        <Type type={type} root={root} />
      ))}
      {constants.length === 0 ? null : <Constants constants={constants} />}
      {exceptions.length === 0 ? null : <Exceptions exceptions={exceptions} />}
    </Layout>
  );
}

function Grantees({ grantees }: { readonly grantees: readonly string[] }) {
  return (
    <p>
      {grantees.length === 0
        ? 'Nobody but its owner has been granted EXECUTE.'
        : `EXECUTE has been granted to ${grantees.join(', ')}.`}
    </p>
  );
}

function Contents({ page: { routines, types } }: { readonly page: PageDoc }) {
  const links = [
    ...routines.map(({ anchor, key }) => ({ anchor, text: key })),
    ...types.map(({ anchor, name }) => ({ anchor, text: name })),
  ];
  return (
    <nav aria-label="On this page">
      <ul class="contents">
        {links.map(({ anchor, text }) => (
          <li>
            <a href={`#${anchor}`}>{text}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Constants({ constants }: { readonly constants: readonly ConstantDoc[] }) {
  return (
    <>
      <Heading anchor="constants" text="Constants" level={2} />
      <dl>
        {constants.map(({ anchor, name, plsqlType, value, about }) => (
          <>
            <dt id={anchor}>
              <code>{name}</code> {plsqlType}
              {value === null ? null : (
                <>
                  {' := '}
                  <code>{value}</code>
                </>
              )}
            </dt>
            <dd>
              <About about={about} />
            </dd>
          </>
        ))}
      </dl>
    </>
  );
}

function Exceptions({ exceptions }: { readonly exceptions: readonly ExceptionDoc[] }) {
  return (
    <>
      <Heading anchor="exceptions" text="Exceptions" level={2} />
      <dl>
        {exceptions.map(({ anchor, name, code, about }) => (
          <>
            <dt id={anchor}>
              <code>{name}</code> {code ?? 'without a number'}
            </dt>
            <dd>
              <About about={about} />
            </dd>
          </>
        ))}
      </dl>
    </>
  );
}
