/** Mistakes along the guide: what Entra refuses while an administrator sets the connection up. */
import { soundRules } from '../rules.ts'
import { recordTest } from '../test-result.ts'
import type { FlawTable } from './flaw.ts'

export const guideFlaws = {
  'green-when-test-starts': {
    breaks: 'It shows the green check mark from the moment a test begins, until one fails.',
    rules: () => ({
      begin: async (beginning) => {
        const next = await soundRules.begin(beginning)
        const { purpose, product, organisation, connection } = beginning
        if (purpose === 'test') await recordTest(product, organisation.id, connection.revision, undefined)
        return next
      },
    }),
    caughtBy: ['setup.redirect-uri-not-registered', 'setup.wrong-client-id', 'ui.green-is-truthful'],
    alsoCaughtBy: [
      'setup.test-result-not-forgeable',
      'enable.change-client-id-invalidates-test',
      'enable.change-issuer-invalidates-test',
      'enable.change-secret-invalidates-test',
      'enable.refused-before-test',
      'setup.test-admin-not-assigned',
    ],
  },
  'refused-test-is-green': {
    breaks: 'A test that ends with another error of Entra than "access_denied" counts as passed.',
    rules: () => ({
      testPassed: (failure) => failure?.kind === 'sign-in-refused' || soundRules.testPassed(failure),
    }),
    caughtBy: ['setup.test-consent-missing'],
    alsoCaughtBy: ['setup.test-admin-not-assigned'],
  },
  'keeps-entras-words-back': {
    breaks: 'It tells the administrator that a test failed, and nothing of what Entra said about it.',
    rules: () => ({ quotable: () => undefined }),
    caughtBy: ['setup.test-admin-not-assigned'],
  },
  'keeps-pasted-blanks': {
    breaks: 'It stores what was pasted with the blanks around it.',
    rules: () => ({ pasted: (text) => text }),
    caughtBy: ['setup.whitespace-trimmed'],
  },
  'test-ends-on-start-page': {
    breaks: 'It ends a test on its start page, where nothing says how it went.',
    rules: () => ({ leaveTest: (response) => response.redirect(303, '/') }),
    caughtBy: ['ui.test-returns-to-settings'],
    alsoCaughtBy: ['setup.happy-path'],
  },
} as const satisfies FlawTable
