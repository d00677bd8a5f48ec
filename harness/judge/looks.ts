/** What looking at content, and writing to it, showed. Pure. */
import type { Seen } from '../evidence.ts'

type SeenLook = Extract<Seen, { readonly kind: 'look' }>
type SeenWrite = Extract<Seen, { readonly kind: 'write' }>

/** Every request was answered with the content. */
export const isShown = ({ shown, by }: SeenLook): boolean => by?.every((one) => one.shown) ?? shown

/** No request was answered with the content, and each with a status that a program understands. */
export const refusedByStatus = ({ shown, status, by }: SeenLook): boolean =>
  !shown && (by ?? [{ status }]).every((one) => [401, 403, 404].includes(one.status))

const crashed = ({ crash }: { readonly crash?: string }): string =>
  crash === undefined ? '' : `; it ${crash}`

export const sayLook = (seen: SeenLook): string => {
  const { by } = seen
  if (by === undefined) {
    return `${seen.shown ? 'the content was shown' : 'the content was not shown'} (status ${seen.status})${crashed(seen)}`
  }
  const one = (item: (typeof by)[number]): string => `${item.name} (status ${item.status})`
  const open = by.filter(({ shown }) => shown).map(one)
  const closed = by.filter(({ shown }) => !shown).map(one)
  return [
    ...(open.length === 0 ? [] : [`the content was shown by ${open.join(', ')}`]),
    ...(closed.length === 0 ? [] : [`not shown by ${closed.join(', ')}`]),
  ]
    .join('; ')
    .concat(crashed(seen))
}

export const sayWrite = (seen: SeenWrite): string => {
  const { written, notWritten } = seen
  return [
    ...(written.length === 0 ? [] : [`written by ${written.join(', ')}`]),
    ...(notWritten.length === 0 ? [] : [`not written by ${notWritten.join(', ')}`]),
  ]
    .join('; ')
    .concat(crashed(seen))
}
