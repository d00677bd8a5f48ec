import { z } from 'zod'
import type { Product } from './product.ts'
import type { Problems } from './settings-page.ts'
import type { Connection, ConnectionValues } from './store.ts'

const field = z.string().max(2000).catch('')
export const settingsForm = z
  .object({ clientId: field, clientSecret: field, issuerUrl: field })
  .catch({ clientId: '', clientSecret: '', issuerUrl: '' })
/** The three fields as they were typed. */
export type Typed = z.infer<typeof settingsForm>

export type Entered =
  | { readonly status: 'entered'; readonly values: ConnectionValues & { readonly metadataUrl: string } }
  | { readonly status: 'refused'; readonly problems: Problems }

/** Reads what was typed. */
export const readSettings = ({ rules }: Product, typed: Typed, current: Connection | undefined): Entered => {
  const clientId = rules.pasted(typed.clientId)
  const secret = rules.pasted(typed.clientSecret)
  const issuer = rules.readIssuer(rules.pasted(typed.issuerUrl))
  const clientSecret =
    issuer.status === 'read'
      ? rules.secretToStore(secret, current, { issuer: issuer.issuer, clientId })
      : secret === ''
        ? undefined
        : secret
  const secretProblem =
    current === undefined
      ? "Paste the secret's Value from Entra."
      : 'Enter the secret again: the client ID or the issuer is another one now.'
  // Whether the stored secret may be kept is not known before the issuer is.
  const isUnclear = current !== undefined && issuer.status === 'refused'
  const problems: Problems = {
    ...(clientId === '' ? { clientId: 'Paste the Application (client) ID from Entra.' } : {}),
    ...(clientSecret === undefined && !isUnclear ? { clientSecret: secretProblem } : {}),
    ...(issuer.status === 'refused' ? { issuerUrl: issuer.problem } : {}),
  }
  if (issuer.status === 'refused' || clientSecret === undefined || Object.keys(problems).length > 0)
    return { status: 'refused', problems }
  return {
    status: 'entered',
    values: { clientId, clientSecret, issuer: issuer.issuer, metadataUrl: issuer.metadataUrl },
  }
}
