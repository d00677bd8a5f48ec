import type { Refusal } from '../../aadsts/refusal.ts'
import { type Directory, findApplication, type LiveAuthority } from '../../directory/directory.ts'
import type { ApplicationRecord } from '../../directory/records.ts'
import type { Version } from '../../minting/version.ts'
import { guidPattern } from '../../seed.ts'
import { applicationRefusal } from '../authorize/application-checks.ts'
import { missing, tenantNameOf, unknownApplication } from '../authorize-request.ts'

export type FoundClient =
  | { readonly kind: 'client'; readonly application: ApplicationRecord }
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly application?: ApplicationRecord }

/** The application that a client ID names at this authority, or why it cannot be used there. */
export const findClient = (
  directory: Directory,
  authority: LiveAuthority,
  version: Version,
  clientId: string | undefined,
): FoundClient => {
  if (clientId === undefined || clientId === '') return { kind: 'refused', refusal: missing('client_id') }
  if (!guidPattern.test(clientId) || /^[0-]+$/.test(clientId))
    return {
      kind: 'refused',
      refusal: {
        code: 700038,
        values: { appId: clientId },
        reason: `${clientId} is not a usable client ID.`,
      },
    }
  const application = findApplication(directory, authority, clientId)
  if (application === undefined)
    return { kind: 'refused', refusal: unknownApplication(clientId, tenantNameOf(authority)) }
  const refusal = applicationRefusal({ application, authority, version })
  return refusal === undefined ? { kind: 'client', application } : { kind: 'refused', application, refusal }
}
