/** Fills `{{mia.email}}` and the like into the data of a scenario, which cannot know the names of a run. Pure. */
import type { Json } from '../../mock-idp/faults/fault.ts'

export type Names = Readonly<Record<string, string>>

/** Replaces every `{{name}}` in a text. An unknown name stays as it is; the catalogue check refuses it. */
export const fillText = (text: string, names: Names): string =>
  text.replace(/\{\{([\w.-]+)\}\}/g, (whole, name: string) => names[name] ?? whole)

/** Replaces every `{{name}}` in every text of a JSON value. */
export const fillJson = <Value extends Json>(value: Value, names: Names): Value => {
  const fill = (part: Json): Json => {
    if (typeof part === 'string') return fillText(part, names)
    if (Array.isArray(part)) return part.map(fill)
    if (part !== null && typeof part === 'object') {
      return Object.fromEntries(Object.entries(part).map(([member, inner]) => [member, fill(inner as Json)]))
    }
    return part
  }
  return fill(value) as Value
}
