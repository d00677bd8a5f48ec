/** The OpenID Foundation's relying-party modules, and the scenarios that cover them. */
import { type OidfModule, oidfVerdicts } from '../../scenarios/cross-walk/oidf/module.ts'
import { oidfModules } from '../../scenarios/cross-walk/oidf.ts'
import { code, codes, page, plain, table } from './markdown.ts'

const covered = ({ scenarios }: OidfModule): boolean => scenarios.length > 0

/** The page. Pure. */
export const oidfPage = (): string =>
  page(
    'The OpenID Foundation’s relying-party tests and ours',
    'scenarios/cross-walk/oidf/',
    `The conformance suite of the OpenID Foundation (version 5.2.4) has ${oidfModules.length} modules for relying parties that are no financial-grade ones. ${oidfModules.filter(covered).length} of them are covered by scenarios here; each of the others says why not. Module names are without their prefix \`oidcc-client-test-\`.`,
    'Its verdicts come from what arrives at its own provider; what the product shows to people it never looks at:',
    table(
      ['Verdict', 'The module …', 'Modules'],
      Object.entries(oidfVerdicts).map(([verdict, says]) => [
        verdict,
        plain(says),
        String(oidfModules.filter((module) => module.verdict === verdict).length),
      ]),
    ),
    'Ours come from who is signed in and what is shown, between two honest logins, with the proof that the lie was told. A product that stops for another reason, or crashes, has not passed.',
    '## Modules with scenarios',
    table(
      ['Module', 'Its provider …', 'Verdict', 'Scenarios', 'What ours see that it does not'],
      oidfModules
        .filter(covered)
        .map(({ module, does, verdict, scenarios, says }) => [
          code(module),
          plain(does),
          verdict,
          codes(scenarios),
          plain(says),
        ]),
    ),
    '## Modules without',
    table(
      ['Module', 'Its provider …', 'Why there is no scenario'],
      oidfModules
        .filter((module) => !covered(module))
        .map(({ module, does, says }) => [code(module), plain(does), plain(says)]),
    ),
    '## What the suite has no module for',
    'Setup, test and enable of an organisation’s settings; enforcement; several organisations and their isolation; whose account it is; the shapes, errors and claims of Entra; the life of the client secret; expiry, missing issuers and nonces, algorithm confusion, state, replay, mix-up, failing endpoints; requests into the product’s own network. The [catalogue](catalogue.md) lists ours.',
  )
