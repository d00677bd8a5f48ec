import type { PersonRecord } from '../directory/records.ts'
import type { Members } from '../faults/apply.ts'

/**
 * The answer of the UserInfo endpoint: the same `sub` as in the ID token, and never `oid`, `tid`,
 * `preferred_username`, groups or `email_verified`. Of personal accounts it tells the `sub` alone.
 * @param scope what the access token was granted
 */
export const userInfo = ({ person }: PersonRecord, subject: string, scope: readonly string[]): Members => {
  if (person.kind === 'personal') return { sub: subject }
  return {
    sub: subject,
    ...(scope.includes('profile')
      ? {
          name: person.displayName,
          ...(person.familyName === null ? {} : { family_name: person.familyName }),
          ...(person.givenName === null ? {} : { given_name: person.givenName }),
          picture: 'https://graph.microsoft.com/v1.0/me/photo/$value',
        }
      : {}),
    ...(scope.includes('email') && person.mail !== null ? { email: person.mail } : {}),
  }
}
