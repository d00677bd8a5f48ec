/**
 * The grammar of faults as data: what can be done at which message, and with which fields. The check of faults
 * from outside, the vocabulary for people and its page in the docs all read this table.
 */
import {
  compressions,
  type FaultPoint,
  forgettableRules,
  honestChanges,
  redirectStatuses,
  refusalForms,
  signingLies,
  textEncodings,
  unpublishedKeys,
} from './fault.ts'

export type FieldShape =
  | { readonly kind: 'text'; readonly mayBeEmpty?: true }
  | { readonly kind: 'number'; readonly least: number; readonly most: number; readonly whole: boolean }
  | { readonly kind: 'one of'; readonly words: readonly (string | number)[] }
  /** Plain JSON, or a value that only the mock can know. */
  | { readonly kind: 'value' }
  | { readonly kind: 'json' }
  /** A number of the AADSTS catalogue. */
  | { readonly kind: 'AADSTS number' }
  | { readonly kind: 'URL' }
  | { readonly kind: 'time' }
  | { readonly kind: 'GUID' }

export interface Field {
  readonly name: string
  readonly shape: FieldShape
  readonly required: boolean
  readonly says: string
}

export interface Act {
  readonly says: string
  readonly fields: readonly Field[]
}

const need = (name: string, shape: FieldShape, says: string): Field => ({ name, shape, required: true, says })
const may = (name: string, shape: FieldShape, says: string): Field => ({ name, shape, required: false, says })
const oneOf = (words: readonly (string | number)[]): FieldShape => ({ kind: 'one of', words })
const text: FieldShape = { kind: 'text' }
const whole = (least: number, most: number): FieldShape => ({ kind: 'number', least, most, whole: true })

const member = need(
  'member',
  text,
  'name or path of a member, such as `issuer`, `keys.0.kid` or `keys.*.x5c`',
)
const claim = need('member', text, 'name of a claim, or of a member of the header')
const value = need('value', { kind: 'value' }, 'what is sent in its place')
const part = need('part', oneOf(['claims', 'header']), 'which part of the token')
const code = need('code', { kind: 'AADSTS number' }, 'the number, for example 7000222')

const ofMessages: Readonly<Record<string, Act>> = {
  set: { says: 'Sends another value for one member, or a member more.', fields: [member, value] },
  drop: { says: 'Leaves one member out.', fields: [member] },
  answer: {
    says: 'Sends another answer in the place of the message.',
    fields: [
      need('status', whole(200, 599), 'HTTP status'),
      need('body', { kind: 'json' }, 'JSON, or a text that is sent as it is'),
      may('contentType', text, 'default `application/json; charset=utf-8`'),
    ],
  },
  redirect: {
    says: 'Redirects to somewhere else in the place of the message.',
    fields: [
      need('location', text, 'value of the header Location'),
      may('status', oneOf(redirectStatuses), 'default 302'),
    ],
  },
  'content-type': {
    says: 'Sends the message under another content type or charset.',
    fields: [
      need('contentType', text, 'value of the header Content-Type'),
      may('encoding', oneOf(textEncodings), 'how the bytes are really written; default utf-8'),
    ],
  },
  oversize: {
    says: 'Fills the message up with white space.',
    fields: [
      need('bytes', whole(1, 2 ** 40), 'length of the body'),
      may('compressed', oneOf(compressions), 'sent so, as a few kilobytes that become very many'),
    ],
  },
  delay: {
    says: 'Sends the message late.',
    fields: [
      need('milliseconds', { kind: 'number', least: 0, most: 86_400_000, whole: false }, 'how long it waits'),
    ],
  },
  truncate: { says: 'Sends half of the message and closes the connection.', fields: [] },
  reset: { says: 'Resets the connection in the place of the message.', fields: [] },
}

const ofTokens: Readonly<Record<string, Act>> = {
  set: { says: 'Puts another value into the token before it is signed.', fields: [claim, value, part] },
  drop: { says: 'Leaves a claim or a header member out before the token is signed.', fields: [claim, part] },
  sign: {
    says: 'Signs the token wrongly.',
    fields: [
      need('with', oneOf(signingLies), 'how'),
      may(
        'alg',
        { kind: 'text', mayBeEmpty: true },
        'what the header says about it, for example the spellings of `none`',
      ),
      may('secret', { kind: 'text', mayBeEmpty: true }, 'what `guessable-secret` is keyed with'),
    ],
  },
  repeat: {
    says: 'Sends a claim or a header member twice: first the honest value, then another one.',
    fields: [claim, value, part],
  },
  tamper: { says: 'Changes a claim after signing and keeps the signature.', fields: [claim, value] },
}

const refuse: Act = {
  says: 'Refuses in the place of the honest answer, in Entra’s own words for an AADSTS number.',
  fields: [code],
}

/** What can be done at each message. */
export const grammar: Readonly<Record<FaultPoint, Readonly<Record<string, Act>>>> = {
  discovery: ofMessages,
  jwks: ofMessages,
  'authorization-response': {
    ...ofMessages,
    refuse: {
      ...refuse,
      fields: [
        code,
        may('as', oneOf(refusalForms), 'to the redirect URI, or on a page of Entra’s; default `redirect`'),
      ],
    },
  },
  'token-response': {
    ...ofMessages,
    refuse,
    forget: {
      says: 'Forgets a rule that the authorization server keeps.',
      fields: [need('rule', oneOf(forgettableRules), 'which rule')],
    },
  },
  'id-token': {
    ...ofTokens,
    replay: { says: 'Sends the token that the same person and application got last time.', fields: [] },
  },
  'access-token': ofTokens,
  'logout-token': ofTokens,
  'device-code': { ...ofMessages, refuse },
  userinfo: ofMessages,
  logout: {
    ...ofMessages,
    omit: { says: 'Does not tell the application that the person signed out.', fields: [] },
    divert: {
      says: 'Tells somebody else that the person signed out.',
      fields: [need('location', { kind: 'URL' }, 'the logout URL that is called in its place')],
    },
  },
}

/** What a fault is limited to, within its tenant. */
export const scopeFields: readonly Field[] = [
  may('application', { kind: 'GUID' }, 'client ID of the only application that is lied to'),
  may('person', { kind: 'GUID' }, 'object ID of the only person about whom is lied'),
  may('nth', whole(1, 1e9), 'lie only at this occurrence of the message; 1 is the first'),
  may('times', whole(1, 1e9), 'lie at so many occurrences, from the first (or from `nth`) on'),
  may('until', { kind: 'time' }, 'lie until this time (ISO 8601), by the tenant’s clock'),
]

/** Values that only the mock can know: an object with exactly one of these members. */
export const specialValues: readonly Field[] = [
  need('$now', text, 'seconds since the epoch by the tenant’s clock, moved by a duration such as `-15m`'),
  need('$issuerOf', text, 'the v2.0 issuer of the tenant with this GUID'),
  need('$honest', oneOf(honestChanges), 'the honest value, changed'),
  need('$key', oneOf(unpublishedKeys), 'a key of the mock that no honest key set has, as a member of one'),
  need('$length', whole(0, 1e8), 'the honest value, lengthened or cut to so many characters'),
]
