import { faultPoints } from '../../faults/fault.ts'
import { type Field, type FieldShape, grammar, scopeFields } from '../../faults/grammar.ts'

/** A piece of JSON Schema. */
export type JsonSchema = { readonly [keyword: string]: unknown }

/** A lie as JSON Schema, made from the grammar: one alternative for every message and act. */
export const faultSchema = (): JsonSchema => ({
  anyOf: faultPoints.flatMap((at) =>
    Object.entries(grammar[at]).map(([act, { says, fields }]) =>
      closed(
        [
          ['at', { const: at }],
          ['do', { const: act, description: says }],
          ['says', { type: 'string', minLength: 1, description: 'Completes "The mock Entra sent …".' }],
          ...fields.map(property),
          ['scope', closed(scopeFields.map(property), [])],
        ],
        ['at', 'do', 'says', ...fields.filter(({ required }) => required).map(({ name }) => name)],
      ),
    ),
  ),
})

const closed = (
  properties: readonly (readonly [string, JsonSchema])[],
  required: readonly string[],
): JsonSchema => ({
  type: 'object',
  properties: Object.fromEntries(properties),
  ...(required.length === 0 ? {} : { required }),
  additionalProperties: false,
})

const property = ({ name, shape, says }: Field): readonly [string, JsonSchema] => [
  name,
  { ...ofShape(shape), description: says },
]

const ofShape = (shape: FieldShape): JsonSchema => {
  switch (shape.kind) {
    case 'text':
      return { type: 'string', ...(shape.mayBeEmpty ? {} : { minLength: 1 }) }
    case 'number':
      return { type: shape.whole ? 'integer' : 'number', minimum: shape.least, maximum: shape.most }
    case 'one of':
      return { enum: shape.words }
    case 'AADSTS number':
      return { type: 'integer' }
    case 'URL':
    case 'time':
    // Names are looked up when the configuration is applied.
    case 'GUID':
      return { type: 'string' }
    case 'value':
    case 'json':
      return {}
  }
}
