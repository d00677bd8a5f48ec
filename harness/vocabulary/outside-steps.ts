import type { Fault } from '../../mock-idp/faults/fault.ts'
import type { LogoutTokenExpectation } from './expectations.ts'
import type { Character, OrganisationName } from './organisation.ts'
import type { GroupsAtEntra } from './world.ts'

/** What happens outside of the browsers: at Entra, on the way, to members of the organisation. */
export type OutsideStep =
  | {
      /**
       * In Entra. `change-provider`: the people are in another tenant from now on; settings that are saved
       * afterwards point there. `re-register`: the application is deleted and registered anew.
       */
      readonly do: 'change-provider' | 're-register'
      readonly organisation?: OrganisationName
    }
  | {
      /** In the product: a member is taken out of the organisation, an account is locked, or its link to a person at Entra is forgotten. */
      readonly do: 'remove-member' | 'disable-account' | 'unlink-account'
      readonly who: Character
      readonly organisation?: OrganisationName
    }
  | {
      /** In Entra: what the directory says about somebody is changed. */
      readonly do: 'change-person'
      readonly who: Character
      readonly groups?: GroupsAtEntra
      /** Another mail address; may name others: `{{max.email}}`. */
      readonly mail?: string
      readonly organisation?: OrganisationName
    }
  | { readonly do: 'lie'; readonly faults: readonly Fault[]; readonly organisation?: OrganisationName }
  | { readonly do: 'tell-the-truth'; readonly organisation?: OrganisationName }
  | { readonly do: 'advance-clock'; readonly by: string; readonly organisation?: OrganisationName }
  | {
      /** The clock by which the organisation's SSO ends in the product. */
      readonly do: 'advance-product-clock'
      readonly hours: number
      readonly organisation?: OrganisationName
    }
  | {
      /**
       * The provider posts a logout token to the address that the driver names. Entra sends none; the lies at
       * `logout-token` are told in it. Needs `backchannel-logout`.
       */
      readonly do: 'post-logout-token'
      /** Whose sessions end: `sub`. */
      readonly who?: Character
      /** Which session ends: `sid` of the last login in this browser. */
      readonly session?: string
      /** Something else in its place: the newest ID token, or the logout token that was posted last. */
      readonly instead?: 'id-token' | 'same-again'
      /** Whose provider it is. */
      readonly organisation?: OrganisationName
      /** At whose address it is posted. Default: the provider's own organisation. */
      readonly to?: OrganisationName
      readonly expect?: LogoutTokenExpectation
    }
  | { readonly do: 'roll-keys'; readonly withdraw?: boolean; readonly organisation?: OrganisationName }
  | {
      /** In Entra: the oldest client secret is deleted, or reaches its end. */
      readonly do: 'remove-secret' | 'expire-secrets'
      readonly organisation?: OrganisationName
    }
