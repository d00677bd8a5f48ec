import { scenario } from '../../harness/scenario.ts'
import { tokenResponse } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'secret.not-in-errors',
  title: 'keeps the client secret out of its error messages',
  level: 'MUST',
  basis: 'field',
  phase: 'test',
  references: ['GHSA prh4-vhfh-24mj', 'ASVS 16.5.1', 'ASVS 16.2.5'],
  needs: ['has-settings-ui', 'has-test-step'],
  expect: 'refused',
  variants: {
    'in-the-description': {
      faults: [
        tokenResponse.answer(401, {
          error: 'invalid_client',
          error_description:
            'The request client_secret={{acme.secret}}&grant_type=authorization_code failed.',
          error_codes: [7000215],
        }),
      ],
    },
    'on-a-page': {
      faults: [tokenResponse.answer(500, '<pre>client_secret={{acme.secret}}</pre>', 'text/html')],
    },
  },
  answers: ['secret-never-shown'],
  failure: 'showed the client secret because the identity provider had repeated it in an error message',
  effect: 'The secret stands on pages, in tickets and in logs to which error messages are copied.',
  fix: 'Show words of your own for errors. Quote the provider only after you have looked for the secret in what it said.',
})
