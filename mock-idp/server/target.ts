/**
 * What a request names, in a form that can be routed: the path and query alone, also of a proxy's absolute form,
 * and with every percent sign that encodes nothing written out. Such a sign would be an error to the router; so
 * the path is simply one that names nothing.
 */
export const soundTarget = (target: string): string => {
  const [withoutFragment = ''] = target.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, '').split('#', 1)
  const mark = withoutFragment.indexOf('?')
  const path = mark < 0 ? withoutFragment : withoutFragment.slice(0, mark)
  const query = mark < 0 ? '' : withoutFragment.slice(mark)
  const sound = path.includes('%') ? path.split('/').map(soundSegment).join('/') : path
  return `${sound.startsWith('/') ? '' : '/'}${sound}${query}`
}

const soundSegment = (segment: string): string => {
  try {
    decodeURIComponent(segment)
    return segment
  } catch {
    return segment.replaceAll('%', '%25')
  }
}

/** The first segment of the path, decoded. The target is a sound one. */
export const firstSegment = (target: string): string => {
  const [segment = ''] = target.slice(1).split(/[/?]/, 1)
  return decodeURIComponent(segment)
}

/** The query of a target, without the question mark. */
export const queryOf = (target: string): string => {
  const mark = target.indexOf('?')
  return mark < 0 ? '' : target.slice(mark + 1)
}
