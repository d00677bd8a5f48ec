/** The names that a scenario's faults and pastes may use, as `{{name}}`. */
import { groupNames } from './entra-groups.ts'
import type { Names } from './template.ts'
import type { World } from './world.ts'

export const namesOf = (world: World): Names => {
  const { emails, organisations, canary, stage, one } = world
  return Object.fromEntries([
    ['entra.origin', stage.entra.origin],
    ...Object.entries(groupNames(stage.seed, one)),
    ['entra.host', new URL(stage.entra.origin).host],
    ...Object.entries(emails).map(([who, email]) => [`${who}.email`, email]),
    ...[...organisations].flatMap(([name, { directory }]) => [
      [`${name}.tenant`, directory.tenant.id],
      [`${name}.domain`, directory.tenant.domain],
      [`${name}.clientId`, directory.application.clientId],
      [`${name}.issuer`, directory.tenant.issuer],
      [`${name}.secret`, directory.secret.value],
    ]),
    ...noncesOf(world),
    ...(canary === undefined
      ? []
      : [
          ['canary.url', canary.url],
          ['internal.port', String(canary.internalPort)],
        ]),
  ])
}

/** The nonces of the last two authorization requests. */
const noncesOf = ({ organisations, stage }: World): readonly (readonly [string, string])[] => {
  const clients = new Set([...organisations.values()].map(({ directory }) => directory.application.clientId))
  const sent = stage.entra.journal
    .entries({ message: 'authorize' })
    .flatMap(({ client, parameters: { nonce } }) =>
      client !== undefined && clients.has(client) && nonce !== undefined ? [nonce] : [],
    )
  const [beforeLast, last] = [...new Set(sent)].slice(-2)
  return [
    ...(last === undefined ? [] : [['nonce.last', last] as const]),
    ...(beforeLast === undefined ? [] : [['nonce.before-last', beforeLast] as const]),
  ]
}
