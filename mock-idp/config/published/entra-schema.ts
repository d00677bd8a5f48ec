/**
 * The published JSON Schema of seed files, for editors: `# yaml-language-server: $schema=…` in the first line
 * of a file gives completion and hints. `npm run docs` writes it.
 */
import { z } from 'zod'
import { entraConfig } from '../schema/config.ts'
import { type ContractDocs, readContractDocs } from './contract-docs.ts'
import { faultSchema, type JsonSchema } from './fault-schema.ts'

/** Where the shapes of the contract are in the schema, and which interfaces tell about their members. */
const interfacesAt: Readonly<Record<string, readonly string[]>> = {
  '': ['EntraConfig'],
  tenants: ['TenantConfig', 'TenantOptions', 'ConsumersConfig'],
  'tenants.people': ['PersonOptions'],
  'tenants.groups': ['GroupOptions'],
  'tenants.clock': ['ClockConfig'],
  'tenants.conditionalAccess': ['ConditionalAccessPolicy'],
  'tenants.applications': ['ApplicationConfig', 'ApplicationOptions'],
  'tenants.applications.secrets': ['SecretConfig', 'SecretOptions'],
  'tenants.applications.federatedCredentials': ['FederatedCredential'],
  'tenants.applications.consents': ['Consent'],
  'tenants.applications.appRoles': ['AppRole'],
  'tenants.applications.assignments': ['Assignment'],
  consumers: ['ConsumersConfig'],
  'consumers.people': ['PersonOptions'],
  'consumers.clock': ['ClockConfig'],
}

/** The text of `entra.schema.json`. */
export const entraSchemaText = async (): Promise<string> => {
  const { $schema, definitions, ...made } = z.toJSONSchema(entraConfig, {
    target: 'draft-7',
    io: 'input',
    unrepresentable: 'any',
  })
  const schema = described(made as JsonSchema, '', await readContractDocs())
  const document = {
    $schema,
    title: 'A directory of the mock Entra ID',
    ...withFaults(schema),
    definitions: { ...(isObject(definitions) ? definitions : {}), fault: faultSchema() },
  }
  return `${JSON.stringify(document, null, 1)}\n`
}

const isObject = (value: unknown): value is JsonSchema =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The schema with the contract's words at every member that has some; lists are seen through. */
const described = (schema: JsonSchema, path: string, docs: ContractDocs): JsonSchema => {
  const { items, properties } = schema
  if (isObject(items)) return { ...schema, items: described(items, path, docs) }
  if (!isObject(properties)) return schema
  const tellers = interfacesAt[path] ?? []
  const members = Object.entries(properties).map(([name, member]) => {
    const inner = isObject(member) ? described(member, path === '' ? name : `${path}.${name}`, docs) : member
    const doc = tellers.map((teller) => docs.get(teller)?.get(name)).find((text) => text !== undefined)
    return [name, doc === undefined || !isObject(inner) ? inner : { ...inner, description: doc }] as const
  })
  return { ...schema, properties: Object.fromEntries(members) }
}

/** Lies have a schema of their own, which is made from their grammar. JSON files may name this schema. */
const withFaults = (schema: JsonSchema): JsonSchema => {
  const replaced: JsonSchema = JSON.parse(JSON.stringify(schema), (name, value: unknown) =>
    name === 'faults' && isObject(value) && value['type'] === 'array'
      ? { ...value, items: { $ref: '#/definitions/fault' } }
      : value,
  )
  const { properties, ...rest } = replaced
  return { ...rest, properties: { $schema: { type: 'string' }, ...(isObject(properties) ? properties : {}) } }
}
