import type { Refusal } from '../../aadsts/refusal.ts'
import { consumersTenant } from '../../directory/consumers.ts'
import { findApplication, findPerson } from '../../directory/directory.ts'
import type { PersonRecord } from '../../directory/records.ts'
import { cookieNames } from '../../engine/cookie-names.ts'
import type { Reply } from '../../server/exchange.ts'
import { pageReply, refusedNote } from '../../server/replies.ts'
import { issuerV1Of } from '../../server/urls.ts'
import { tenantNameOf } from '../authorize-request.ts'
import { refuseOnPage } from './go-on.ts'
import { showAccounts } from './show-accounts.ts'
import { noteBase, type Situation } from './situation.ts'

/** The page again, with what is wrong with the name. */
const beside = (situation: Situation, name: string, refusal: Refusal): Reply =>
  pageReply(200, showAccounts(situation, name, refusal), [refusedNote(refusal, noteBase(situation))])

/** Nobody was named. */
export const refuseNameless = (situation: Situation): Reply =>
  beside(situation, '', { code: 90013, reason: 'The form that was posted names nobody.' })

/** Somebody of another tenant gets the page that Entra shows; a name that nobody has gets a message beside the field. */
export const refuseStranger = (situation: Situation, uid: string, name: string): Reply => {
  const { world, authority, request } = situation
  const application = findApplication(world.directory, authority, request.clientId)
  const values = {
    user: name,
    tenantName: tenantNameOf(authority),
    appId: request.clientId,
    appName: application?.displayName ?? request.clientId,
  }
  const elsewhere = findPerson(world.directory, { kind: 'alias', segment: 'common' }, name)
  if (elsewhere === undefined) {
    const domain = name.trim().toLowerCase().split('@')[1] ?? ''
    // Behind an alias only the domain says which tenant is meant.
    return authority.kind === 'alias' && !world.directory.domains.has(domain)
      ? beside(situation, name, {
          code: 50128,
          reason: `No tenant has the domain of ${JSON.stringify(name)}.`,
        })
      : beside(situation, name, {
          code: 50034,
          values,
          reason: `There is no account ${JSON.stringify(name)}.`,
        })
  }
  return refuseOnPage(situation, uid, {
    code: codeFor(situation, elsewhere),
    values: { ...values, idp: providerOf(situation, elsewhere) },
    reason: `${name} belongs to ${elsewhere.home.domain} and is no guest here.`,
  })
}

/** 90072 is what the home tenant calls it: the person was signed in there before. External ID knows its own accounts only. */
const codeFor = ({ authority, visitor }: Situation, { home }: PersonRecord): number => {
  if (authority.kind === 'tenant' && authority.tenant.cloud === 'external-id') return 500208
  return visitor.cookie?.includes(`${cookieNames(home.id).session}=`) === true ? 90072 : 50020
}

const providerOf = ({ world }: Situation, { home }: PersonRecord): string =>
  home.id === consumersTenant ? 'live.com' : issuerV1Of(world, home.id)
