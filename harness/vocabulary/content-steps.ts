import type { WriteExpectation } from './expectations.ts'
import type { Character, OrganisationName } from './organisation.ts'

/** What is done with private content, and what decides who may. */
export type ContentStep =
  | {
      /**
       * Somebody sends each of the requests with which members change private content (capability
       * `write-probe`); what came of it is read in the browser `readIn`, whose person is in.
       */
      readonly do: 'write'
      readonly who: Character | null
      readonly browser?: string
      readonly readIn: string
      readonly organisation?: OrganisationName
      readonly expect?: WriteExpectation
    }
  | {
      /**
       * In the product: a member is exempted from SSO, or asked for it again (capability
       * `external-collaborators`). With `by`, the request that the administrator's page would send is sent by
       * somebody else (null: nobody who is signed in), and a good product refuses it.
       */
      readonly do: 'exempt' | 'end-exemption'
      readonly who: Character
      readonly by?: Character | null
      readonly organisation?: OrganisationName
    }
  | {
      /** In the product: an administrator ends the sessions of a member, or their SSO (capability `admin-session-revoke`). */
      readonly do: 'end-sessions'
      readonly who: Character
      readonly organisation?: OrganisationName
    }
  | {
      /** Somebody makes an API token (capability `api-tokens`), in the headers of later steps `{{token.NAME}}`. */
      readonly do: 'make-token'
      readonly who: Character
      readonly browser?: string
      readonly token: string
      readonly organisation?: OrganisationName
    }
