import { scenario } from '../../harness/scenario.ts'
import { tokenResponse } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'entra.error-shape',
  title: "copes with Entra's error body, and with one that has only what OAuth demands",
  level: 'SHOULD',
  basis: 'entra',
  phase: 'member-login',
  references: ['Entra error codes', 'RFC 6749 5.2'],
  expect: 'refused',
  variants: {
    'full-dress': { faults: [tokenResponse.refused(70008)] },
    bare: { faults: [tokenResponse.answer(400, { error: 'invalid_grant' })] },
    'line-breaks': {
      faults: [
        tokenResponse.answer(400, {
          error: 'invalid_grant',
          error_description: 'AADSTS70008: expired.\r\nSet-Cookie: a=b\r\nTrace ID: 1\r\n\r\n<h1>',
          error_codes: [70008],
        }),
      ],
    },
    'members-of-other-types': {
      faults: [
        tokenResponse.answer(400, { error: 'invalid_grant', error_codes: '70008', error_description: null }),
      ],
    },
  },
  failure: 'let {who} in although Entra had refused the code',
  effect:
    'A login that fails ends in an exception, and nobody learns why; line breaks of others get into headers and logs.',
  fix: 'Read the error body as data from outside: "error" alone is sure, everything else may be missing or of another type. Take line breaks out before you log it.',
})
