import type { Refusal } from '../../aadsts/refusal.ts'
import type { CertificateRecord, SecretRecord } from '../../directory/records.ts'

/** How an application proved itself. `none`: it is public, and has nothing to prove itself with. */
export type ClientProof =
  | { readonly kind: 'none' }
  | { readonly kind: 'secret'; readonly secret: SecretRecord }
  | { readonly kind: 'certificate'; readonly certificate: CertificateRecord }
  | { readonly kind: 'federated'; readonly issuer: string }

export type Authentication =
  | { readonly kind: 'proven'; readonly proof: ClientProof }
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly secret?: SecretRecord }

/** As `azpacr` says it: 0 not at all, 1 by a secret, 2 by a certificate or another issuer's token. */
export const credentialOf = ({ kind }: ClientProof): 0 | 1 | 2 =>
  kind === 'none' ? 0 : kind === 'secret' ? 1 : 2

export const secretOf = (proof: ClientProof | undefined): SecretRecord | undefined =>
  proof?.kind === 'secret' ? proof.secret : undefined
