import { describe, expect, it } from 'vitest'
import { MockEntraError } from '../errors.ts'
import { makeTokens } from '../testing/tokens.ts'
import { updateApplication } from './application.ts'
import { isAssigned } from './assignment.ts'

const { directory, home, register, member } = makeTokens()
const mia = member({ userPrincipalName: 'mia@contoso.example', groups: ['Staff'] })

describe('assignments', () => {
  it.each([
    ['the user principal name, in any case', 'MIA@contoso.example', true],
    ['the object ID', mia.person.id, true],
    ['the display name of a group', 'staff', true],
    ['the object ID of a group', mia.person.groups[0] ?? '', true],
    ['somebody else', 'max@contoso.example', false],
  ])('by %s', (_, principal, expected) =>
    expect(isAssigned({ assignments: [{ principal }] }, { person: mia.person, home })).toBe(expected),
  )
  const problemsOf = (act: () => unknown) => {
    try {
      act()
      return []
    } catch (error) {
      return error instanceof MockEntraError ? error.problems : [error]
    }
  }
  const wrong = [
    {
      path: 'assignments.0.roles.1',
      message: 'expected one of the appRoles (admin), got "amdin"',
    },
  ]
  it('name roles that the application has, or are refused with the path', () => {
    const assignments = [{ principal: 'Staff', roles: ['admin', 'amdin'] }]
    expect(problemsOf(() => register({ appRoles: [{ value: 'admin' }], assignments }))).toEqual(wrong)
    const application = register({ appRoles: [{ value: 'admin' }] })
    expect(problemsOf(() => updateApplication(directory, application, { assignments }))).toEqual(wrong)
    expect(application.assignments).toEqual([])
  })
})
