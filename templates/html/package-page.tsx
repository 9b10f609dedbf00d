import type { VNode } from 'preact';
import type { AboutDoc, ConstantDoc, ExceptionDoc, PageDoc } from '../../generator/docs/plan/docs-plan.js';
import { Layout } from './layout.js';
import { About, Grantees, Heading } from './parts.js';
import { Routine } from './routine.js';
import { Type } from './type.js';

interface PackagePageProps {
  readonly siteTitle: string;
  readonly page: PageDoc;
  readonly root: string;
}

/** A package, or what a schema has outside packages. */
export function PackagePage({ siteTitle, page, root }: PackagePageProps) {
  const { title, about, grantees, member, routines, types, constants, exceptions } = page;
  return (
    <Layout siteTitle={siteTitle} pageTitle={title} root={root}>
      <h1>{title}</h1>
      {member === '' ? null : (
        <p>
          In the client: <code>{`oracle.as(user).${member}`}</code>
        </p>
      )}
      <About about={about} />
      <Grantees grantees={grantees} />
      <Contents page={page} />
      {routines.length === 0 ? null : <Heading anchor="routines" text="Routines" level={2} />}
      {routines.map((routine) => (
        <Routine routine={routine} root={root} />
      ))}
      {types.length === 0 ? null : <Heading anchor="types" text="Types" level={2} />}
      {types.map((type) => (
        <Type type={type} root={root} />
      ))}
      {constants.length === 0 ? null : (
        <Definitions id="constants" title="Constants" items={constants.map(constantOf)} />
      )}
      {exceptions.length === 0 ? null : (
        <Definitions id="exceptions" title="Exceptions" items={exceptions.map(exceptionOf)} />
      )}
    </Layout>
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

interface Definition {
  readonly anchor: string;
  readonly term: VNode;
  readonly about: AboutDoc;
}

interface DefinitionsProps {
  readonly id: string;
  readonly title: string;
  readonly items: readonly Definition[];
}

function Definitions({ id, title, items }: DefinitionsProps) {
  return (
    <>
      <Heading anchor={id} text={title} level={2} />
      <dl>
        {items.map(({ anchor, term, about }) => (
          <>
            <dt id={anchor}>{term}</dt>
            <dd>
              <About about={about} />
            </dd>
          </>
        ))}
      </dl>
    </>
  );
}

function constantOf({ anchor, name, plsqlType, value, about }: ConstantDoc): Definition {
  const term = (
    <>
      <code>{name}</code> {plsqlType}
      {value === null ? null : (
        <>
          {' := '}
          <code>{value}</code>
        </>
      )}
    </>
  );
  return { anchor, term, about };
}

function exceptionOf({ anchor, name, code, about }: ExceptionDoc): Definition {
  const term = (
    <>
      <code>{name}</code> {code ?? 'without a number'}
    </>
  );
  return { anchor, term, about };
}
