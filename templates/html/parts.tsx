import type { AboutDoc, LinkDoc, LinkedText } from '../../generator/docs/plan/docs-plan.js';

/** A comment of the source: plain text, whose lines and paragraphs are kept. */
export function Comment({ text }: { readonly text: string | null }) {
  return text === null ? null : <div class="comment">{text}</div>;
}

export function About({ about }: { readonly about: AboutDoc }) {
  return (
    <>
      {about.deprecated === null ? null : (
        <p class="deprecated">
          <strong>Deprecated.</strong> {about.deprecated}
        </p>
      )}
      <Comment text={about.comment} />
    </>
  );
}

/** Who may execute something, as far as grants tell. */
export function Grantees({ grantees }: { readonly grantees: readonly string[] | null }) {
  if (grantees === null) return null;
  return (
    <p class="grantees">
      <code>EXECUTE</code> granted to{' '}
      {grantees.length === 0
        ? 'nobody'
        : grantees.map((grantee, index) => (
            <>
              {index === 0 ? '' : ', '}
              <code>{grantee}</code>
            </>
          ))}
    </p>
  );
}

export function Code({ text, label }: { readonly text: string; readonly label: string }) {
  return (
    <figure class="code">
      <figcaption>{label}</figcaption>
      <pre>
        <code>{text}</code>
      </pre>
    </figure>
  );
}

export function href({ page, anchor }: LinkDoc, root: string): string {
  return `${root}${page}.html#${anchor}`;
}

export function TypeText({ type, root }: { readonly type: LinkedText; readonly root: string }) {
  const code = <code>{type.text}</code>;
  return type.link === null ? code : <a href={href(type.link, root)}>{code}</a>;
}

/** A heading that can be linked to. */
export function Heading({
  anchor,
  text,
  level,
}: {
  readonly anchor: string;
  readonly text: string;
  readonly level: 2 | 3;
}) {
  const content = (
    <>
      {text}{' '}
      <a class="permalink" href={`#${anchor}`} aria-label={`Link to ${text}`}>
        #
      </a>
    </>
  );
  return level === 2 ? <h2 id={anchor}>{content}</h2> : <h3 id={anchor}>{content}</h3>;
}
