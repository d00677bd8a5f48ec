import { button, passwordField, type StepPage, stepPage } from './step.ts'

export const passwordPage = (page: StepPage): string =>
  stepPage(page, {
    title: 'Enter password',
    lead: `to sign in to ${page.application}`,
    fields: passwordField('password', 'Password', page.problem !== undefined),
    buttons:
      button('sign-in', 'Sign in', 'primary') +
      button('other', 'Use another account') +
      button('cancel', 'Cancel'),
  })

/** Of an expired password, or one that a policy wants changed. */
export const newPasswordPage = (page: StepPage): string =>
  stepPage(page, {
    title: 'Update your password',
    lead: 'You need to update your password because this is the first time you are signing in, or because your password has expired.',
    fields: passwordField('new_password', 'New password', page.problem !== undefined),
    buttons: button('update', 'Sign in', 'primary') + button('cancel', 'Cancel'),
  })
