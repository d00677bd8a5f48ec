import type { Refusal } from '../../aadsts/refusal.ts'
import { type Directory, findApplication, type LiveAuthority } from '../../directory/directory.ts'
import type { ApplicationRecord } from '../../directory/records.ts'
import { guidPattern } from '../../seed.ts'
import { missing, tenantNameOf, unknownApplication } from '../authorize-request.ts'

export type FoundClient =
  | { readonly kind: 'client'; readonly application: ApplicationRecord }
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly application?: ApplicationRecord }

/** The application that a client ID names at this authority, or why it cannot be used there. */
export const findClient = (
  directory: Directory,
  authority: LiveAuthority,
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
  const names = { appId: application.clientId, appName: application.displayName }
  if (!application.enabled)
    return {
      kind: 'refused',
      application,
      refusal: { code: 7000112, values: names, reason: 'The application is disabled.' },
    }
  if (authority.kind === 'alias' && application.signInAudience === 'AzureADMyOrg')
    return {
      kind: 'refused',
      application,
      refusal: {
        code: 50194,
        values: names,
        reason: `The application is single-tenant and was used at /${authority.segment}.`,
      },
    }
  return { kind: 'client', application }
}
