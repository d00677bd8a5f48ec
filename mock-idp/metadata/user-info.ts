import type { PersonRecord } from '../directory/records.ts'
import type { Members } from '../faults/apply.ts'

/**
 * The answer of the UserInfo endpoint: the same `sub` as in the ID token, and never `oid`, `tid` or
 * `email_verified`.
 * @param scope what the access token was granted
 */
export const userInfo = ({ person }: PersonRecord, subject: string, scope: readonly string[]): Members => ({
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
})
