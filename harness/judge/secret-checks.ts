/** What the journal shows about how the client secret travelled. Pure. */
import type { JournalEntry } from '../../mock-idp/contract.ts'

type Check = (journal: readonly JournalEntry[]) => string | undefined

export const secretChecks = {
  'secret-in-body': (journal) => {
    const tokens = journal.filter(({ message }) => message === 'token')
    if (tokens.length === 0) return 'sent no token request'
    return tokens.every(({ parameters }) => (parameters['client_secret'] ?? '') !== '')
      ? undefined
      : 'did not send the client secret in the body, which is the only way that the metadata names'
  },
  'secret-by-basic': (journal) => {
    const tokens = journal.filter(({ message }) => message === 'token')
    if (tokens.length === 0) return 'sent no token request'
    return tokens.every(({ parameters }) => parameters['client_secret'] === undefined)
      ? undefined
      : 'sent the client secret in the body although the metadata does not name that way'
  },
  'secret-stays-home': (journal) => {
    const tokens = journal.filter(({ message }) => message === 'token')
    if (tokens.some(({ path }) => path.includes('client_secret='))) return 'sent the client secret in a URL'
    return tokens.some(
      ({ code, parameters }) => code === 'AADSTS7000215' && (parameters['client_secret'] ?? '') !== '',
    )
      ? 'sent the stored client secret to an identity provider that it does not belong to'
      : undefined
  },
} as const satisfies Readonly<Record<string, Check>>
