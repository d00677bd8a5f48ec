import type { AuditExpectation, StatusExpectation } from './expectations.ts'
import type { Character, OrganisationName, OrganisationSettings } from './organisation.ts'

/** What an administrator can paste into the field "Issuer URL". */
export const pastes = [
  'issuer',
  'metadata-url',
  'tenant-domain-url',
  'common-url',
  /** The issuer of another tenant, under the same client ID and secret. */
  'other-issuer',
] as const
/** One of these, or any text, in which `{{acme.issuer}}` and the like are filled in. */
export type Paste = (typeof pastes)[number] | { readonly text: string }

/** What somebody does at Entra's sign-in page. */
export type AtEntra = Character | 'cancel' | 'leave'

/**
 * Which client secret is entered: the current one, a newer one that is made beside it, another value, or the
 * Secret ID instead of the value. `special-characters`: a newer one with every character that an encoding
 * can break. `blank`: the field is emptied. `as-shown`: the field is left as the page shows it.
 */
export type SecretChoice =
  | 'current'
  | 'new'
  | 'wrong'
  | 'secret-id'
  | 'special-characters'
  | 'blank'
  | 'as-shown'

/** What the audit trail says of the settings. */
export const auditEvents = ['saved', 'enabled', 'disabled'] as const
export type AuditEvent = (typeof auditEvents)[number]

/** What happens in the settings of an organisation. */
export type SettingsStep =
  | {
      /** The administrator fills in the settings; the browser stays at Entra's sign-in page if it is sent there. */
      readonly do: 'save'
      readonly organisation?: OrganisationName
      /** Default: the issuer. */
      readonly paste?: Paste
      readonly secret?: SecretChoice
      readonly clientId?: 'current' | 'other'
      /** What was copied along with the values: blanks around them, and a zero-width space. */
      readonly around?: 'blanks'
      /** From here on the organisation's values are those of another tenant, which has an application of its own. */
      readonly tenant?: 'twin'
      /** Fields that are left blank. */
      readonly blank?: readonly ('clientId' | 'clientSecret' | 'issuerUrl')[]
      readonly expect?: StatusExpectation
    }
  | {
      /** The administrator presses the test button (or goes on where saving led) and signs in at Entra. */
      readonly do: 'test'
      readonly organisation?: OrganisationName
      readonly atEntra?: AtEntra
      /** The callback is kept under this name for `deliver`. */
      readonly keep?: string
      /** With `keep`: stop before the callback. */
      readonly hold?: true
      readonly expect?: StatusExpectation
    }
  /** The driver leaves the organisation configured, tested and enabled. Of the harness's own arrangement: scenarios go through the pages. */
  | { readonly do: 'arrange'; readonly organisation?: OrganisationName }
  | {
      /** The administrator looks what the settings say now. */
      readonly do: 'read-status'
      readonly organisation?: OrganisationName
      readonly expect: StatusExpectation
    }
  | { readonly do: 'enable'; readonly organisation?: OrganisationName; readonly expect?: StatusExpectation }
  | { readonly do: 'disable'; readonly organisation?: OrganisationName; readonly expect?: StatusExpectation }
  | {
      /** The administrator changes what is set beside the connection; the product may refuse, which later steps show. */
      readonly do: 'change-settings'
      readonly settings: OrganisationSettings
      readonly organisation?: OrganisationName
    }
  | {
      /** The administrator reads the audit trail. */
      readonly do: 'read-audit-log'
      /** What has to be in it, each as often as it is named here, done by the administrator. */
      readonly finds: readonly AuditEvent[]
      readonly organisation?: OrganisationName
      readonly expect?: AuditExpectation
    }
  | {
      /** The administrator sets for how long a completed SSO counts. */
      readonly do: 'set-session-timeout'
      readonly hours: number
      readonly organisation?: OrganisationName
    }
  | {
      /**
       * The request with which the administrator's page saves other values, enables or disables is sent by
       * somebody else (null: nobody who is signed in), or by a page that is not the product's in the
       * browser of `who`. `expect` is what the administrator's settings say then.
       */
      readonly do: 'post-settings'
      readonly what: 'save' | 'enable' | 'disable'
      readonly who: Character | null
      /** `same-site`: another origin of the product's own site, to which its cookies are sent. */
      readonly from?: 'another-site' | 'same-site'
      readonly organisation?: OrganisationName
      readonly expect?: StatusExpectation
    }
