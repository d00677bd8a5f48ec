import { messageOf, type Refusal } from '../../aadsts/refusal.ts'
import { scopeNames } from '../../directory/consent.ts'
import {
  approvalPage,
  approvalRequestPage,
  type ConsentPage,
  consentPage,
} from '../../pages/sign-in/consent-pages.ts'
import { newPasswordPage, passwordPage } from '../../pages/sign-in/password-pages.ts'
import { enrolPage, secondFactorPage } from '../../pages/sign-in/second-factor-pages.ts'
import type { Attempt, Step } from './attempt.ts'
import { approvalCode, consentedScope, isUnverified } from './consent-rules.ts'

const viewOf = (attempt: Attempt, problem: string | undefined): ConsentPage => {
  const { application, tenant, record, request } = attempt
  return {
    application: application.displayName,
    tenant: tenant.displayName,
    account: record.person.signInName,
    problem,
    scopes: scopeNames(consentedScope(request)),
    administrator: record.person.administrator,
    forOrganization: request.adminConsent,
    unverified: isUnverified({ application, tenant }),
  }
}

/** The page of a step, as HTML. @param wrong what was wrong with the last answer */
export const showStep = (step: Step, attempt: Attempt, wrong?: Refusal): string => {
  const view = viewOf(attempt, wrong === undefined ? undefined : messageOf(wrong))
  switch (step) {
    case 'password':
      return passwordPage(view)
    case 'new-password':
      return newPasswordPage(view)
    case 'second-factor':
      return secondFactorPage(view)
    case 'enrol':
      return enrolPage(view)
    case 'consent':
      return consentPage(view)
    case 'approval':
      return approvalCode(attempt) === 90095 ? approvalRequestPage(view, false) : approvalPage(view)
  }
}

/** The page after approval was asked for. */
export const showRequested = (attempt: Attempt): string =>
  approvalRequestPage(viewOf(attempt, undefined), true)
