/** What a configuration says twice, and whom it names that it does not have. Pure; shapes are checked before. */
import type { ApplicationConfig, ConsumersConfig, EntraConfig, TenantConfig } from '../contract.ts'
import type { Problem } from '../errors.ts'
import { didYouMean } from '../nearest.ts'
import { guidPattern } from '../seed.ts'

/** The name by which an application is recognised: its client ID, or without one its display name. */
export const applicationName = ({ clientId, displayName }: ApplicationConfig): string =>
  (clientId ?? displayName ?? '').toLowerCase()

export const referenceProblems = ({ tenants = [], consumers = {} }: EntraConfig): readonly Problem[] => [
  ...twice(
    tenants.map(({ domain }, index) => [`tenants.${index}.domain`, domain]),
    'the domain of another tenant above',
  ),
  ...twice(
    tenants.flatMap(({ id }, index) => (id === undefined ? [] : [[`tenants.${index}.id`, id] as const])),
    'the id of another tenant above',
  ),
  ...twice(
    tenants.flatMap(({ applications = [] }, tenant) =>
      applications.flatMap(({ clientId }, index) =>
        clientId === undefined
          ? []
          : [[`tenants.${tenant}.applications.${index}.clientId`, clientId] as const],
      ),
    ),
    'the client ID of another application above',
  ),
  ...tenants.flatMap((tenant, index) => tenantProblems(tenant, `tenants.${index}`)),
  ...peopleProblems(consumers, 'consumers'),
]

type Named = readonly (readonly [path: string, name: string])[]

const twice = (named: Named, what: string): readonly Problem[] =>
  named.flatMap(([path, name], index) =>
    named.findIndex(([, other]) => other.toLowerCase() === name.toLowerCase()) === index
      ? []
      : [{ path, message: `${JSON.stringify(name)} is ${what}` }],
  )

const unknown = (named: Named, known: readonly string[], what: string): readonly Problem[] => {
  const names = new Set(known.map((name) => name.toLowerCase()))
  return named.flatMap(([path, name]) =>
    names.has(name.toLowerCase()) || guidPattern.test(name)
      ? []
      : [{ path, message: `there is no ${what} ${JSON.stringify(name)} here${didYouMean(name, known)}` }],
  )
}

const peopleProblems = (
  { people = [], signInAs, faults = [] }: ConsumersConfig,
  path: string,
): readonly Problem[] => {
  const names = people.map(({ userPrincipalName }) => userPrincipalName)
  return [
    ...twice(
      names.map((name, index) => [`${path}.people.${index}.userPrincipalName`, name]),
      'the name of another person above',
    ),
    ...unknown(signInAs === undefined ? [] : [[`${path}.signInAs`, signInAs]], names, 'person'),
    ...unknown(
      faults.flatMap(({ scope }, index) =>
        scope?.person === undefined ? [] : [[`${path}.faults.${index}.scope.person`, scope.person] as const],
      ),
      names,
      'person',
    ),
  ]
}

const tenantProblems = (tenant: TenantConfig, path: string): readonly Problem[] => {
  const { applications = [], groups = [], people = [], conditionalAccess = [], faults = [] } = tenant
  const peopleNames = people.map(({ userPrincipalName }) => userPrincipalName)
  const applicationNames = applications.flatMap(({ clientId, displayName }) =>
    [clientId, displayName].filter((name) => name !== undefined),
  )
  const groupNames = [
    ...groups.map(({ displayName }) => displayName),
    ...people.flatMap((person) => (typeof person.groups === 'object' ? person.groups : [])),
  ]
  return [
    ...peopleProblems(tenant, path),
    ...twice(
      groups.map(({ displayName }, index) => [`${path}.groups.${index}.displayName`, displayName]),
      'the name of another group above',
    ),
    ...twice(
      applications.flatMap((application, index) =>
        application.clientId === undefined
          ? [[`${path}.applications.${index}`, applicationName(application)] as const]
          : [],
      ),
      'the name of another application above: give each a displayName or a clientId of its own',
    ),
    ...unknown(
      conditionalAccess.flatMap((policy, index) =>
        (policy.people ?? []).map(
          (name, at) => [`${path}.conditionalAccess.${index}.people.${at}`, name] as const,
        ),
      ),
      peopleNames,
      'person',
    ),
    ...unknown(
      faults.flatMap(({ scope }, index) =>
        scope?.application === undefined
          ? []
          : [[`${path}.faults.${index}.scope.application`, scope.application] as const],
      ),
      applicationNames,
      'application',
    ),
    ...applications.flatMap(({ secrets = [], assignments = [] }, index) => [
      ...twice(
        secrets.map(({ displayName = '' }, at) => [
          `${path}.applications.${index}.secrets.${at}`,
          displayName,
        ]),
        'the name of another secret above: give each a displayName of its own',
      ),
      ...unknown(
        assignments.map(({ principal }, at) => [
          `${path}.applications.${index}.assignments.${at}.principal`,
          principal,
        ]),
        [...peopleNames, ...groupNames, ...applicationNames],
        'person, group or application',
      ),
    ]),
  ]
}
