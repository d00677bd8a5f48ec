import type { ApplicationRecord, PersonRecord } from '../directory/records.ts'
import { readDuration } from '../duration.ts'
import type { Seed } from '../seed.ts'
import type { Login } from './login.ts'
import { isMicrosofts } from './microsoft-resources.ts'
import type { Resource } from './resource.ts'

const hour = 3_600
const day = 86_400

/** Seconds that a token lifetime policy of an application says; undefined without one. */
const byPolicy = ({ tokenLifetime }: ApplicationRecord): number | undefined => {
  const milliseconds = tokenLifetime === undefined ? undefined : readDuration(tokenLifetime)
  return milliseconds === undefined ? undefined : Math.floor(milliseconds / 1000)
}

/** Seconds from now until an ID token expires: an hour, for personal accounts a day, unless a policy says otherwise. */
export const idTokenLife = (application: ApplicationRecord, { person }: PersonRecord): number =>
  byPolicy(application) ?? (person.kind === 'personal' ? day : hour)

/** A number from 0 to `most`, another one for each label. */
const random = (seed: Seed, label: string, most: number): number =>
  Math.floor((seed.bytes(label, 4).readUInt32BE() / 2 ** 32) * (most + 1))

/**
 * Seconds that an access token lives: 60 to 90 minutes at random; for Graph 24 to 28 hours when the client can
 * handle claims challenges (continuous access evaluation); by a policy of the resource if it has one.
 */
export const accessTokenLife = (
  seed: Seed,
  serial: number,
  { resource, capabilities = [] }: Login,
): number => {
  if (resource.kind === 'application')
    return byPolicy(resource.application) ?? hour - 1 + random(seed, `life:${serial}`, hour / 2)
  return capabilities.includes('cp1')
    ? day - 1 + random(seed, `life:${serial}`, 4 * hour)
    : hour - 1 + random(seed, `life:${serial}`, hour / 2)
}

/** Seconds that an access token of an application by itself lives: an hour; for resources of Microsoft’s a day. */
export const appOnlyLife = (resource: Resource): number => {
  if (resource.kind === 'graph' || isMicrosofts(resource.application.clientId)) return day - 1
  return byPolicy(resource.application) ?? hour - 1
}

/** Seconds after which Entra lets a client renew an access token: half of its life, if it lives for two hours or more. */
export const refreshInOf = (life: number): number | undefined =>
  life < 2 * hour ? undefined : Math.floor(life / 2)
