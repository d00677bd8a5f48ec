import { button, type StepPage, stepPage } from './step.ts'

/** In the place of the telephone: whoever presses the button has approved. */
export const secondFactorPage = (page: StepPage): string =>
  stepPage(page, {
    title: 'Approve sign in request',
    lead: 'Your organization wants a second factor. There is no telephone here: approve or deny it yourself.',
    fields: '',
    buttons: button('approve', 'Approve', 'primary') + button('deny', 'Deny') + button('cancel', 'Cancel'),
  })

export const enrolPage = (page: StepPage): string =>
  stepPage(page, {
    title: 'More information required',
    lead: `Your organization (${page.tenant}) needs more information to keep your account secure: a method for multifactor authentication.`,
    fields: '',
    buttons:
      button('enrol', 'Next: enrol a method', 'primary') +
      button('skip', 'Use a different account') +
      button('cancel', 'Cancel'),
  })
