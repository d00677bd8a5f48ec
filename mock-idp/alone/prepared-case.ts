import type { Case } from '../cases/case.ts'
import { caseNames, loadCase } from '../cases/catalogue.ts'
import { type Filling, fill } from '../cases/fill.ts'
import { withRedirectUris } from '../cases/redirect-uris.ts'
import type { MockEntra } from '../contract.ts'
import { didYouMean } from '../nearest.ts'
import type { ServeOptions } from './options.ts'
import type { Preparation } from './preparation.ts'
import { flagHint, type Pasted, type Told } from './told.ts'

/** The state of a case. */
export const fromCase = async (
  name: string,
  { redirectUris }: Pick<ServeOptions, 'redirectUris'>,
): Promise<Preparation> => {
  const names = await caseNames()
  if (!names.includes(name))
    return { kind: 'wrong', message: `${unknownCase(name, names)}\nNothing was started.` }
  const found = await loadCase(name)
  return {
    kind: 'ready',
    prepared: {
      config: withRedirectUris(found, redirectUris),
      finish: (entra) => tellCase(entra, found),
    },
  }
}

export const unknownCase = (name: string, names: readonly string[]): string =>
  `There is no case "${name}"${didYouMean(name, names) || '.'} "greencheck idp cases" lists them.`

/** A code is named once: where the title does not say it. */
export const titleOf = ({ title, code }: Pick<Case, 'title' | 'code'>): string =>
  code === undefined ? title : `${title} (AADSTS${code})`

const tellCase = (entra: MockEntra, found: Case): Told => {
  const filling = fillingOf(entra)
  const filled = (text: string): string => fill(text, filling)
  const pasted: Pasted = Object.fromEntries(
    Object.entries(found.paste ?? {}).map(([name, text]) => [name, filled(text)]),
  )
  return {
    title: `case "${found.name}": ${titleOf(found)}.`,
    pasted,
    uriHint: flagHint,
    footer: [
      filled(found.seeIt),
      ...(found.command === undefined ? [] : [`  ${filled(found.command)}`]),
      `You should see: ${filled(found.symptom)}`,
      `What customers do about it: ${filled(found.remedy)}`,
      'Ctrl+C stops the mock.',
    ].join('\n'),
  }
}

const fillingOf = (entra: MockEntra): Filling => {
  const [tenant] = entra.tenants()
  const [application] = tenant?.applications() ?? []
  return {
    origin: entra.origin,
    neighbour: entra.neighbour,
    tenantId: tenant?.id ?? '',
    domain: tenant?.domain ?? '',
    clientId: application?.clientId ?? '',
    secretId: application?.secrets()[0]?.keyId ?? '',
    controlUrl: entra.control.url,
    controlToken: entra.control.token,
  }
}
