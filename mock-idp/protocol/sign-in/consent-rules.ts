import { unconsented } from '../../directory/consent.ts'
import type { Attempt } from './attempt.ts'
import type { SignInRule } from './rule.ts'

/** What is consented to; v1.0 requests name a resource instead of scopes. */
export const consentedScope = ({
  version,
  scope,
  resource,
}: Pick<Attempt['request'], 'version' | 'scope' | 'resource'>): string =>
  version === 1 ? `${scope} ${resource ?? ''}`.trim() : scope

/** Somebody has to be asked: nobody consented yet, or the request wants it once more. */
const isDue = ({ application, record, request, progress }: Attempt): boolean =>
  !progress.consented &&
  (request.adminConsent ||
    request.prompt === 'consent' ||
    unconsented(application, record, consentedScope(request)).length > 0)

/** Whether the person may consent for themselves; an administrator always may. */
const mayConsent = ({ application, tenant, record, request }: Attempt): boolean =>
  record.person.administrator ||
  (!request.adminConsent &&
    application.consent !== 'admin' &&
    tenant.userConsent === 'allowed' &&
    !application.assignmentRequired &&
    !isUnverified({ application, tenant }))

/** An application of another organisation whose publisher nobody has verified. */
export const isUnverified = ({ application, tenant }: Pick<Attempt, 'application' | 'tenant'>): boolean =>
  !application.publisherVerified && application.home.id !== tenant.id

/** Consent: who is asked, and who has to ask an administrator. */
export const consentRules: readonly SignInRule[] = [
  {
    who: 'only an administrator can consent to the application.',
    code: (attempt) => (attempt.request.prompt === 'none' ? 65001 : approvalCode(attempt)),
    asks: 'approval',
    // Repeating a consent that is there already needs nobody's approval.
    stops: (attempt) => isDue(attempt) && !mayConsent(attempt) && !isOnlyRepeated(attempt),
  },
  {
    who: 'consent to the application is due.',
    code: 65001,
    asks: 'consent',
    stops: isDue,
  },
]

const isOnlyRepeated = ({ application, record, request }: Attempt): boolean =>
  !request.adminConsent && unconsented(application, record, consentedScope(request)).length === 0

/** With the admin consent workflow the person can ask for approval on the page. */
export const approvalCode = ({ tenant, request }: Pick<Attempt, 'tenant' | 'request'>): 90094 | 90095 =>
  tenant.adminConsentWorkflow && !request.adminConsent ? 90095 : 90094
