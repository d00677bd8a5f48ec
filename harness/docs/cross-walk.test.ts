import { describe, expect, it } from 'vitest'
import { loadCatalogue } from '../../scenarios/catalogue.ts'
import { galleryItems } from '../../scenarios/cross-walk/app-gallery.ts'
import { asvsRequirements } from '../../scenarios/cross-walk/asvs.ts'
import { asvsElsewhere, asvsSections } from '../../scenarios/cross-walk/asvs-elsewhere.ts'
import { oidfModules } from '../../scenarios/cross-walk/oidf.ts'
import { cite } from '../../scenarios/references.ts'
import { nullExpectations } from '../flaw-walk/null-expectations.ts'
import { missingMutants, mutants } from '../implementations/reference/flaws/mutants.ts'
import { flaws } from '../implementations/reference/flaws.ts'
import { variants } from '../implementations/reference/variants.ts'
import { profiles } from '../profile.ts'
import type { Scenario } from '../scenario.ts'
import { asvsPage, shownBy } from './asvs-page.ts'
import { citing, placesOf } from './citing.ts'
import { flawsPage } from './flaws-page.ts'
import { requirementsPage } from './requirements-page.ts'

const catalogue = await loadCatalogue()
const ids: ReadonlySet<string> = new Set(catalogue.map(({ id }) => id))

const twice = (names: readonly string[]): readonly string[] =>
  names.filter((name, index) => names.indexOf(name) !== index)

describe('the OpenID Foundation’s modules', () => {
  it('are all 57, each once, each with scenarios that exist or a reason', () => {
    expect(oidfModules).toHaveLength(57)
    expect(twice(oidfModules.map(({ module }) => module))).toEqual([])
    expect(oidfModules.flatMap(({ scenarios }) => scenarios).filter((id) => !ids.has(id))).toEqual([])
    for (const { says } of oidfModules) expect(says).toMatch(/^\S.*\.$/)
  })

  it.each(['forward', 'silence', 'answer', 'blind', 'either', 'human'] as const)(
    'come to the verdicts that were counted: %s',
    (verdict) => {
      const counted = { forward: 22, silence: 16, answer: 8, blind: 7, either: 2, human: 2 }
      expect(oidfModules.filter((module) => module.verdict === verdict)).toHaveLength(counted[verdict])
    },
  )
})

describe('OWASP ASVS', () => {
  it('has each requirement of V7 and V10 once', () => {
    const numbers = asvsRequirements.map(({ number }) => number)
    expect(twice(numbers)).toEqual([])
    const counted = ['7', '10'].flatMap((chapter) =>
      (asvsSections[chapter] ?? []).map((count, index) => [`${chapter}.${index + 1}.`, count] as const),
    )
    for (const [prefix, count] of counted)
      expect(
        numbers.filter((number) => number.startsWith(String(prefix))),
        String(prefix),
      ).toHaveLength(Number(count))
  })

  it('is cited by numbers that there are, and leads to a chapter', () => {
    const exists = (place: string): boolean => {
      const [chapter = '', section = '', number = ''] = place.split('.')
      return Number(number) > 0 && Number(number) <= (asvsSections[chapter]?.[Number(section) - 1] ?? 0)
    }
    const cited = placesOf(catalogue, 'ASVS')
    expect(cited.filter((place) => !exists(place))).toEqual([])
    expect(Object.keys(asvsElsewhere).filter((place) => !exists(place))).toEqual([])
    for (const place of cited) expect(cite(`ASVS ${place}`).url).toMatch(/\/0x\d\d-V/)
  })

  it('names scenarios that exist, and none beside a reason why nothing can be seen', () => {
    for (const requirement of asvsRequirements) {
      const shown = shownBy(catalogue, requirement)
      expect(shown.filter((id) => !ids.has(id))).toEqual([])
    }
  })

  it('shows a new scenario that cites a requirement', () => {
    const [first] = catalogue
    if (first === undefined) throw new Error('no scenario')
    const added: Scenario = { ...first, id: 'session.brand-new', references: ['ASVS 7.3.2'] }
    expect(asvsPage(catalogue)).not.toContain('session.brand-new')
    expect(asvsPage([...catalogue, added])).toMatch(/\| 7\.3\.2 \|.*`session\.brand-new`/)
    expect(requirementsPage([...catalogue, added])).toContain('`session.brand-new`')
  })
})

describe('the App Gallery', () => {
  it('is cited by items that there are', () => {
    const items = galleryItems.map(({ item }) => item)
    expect(placesOf(catalogue, 'Entra App Gallery').filter((place) => !items.includes(place))).toEqual([])
  })

  it('has each item that can be seen cited by a scenario, and no other', () => {
    for (const { item, unseen } of galleryItems)
      expect([item, citing(catalogue, 'Entra App Gallery', item).length > 0]).toEqual([
        item,
        unseen === undefined,
      ])
  })

  it('recommends what the profile says that it recommends', () => {
    expect([...profiles['entra-app-gallery'].list.recommended]).toEqual(
      galleryItems.filter(({ priority }) => priority === 'recommended').map(({ item }) => item),
    )
  })
})

describe('the flaws', () => {
  it('are all on their page, with the benign variants and null implementations', () => {
    const text = flawsPage({ flaws, variants, mutants, missing: missingMutants, nulls: nullExpectations })
    for (const name of [flaws, variants, nullExpectations].flatMap((record) => Object.keys(record)))
      expect(text).toContain(`\`${name}\``)
  })
})
