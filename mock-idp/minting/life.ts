import type { ApplicationRecord } from '../directory/records.ts'
import type { Seed } from '../seed.ts'

/** Seconds: access tokens live 60 to 90 minutes, at random, as those of Entra do. */
export const accessTokenLife = (seed: Seed, serial: number, application: ApplicationRecord): number =>
  3_599 + (seed.bytes(`life:${application.clientId}:${serial}`, 2).readUInt16BE() % 1_801)

/** Seconds after which Entra lets a client renew an access token: half of its life, if it lives for two hours or more. */
export const refreshInOf = (life: number): number | undefined =>
  life < 7_200 ? undefined : Math.floor(life / 2)
