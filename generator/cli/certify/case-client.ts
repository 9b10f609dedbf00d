import { createHash } from 'node:crypto';
import {
  type CallOptions,
  type ClientManifest,
  type ClientOptions,
  createOracleClient,
  OracleClientError,
  type OracleDriver,
} from '../../../runtime/index.js';
import { loadDriver } from '../../catalog/load-driver.js';
import type { Config } from '../../config/config.js';
import { GeneratorError } from '../../errors/generator-error.js';
import type { ClientPlan, RoutinePlan } from '../../plan/client-plan.js';
import { chooseRoutine, overloadsOf } from '../call/choose-routine.js';
import { isJsonObject, parseJson } from '../call/json-value.js';
import { printResult } from '../call/print-result.js';
import { pathOfRoutine, routineNames } from '../call/read-routine.js';
import { type CertificationCall, describeCall } from './certification-case.js';
import { callErrorText, requireConnection } from './error-text.js';
import { notingDriver } from './noting-driver.js';
import type { Stage } from './run-case.js';

/** What a call came to. */
export interface CallOutcome {
  /** The result, or the error. */
  readonly text: string;
  /** What was sent to the database for it, without its values. */
  readonly sent: readonly string[];
}

/** A client over the packages of a case. */
export interface CaseClient extends AsyncDisposable {
  /** @throws DatabaseError when the user cannot log in */
  call(call: CertificationCall): Promise<CallOutcome>;
}

/** Makes a client as a generated one would be, and lends its calls. */
export async function openCaseClient(plan: ClientPlan, config: Config, stage: Stage): Promise<CaseClient> {
  const units = unitsOf(plan);
  const sent: string[] = [];
  const driver = notingDriver(await loadDriver(), (statement) => sent.push(statement));
  const client = createOracleClient<OneSchema>(manifestOf(units), clientOptions(stage, driver));
  const make = async (call: CertificationCall) => {
    const args = parseJson(call.json ?? '{}');
    const [name] = routineNames(call.routine, 'OWNER', config);
    if (name === undefined || !isJsonObject(args))
      throw new TypeError(`${describeCall(call)} is not written as it should be`);
    const { routine, args: given } = chooseRoutine(overloadsOf(plan, name, call.overload), args, pathOfRoutine(name));
    const unit = units.get(unitName(routine))?.key ?? '';
    const method = client.as(stage.users.prefix + call.user).schema[unit]?.[routine.key];
    if (method === undefined) throw new TypeError(`${pathOfRoutine(name)} is not in the client`);
    return readable(printResult(routine.descriptor, await method(given, { signal: stage.stopping })));
  };
  return {
    call: async (call) => {
      sent.length = 0;
      return { text: await textOf(() => make(call)), sent: [...sent] };
    },
    [Symbol.asyncDispose]: () => client.$close(),
  };
}

/** A client of one schema. */
interface OneSchema {
  readonly schema: Readonly<
    Record<string, Readonly<Record<string, (args: unknown, options: CallOptions) => Promise<unknown>>>>
  >;
}

/** The packages, and each standalone routine by itself, by keys that no client's own member has. */
type Units = ReadonlyMap<string, { readonly key: string; readonly routines: readonly RoutinePlan[] }>;

function unitsOf({ schemas }: ClientPlan): Units {
  const routines = schemas.flatMap(({ packages, standalone }) => [
    ...packages.flatMap((one) => one.routines),
    ...(standalone?.routines ?? []),
  ]);
  const names = [...new Set(routines.map(unitName))];
  return new Map(
    names.map((name, index) => [
      name,
      { key: `unit${index}`, routines: routines.filter((one) => unitName(one) === name) },
    ]),
  );
}

function unitName({ descriptor: { packageName, name } }: RoutinePlan): string {
  return packageName ?? name;
}

function manifestOf(units: Units): ClientManifest {
  const packages = [...units].map(([name, { key, routines }]) => {
    const descriptors = Object.fromEntries(routines.map((one) => [one.key, one.descriptor]));
    return [key, { name, load: () => Promise.resolve({ routines: descriptors }) }] as const;
  });
  return { format: 1, schemas: { schema: { owner: 'OWNER', packages: Object.fromEntries(packages) } } };
}

/** Settings of the sessions do not depend on those of the database. */
function clientOptions({ users: { owner, proxy } }: Stage, driver: OracleDriver): ClientOptions {
  return {
    connectString: proxy.connectString,
    proxyUser: proxy.user,
    credentials: proxy.password,
    userNames: 'exact',
    schemas: { OWNER: owner.user },
    sessions: { max: 2 },
    nls: { language: 'AMERICAN', territory: 'AMERICA' },
    timeZone: '+02:00',
    telemetry: { openTelemetry: false },
    driver,
  };
}

async function textOf(call: () => Promise<string>): Promise<string> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof OracleClientError) {
      requireConnection(error);
      return callErrorText(error);
    }
    if (error instanceof GeneratorError) return `${error.name}: ${error.message}`;
    throw error;
  }
}

const LONGEST_TEXT = 3000;

/** On one line; line breaks within values are escaped in JSON. Of what nobody would read, the length and a digest. */
function readable(json: string): string {
  const text = json
    .split('\n')
    .map((line) => line.trim())
    .join(' ');
  if (text.length <= LONGEST_TEXT) return text;
  return `${text.length} characters, SHA-256 ${createHash('sha256').update(text).digest('hex')}`;
}
