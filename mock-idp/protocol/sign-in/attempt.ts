import type { Directory, LiveAuthority } from '../../directory/directory.ts'
import type { ApplicationRecord, PersonRecord, TenantRecord } from '../../directory/records.ts'
import type { AuthorizeRequest } from '../authorize-request.ts'
import type { Progress } from './progress.ts'

/** A sign-in of a known person to a known application: everything that the directory's rules judge by. */
export interface Attempt {
  readonly directory: Directory
  readonly authority: LiveAuthority
  /** The tenant that they sign in to: that of the path, or their own behind /common. */
  readonly tenant: TenantRecord
  readonly application: ApplicationRecord
  readonly record: PersonRecord
  readonly request: AuthorizeRequest
  readonly progress: Progress
}

/** The tenant that a guest comes from, if the mock knows it. */
export const originOf = ({ directory, record }: Attempt): TenantRecord | undefined =>
  record.person.identityProvider === undefined
    ? undefined
    : directory.tenants.get(record.person.identityProvider)

/** Something that the sign-in page asks for before it lets somebody on. */
export const steps = ['password', 'new-password', 'second-factor', 'enrol', 'consent', 'approval'] as const
export type Step = (typeof steps)[number]
