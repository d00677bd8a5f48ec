/**
 * The names that a scenario's faults and pastes may use, as `{{name}}`. Those that have to be searched for are
 * made only when they are used.
 */
import { groupNames } from './entra-groups.ts'
import type { Names } from './template.ts'
import type { World } from './world.ts'

export const namesOf = (world: World): Names => {
  const { emails, organisations, canary, stage, one } = world
  const names = Object.fromEntries([
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
      [`${name}.kid`, directory.tenant.keys.signing],
      [`${name}.issuer-v1`, directory.tenant.issuerV1],
    ]),
    ...[...world.tokens].map(([name, token]) => [`token.${name}`, token] as const),
    ...(canary === undefined
      ? []
      : [
          ['canary.url', canary.url],
          ['internal.port', String(canary.internalPort)],
        ]),
  ])
  return {
    ...names,
    get 'nonce.last'() {
      return noncesOf(world).at(-1) ?? ''
    },
    get 'nonce.before-last'() {
      return noncesOf(world).at(-2) ?? ''
    },
    get 'minted.id_token'() {
      return mintedLast(world, 'id_token')
    },
    get 'minted.access_token'() {
      return mintedLast(world, 'access_token')
    },
  }
}

/** A token of the last answer of the token endpoint. */
const mintedLast = ({ organisations, stage }: World, name: string): string => {
  const clients = new Set([...organisations.values()].map(({ directory }) => directory.application.clientId))
  const last = stage.entra.journal
    .entries({ message: 'token' })
    .findLast(({ client, outcome }) => client !== undefined && clients.has(client) && outcome === 'answered')
  return last?.minted[name] ?? ''
}

/** The nonces of the authorization requests so far, each once. */
const noncesOf = ({ organisations, stage }: World): readonly string[] => {
  const clients = new Set([...organisations.values()].map(({ directory }) => directory.application.clientId))
  const sent = stage.entra.journal
    .entries({ message: 'authorize' })
    .flatMap(({ client, parameters: { nonce } }) =>
      client !== undefined && clients.has(client) && nonce !== undefined ? [nonce] : [],
    )
  return [...new Set(sent)]
}
