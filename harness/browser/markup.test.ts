import { expect, it } from 'vitest'
import { addressesIn, plantedMarkup } from './markup.ts'

it.each([
  ['an element', '<p>Error: <gc-planted></p>', 'the element <gc-planted>'],
  ['an attribute', '<input value="" gc-planted="1">', 'the attribute gc-planted of <input>'],
  ['a handler', '<img src="x" onerror="f(\'gc-planted\')">', 'the attribute onerror of <img>'],
  ['a script address', '<a href="javascript:f(\'gc-planted\')">', 'the attribute href of <a>'],
  ['a script', "<script>var e = 'gc-planted'</script>", 'text within a script'],
])('finds %s', (_, html, place) => expect(plantedMarkup(html, 'gc-planted')).toBe(place))

it('finds nothing where it stayed text', () => {
  expect(plantedMarkup('<p>&lt;gc-planted&gt;</p>', 'gc-planted')).toBeUndefined()
  expect(plantedMarkup('<input value="&quot;&gt;&lt;gc-planted&gt;">', 'gc-planted')).toBeUndefined()
})

it('lists where a page leads', () =>
  expect(addressesIn('<a href="/a">x</a><img src="b">')).toEqual(['/a', 'b']))
