/** What an application for personal accounts may not have, and how many redirect URIs any may have. */
import type { ApplicationSettings } from '../contract.ts'
import type { Problem } from '../errors.ts'

const lists = ['redirectUris', 'spaRedirectUris', 'nativeRedirectUris'] as const

type Concerned = Pick<
  ApplicationSettings,
  (typeof lists)[number] | 'signInAudience' | 'requestedAccessTokenVersion'
>

/**
 * Microsoft's "Redirect URI restrictions and limitations": 256 URIs, 100 with personal accounts, which take no query
 * and no wildcard either; their access tokens are v2.0 (application manifest).
 */
export const audienceProblems = (settings: Concerned): readonly Problem[] => {
  const { signInAudience, requestedAccessTokenVersion: version } = settings
  const personal = signInAudience.endsWith('PersonalMicrosoftAccount')
  const most = personal ? 100 : 256
  const uris = lists.flatMap((list) =>
    settings[list].map((uri, index) => ({ uri, path: `${list}.${index}` })),
  )
  return [
    ...uris.slice(most, most + 1).map(({ path }) => ({ path, message: `at most ${most} redirect URIs` })),
    ...uris.flatMap(({ uri, path }) =>
      personal && /[?*]/.test(uri)
        ? [
            {
              path,
              message: `${JSON.stringify(uri)} has a query or a wildcard; with personal accounts it may not`,
            },
          ]
        : [],
    ),
    ...(personal && version !== 2
      ? [{ path: 'requestedAccessTokenVersion', message: 'expected 2, for personal accounts' }]
      : []),
  ]
}
