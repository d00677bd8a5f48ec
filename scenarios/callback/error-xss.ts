import { scenario } from '../../harness/scenario.ts'

const markup = `"><gc-planted>x</gc-planted><img src=x gc-planted onerror="'gc-planted'">`
const script = `';</script><script>'gc-planted'</script>{{7*7}}`
const attribute = `x" gc-planted="1" y='`

export default scenario({
  id: 'callback.error-xss',
  title: 'shows nothing of a callback as markup',
  level: 'MUST',
  basis: 'field',
  phase: 'member-login',
  references: ['ASVS 1.2.1', 'CVE-2021-32702', 'CVE-2026-33758', 'CVE-2020-36599'],
  variants: {
    description: {
      steps: [
        { do: 'login', browser: 'mine', hold: true },
        {
          do: 'deliver',
          from: 'mine',
          browser: 'mine',
          who: 'mia',
          change: {
            drop: ['code'],
            set: { error: 'access_denied', error_description: markup, error_uri: markup },
          },
          expect: 'out',
        },
      ],
    },
    'error-itself': {
      steps: [
        { do: 'login', browser: 'mine', hold: true },
        {
          do: 'deliver',
          from: 'mine',
          browser: 'mine',
          who: 'mia',
          change: { drop: ['code'], set: { error: markup } },
          expect: 'out',
        },
      ],
    },
    script: {
      steps: [
        { do: 'login', browser: 'mine', hold: true },
        {
          do: 'deliver',
          from: 'mine',
          browser: 'mine',
          who: 'mia',
          change: { drop: ['code'], set: { error: script, error_description: script } },
          expect: 'out',
        },
      ],
    },
    attribute: {
      steps: [
        { do: 'login', browser: 'mine', hold: true },
        {
          do: 'deliver',
          from: 'mine',
          browser: 'mine',
          who: 'mia',
          change: {
            drop: ['code'],
            set: { error: attribute, error_description: attribute, error_subcode: attribute },
          },
          expect: 'out',
        },
      ],
    },
    'unknown-state': {
      steps: [
        { do: 'login', browser: 'mine', hold: true },
        {
          do: 'deliver',
          from: 'mine',
          browser: 'mine',
          who: 'mia',
          change: {
            drop: ['code'],
            set: { error: 'access_denied', error_description: markup, state: markup },
          },
          expect: 'out',
        },
      ],
    },
    issuer: {
      steps: [
        { do: 'login', browser: 'mine', hold: true },
        {
          do: 'deliver',
          from: 'mine',
          browser: 'mine',
          who: 'mia',
          change: { drop: ['code'], set: { error: 'server_error', iss: attribute, session_state: markup } },
          expect: 'out',
        },
      ],
    },
  },
  answers: ['markup-inert'],
  failure: 'signed somebody in with a callback that was an error',
  effect:
    'A prepared link runs a script in the session of whoever opens it: it reads what they see and acts as them.',
  fix: 'Escape every value that comes from outside where it is put into HTML, or better: show your own words and only log those of the callback.',
})
