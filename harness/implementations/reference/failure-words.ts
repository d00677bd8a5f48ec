import type { Failure } from './failure.ts'

/** What happened and what to do about it, for the administrator who tests and for a member who logs in. */
export interface Words {
  readonly happened: string
  /** What the administrator does, in Entra or on the settings page. */
  readonly fix: string
  /** What a member does. Default: try again, then ask the administrator. */
  readonly member?: string
}

const tryAgain = 'Try again.'
const tellAdmin = 'Ask your administrator to test the single sign-on settings.'
const newSecret =
  'In Entra, open your app registration, then "Certificates & secrets", make a new client secret, and paste its Value here.'

/** The numbers of Entra's token endpoint that need other advice than their OAuth error does. */
const byNumber: Readonly<Record<number, Words>> = {
  7000215: {
    happened: 'Entra did not accept the client secret (AADSTS7000215).',
    fix: "Paste the secret's Value, not its Secret ID. Entra shows the Value only once: if you no longer have it, make a new client secret.",
    member: tellAdmin,
  },
  7000222: { happened: 'The client secret has expired (AADSTS7000222).', fix: newSecret, member: tellAdmin },
  700016: {
    happened: 'Entra does not know this client ID in this tenant (AADSTS700016).',
    fix: 'Paste the "Application (client) ID" of the app registration, and the metadata document of the same tenant.',
    member: tellAdmin,
  },
  54005: { happened: 'This sign-in was used already (AADSTS54005).', fix: 'Test again.', member: tryAgain },
}

const byError: Readonly<Record<string, Words>> = {
  invalid_client: {
    happened: 'Entra did not accept the client ID and secret.',
    fix: newSecret,
    member: tellAdmin,
  },
  invalid_grant: {
    happened: 'Entra did not accept the end of this sign-in.',
    fix: 'Test again.',
    member: tryAgain,
  },
}

const addEmailClaim =
  'In Entra, open your app registration, then "Token configuration", add the optional claim "email" to the ID token, and make sure that each person has an address in the field "Email".'

const byClaim: Readonly<Record<string, string>> = {
  iss: 'was issued by another tenant or server than the settings name',
  aud: 'was issued to another application than the settings name',
  exp: 'has expired',
  nbf: 'is not valid yet',
  iat: 'was issued at a time that cannot be right',
  nonce: 'belongs to another sign-in',
  sub: 'does not say whom it is about',
}

const mismatch = (entered: string, found: string): Words => {
  const happened = `You entered the issuer "${entered}", and the document there says that it belongs to "${found}".`
  if (found.includes('{')) {
    return {
      happened,
      fix: 'That address is for every tenant. In Entra, open your app registration, then "Endpoints", and copy the "OpenID Connect metadata document": the URL with your own Directory (tenant) ID in it.',
    }
  }
  if (`${found}/` === entered) return { happened, fix: `Remove the slash at the end: paste "${found}".` }
  const sameHost =
    URL.canParse(found) && URL.canParse(entered) && new URL(found).host === new URL(entered).host
  if (sameHost) return { happened, fix: `If that is your tenant, paste "${found}" instead.` }
  return {
    happened,
    fix: 'Copy the "OpenID Connect metadata document" URL from Entra once more. It has to lead to the issuer itself.',
  }
}

/** The words for a failure. Only numbers, OAuth codes and claims decide; the provider's own text never does. */
export const wordsFor = (failure: Failure): Words => {
  switch (failure.kind) {
    case 'unknown-transaction':
      return {
        happened:
          'This sign-in cannot be finished here: it was used already, is more than 10 minutes old, or began in another browser.',
        fix: 'Test again.',
        member: tryAgain,
      }
    case 'settings-changed':
      return {
        happened: 'The settings were changed during this sign-in.',
        fix: 'Test again.',
        member: tryAgain,
      }
    case 'metadata-unreachable':
    case 'metadata-unusable':
      return {
        happened: `The metadata document ${failure.url} could not be used: ${failure.problem}.`,
        fix: 'In Entra, open your app registration, then "Endpoints", and copy the "OpenID Connect metadata document".',
        member:
          "Your organisation's identity provider cannot be reached at the moment. Try again in a few minutes.",
      }
    case 'issuer-mismatch':
      return { ...mismatch(failure.entered, failure.found), member: tellAdmin }
    case 'denied':
      return {
        happened: 'The sign-in at Entra was cancelled or not allowed (access_denied).',
        fix: 'Test again and finish the sign-in. If Entra shows no way to, assign yourself to the application there.',
        member:
          'Try again. If Entra keeps you out, ask your administrator to give you access to this application there.',
      }
    case 'sign-in-refused':
      return {
        happened: `Entra ended the sign-in with "${failure.error}".`,
        fix: 'Test again. https://login.microsoftonline.com/error explains the number, if Entra gave one.',
      }
    case 'code-refused': {
      const known = failure.codes.map((code) => byNumber[code]).find((words) => words !== undefined)
      return (
        known ??
        byError[failure.error] ?? { happened: `Entra answered "${failure.error}".`, fix: 'Test again.' }
      )
    }
    case 'no-answer':
      return {
        happened: 'Entra gave no usable answer.',
        fix: 'Test again in a few minutes.',
        member:
          "Your organisation's identity provider has trouble at the moment. Try again in a few minutes.",
      }
    case 'token-invalid': {
      const why = failure.claim === undefined ? 'is not properly signed or formed' : byClaim[failure.claim]
      return {
        happened: `The ID token was not accepted: it ${why ?? `has a wrong "${failure.claim}"`}.`,
        fix: 'Check that client ID and metadata document belong to the same app registration, and test again.',
      }
    }
    case 'email-missing':
      return {
        happened: 'Entra did not say your e-mail address: the claim "email" is missing.',
        fix: addEmailClaim,
        member:
          'Ask the Entra administrator to add the optional claim "email" to the ID token, and to fill in your address.',
      }
    case 'user-info-failed':
      return {
        happened:
          'Entra did not say your e-mail address: the ID token has none, and UserInfo gave no usable answer.',
        fix: addEmailClaim,
      }
    case 'email-unverified':
      return {
        happened: `The identity provider says that the address ${failure.email} is not verified.`,
        fix: 'Have the address verified there.',
        member: 'Ask your administrator to have the address verified.',
      }
    case 'other-domain':
      return {
        happened: `The address ${failure.email} is in none of the e-mail domains of this organisation.`,
        fix: 'Sign in with an address of one of them, or add the domain to the matching e-mail domains.',
        member: 'Sign in at Entra with an address of your organisation, or ask your administrator.',
      }
    case 'other-person':
      return {
        happened: `At Entra you signed in as ${failure.named}, and here you are ${failure.signedIn}.`,
        fix: `Test again and sign in as ${failure.signedIn}, or add ${failure.named} to your account here first.`,
        member: `Sign in at Entra as ${failure.signedIn}, or sign in here with the account that has ${failure.named}.`,
      }
    case 'other-subject':
      return {
        happened: `The address ${failure.named} belonged to somebody else at Entra when it was used here before.`,
        fix: 'Find out in Entra to whom the address belongs, and who had it before.',
        member: 'Ask your administrator: the address may have been given to somebody else.',
      }
  }
}

/** Long enough for Entra's text with the correlation ID that its support asks for. */
const longestQuote = 600

/** What the settings page says about a test that failed: our words, and the provider's beside them. */
export const adminMessage = (failure: Failure): { readonly message: string; readonly said?: string } => {
  const { happened, fix } = wordsFor(failure)
  const said = 'said' in failure ? { said: failure.said.slice(0, longestQuote) } : {}
  return { message: `${happened} ${fix}`, ...said }
}
