/** ELM, the machine form of CQL, written by small functions; and a runner that uses cql-execution as its callers do. */
import cql from 'cql-execution';

export type Elm = Readonly<Record<string, unknown>>;
/** An expression, or a plain value that stands for its literal. */
export type Value = Elm | string | number | boolean | null;

const literalTypes = { number: 'Decimal', string: 'String', boolean: 'Boolean' } as const;

/** The expression of a value. */
export function elm(value: Value): Elm {
  if (value === null) return { type: 'Null' };
  if (typeof value === 'object') return value;
  return { type: 'Literal', valueType: `{urn:hl7-org:elm-types:r1}${literalTypes[typeof value as keyof typeof literalTypes]}`, value: String(value) };
}

const operator = (type: string) => (...operands: readonly Value[]): Elm => ({ type, operand: operands.map(elm) });
const ofOne = (type: string) => (operand: Value): Elm => ({ type, operand: elm(operand) });
const ofList = (type: string) => (source: Value): Elm => ({ type, source: elm(source) });

export const [greater, atLeast, less, atMost, equal] = ['Greater', 'GreaterOrEqual', 'Less', 'LessOrEqual', 'Equal'].map(operator) as [Op, Op, Op, Op, Op];
export const [add, subtract, multiply, divide, dividedWhole] = ['Add', 'Subtract', 'Multiply', 'Divide', 'TruncatedDivide'].map(operator) as [Op, Op, Op, Op, Op];
export const [isNull, isTrue, isFalse, not, floor, exists] = ['IsNull', 'IsTrue', 'IsFalse', 'Not', 'Floor', 'Exists'].map(ofOne) as [One, One, One, One, One, One];
export const [sum, max, count] = ['Sum', 'Max', 'Count'].map(ofList) as [One, One, One];
export const coalesce = operator('Coalesce');
type Op = ReturnType<typeof operator>;
type One = (operand: Value) => Elm;

const folded = (type: string) => (first: Value, ...rest: readonly Value[]): Elm => rest.reduce<Elm>((left, right) => operator(type)(left, right), elm(first));
export const both = folded('And');
export const either = folded('Or');

export const parameter = (name: string): Elm => ({ type: 'ParameterRef', name });
export const ref = (name: string): Elm => ({ type: 'ExpressionRef', name });
export const property = (source: Elm, path: string): Elm => ({ type: 'Property', source, path });
export const field = (scope: string, path: string): Elm => ({ type: 'Property', scope, path });
export const list = (...element: readonly Value[]): Elm => ({ type: 'List', element: element.map(elm) });
export const among = (value: Value, listed: Value): Elm => ({ type: 'In', operand: [elm(value), elm(listed)] });
export const first = (source: Elm): Elm => ({ type: 'First', source });
// oxlint-disable-next-line unicorn/no-thenable -- ELM names the branch of an If so, and nobody awaits this object
export const when = (condition: Elm, then: Value, otherwise: Value = null): Elm => ({ type: 'If', condition, then: elm(then), else: elm(otherwise) });
/** `select all RESULT from SOURCE where CONDITION`. */
export const select = (source: Elm, alias: string, result: Elm, where?: Elm): Elm =>
  ({ type: 'Query', source: [{ alias, expression: source }], relationship: [], ...(where === undefined ? {} : { where }), return: { distinct: false, expression: result } });
export const alias = (name: string): Elm => ({ type: 'AliasRef', name });
/** The members of a list that are not null. */
export const present = (source: Elm): Elm => select(source, 'each', alias('each'), not(isNull(alias('each'))));

/** A library of these definitions, which are worked out in their order, each once a call. */
export function library(id: string, parameters: readonly string[], definitions: Readonly<Record<string, Elm>>): InstanceType<typeof cql.Library> {
  return new cql.Library({
    library: {
      identifier: { id, version: '1' }, schemaIdentifier: { id: 'urn:hl7-org:elm', version: 'r1' },
      usings: { def: [{ localIdentifier: 'System', uri: 'urn:hl7-org:elm-types:r1' }] },
      // Without a type the engine spends no time on checking it.
      parameters: { def: parameters.map((name) => ({ name, accessLevel: 'Public' })) },
      statements: { def: Object.entries(definitions).map(([name, expression]) => ({ name, context: 'Patient', accessLevel: 'Public', expression })) },
    },
  });
}

/** Every definition's value for one person; a parameter that is not given is null. The library and the executor are made once; a patient source and `exec` are what a caller does for each person. */
export function runner(of: InstanceType<typeof cql.Library>, parameters: Readonly<Record<string, unknown>>): () => Promise<Readonly<Record<string, unknown>>> {
  const given = Object.fromEntries(Object.keys(of.parameters).map((name) => [name, parameters[name] ?? null]));
  const executor = new cql.Executor(of, new cql.CodeService({}), given);
  return async () => {
    const results = await executor.exec(new cql.PatientSource([{ id: '1', resourceType: 'Patient' }])) as { patientResults: Record<string, Record<string, unknown>> };
    return results.patientResults['1'] ?? {};
  };
}
