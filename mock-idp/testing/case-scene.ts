import * as oidc from 'openid-client'
import { expect, it } from 'vitest'
import { fromCase } from '../alone/prepared-case.ts'
import type { Told } from '../alone/told.ts'
import type { Case } from '../cases/case.ts'
import { loadCase } from '../cases/catalogue.ts'
import type { Application, ClientSecret, MockEntra, Person, Tenant } from '../contract.ts'
import { startMockEntra } from '../start.ts'
import { startTrustedMock } from './https-scene.ts'
import { callback } from './relying-party.ts'

/** A mock in the state of a case, and what its reader pastes into the product. */
export interface CaseScene {
  readonly one: Case
  readonly entra: MockEntra
  readonly tenant: Tenant
  readonly app: Application
  readonly secret: ClientSecret
  readonly pasted: {
    readonly issuer: string
    readonly metadataUrl: string
    readonly clientId: string
    readonly clientSecret: string
  }
  /** What the program says under the values: what to do, what one sees, and the remedy. */
  readonly footer: string
  /** Somebody of the case, by what they type when they sign in. */
  readonly person: (signInName: string) => Person
}

/**
 * A test that sees the symptom of a case, with the mock in the state in which `greencheck idp --case NAME`
 * starts it. That every case has one is proved by reading these titles.
 * @param over some clients speak https only
 */
export const symptom = (
  name: string,
  sees: string,
  look: (scene: CaseScene) => Promise<void>,
  over: 'http' | 'https' = 'http',
): void => {
  it(`${name}: ${sees}`, async () => {
    const preparation = await fromCase(name, { redirectUris: [callback] })
    if (preparation.kind === 'wrong') throw new TypeError(preparation.message)
    const { config = {}, finish } = preparation.prepared
    const { entra, close } = over === 'https' ? await startTrustedMock({ config }) : await startPlain(config)
    try {
      await look(sceneOf(await loadCase(name), entra, finish(entra)))
    } finally {
      await close()
    }
  })
}

const startPlain = async (config: Case['config']) => {
  const entra = await startMockEntra({ http: true, seed: 'cases', config })
  return { entra, close: () => entra.close() }
}

const sceneOf = (one: Case, entra: MockEntra, { pasted = {}, footer }: Told): CaseScene => {
  const [tenant] = entra.tenants()
  const [app] = tenant?.applications() ?? []
  const [secret] = app?.secrets() ?? []
  if (tenant === undefined || app === undefined || secret === undefined)
    throw new TypeError(`the case ${one.name} has no product with a secret`)
  return {
    one,
    entra,
    tenant,
    app,
    secret,
    pasted: {
      issuer: tenant.issuer,
      metadataUrl: tenant.metadataUrl,
      clientId: app.clientId,
      clientSecret: secret.value,
      ...pasted,
    },
    footer,
    person: (signInName) => {
      const people = [...tenant.people(), ...entra.tenants().flatMap((other) => other.people())]
      const found = [...people, ...entra.consumers.people()].find(
        (person) => person.signInName === signInName,
      )
      if (found === undefined) throw new TypeError(`the case ${one.name} has no ${signInName}`)
      return found
    },
  }
}

/** openid-client with what was pasted: it reads the metadata and compares issuers, as the standard says. */
export const discoverPasted = (
  { pasted }: CaseScene,
  changes: Partial<CaseScene['pasted']> = {},
  ...execute: ((config: oidc.Configuration) => void)[]
): Promise<oidc.Configuration> => {
  const { issuer, clientId, clientSecret } = { ...pasted, ...changes }
  return oidc.discovery(new URL(issuer), clientId, clientSecret, undefined, {
    execute: [oidc.allowInsecureRequests, ...execute],
  })
}

/** The number of a case, and the words that its symptom quotes, as Entra says them. */
export const wordsOf = ({ code, symptom: text }: Case): RegExp => {
  const [, quoted = ''] = /AADSTS\d+, "([^"]+)"/.exec(text) ?? []
  const literal = quoted.split('…').map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`AADSTS${code}: ${literal.join('.+')}`)
}

/** What openid-client makes of an error of the token endpoint or of a redirect. */
export const refusal = (one: Case, rest: Readonly<Record<string, unknown>> = {}) => ({
  ...rest,
  error_description: expect.stringMatching(wordsOf(one)),
})

/** A page of Entra with the number of the case: the product hears nothing. */
export const stoppedAtPage = (one: Case) => ({ at: 'page', text: expect.stringMatching(wordsOf(one)) })
