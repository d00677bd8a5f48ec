/** The only script of the matrix: the filter. The page is complete without it. */
export const script = `
const all = (selector, root = document) => [...root.querySelectorAll(selector)]
const bar = document.querySelector('.filter')
const text = document.querySelector('#f-text')
const area = document.querySelector('#f-area')
const boxes = all('.filter input[type=checkbox]')
const out = document.querySelector('.filter output')
const rows = all('.matrix tr[data-area]').map((node) => ({ node, words: node.querySelector('th').textContent.toLowerCase(), verdicts: all('[data-verdict]', node).map((one) => one.dataset.verdict) }))

const filter = () => {
  const words = text.value.toLowerCase().split(/\\s+/).filter(Boolean)
  const chosen = new Set(boxes.filter((box) => box.checked).map((box) => box.value))
  let shown = 0
  for (const { node, words: own, verdicts } of rows) {
    const fits = verdicts.some((verdict) => chosen.has(verdict)) && (area.value === '' || node.dataset.area === area.value) && words.every((word) => own.includes(word))
    node.hidden = !fits
    if (fits) shown += 1
  }
  for (const group of all('tbody[data-group]')) group.hidden = !group.querySelector('tr[data-area]:not([hidden])')
  out.textContent = shown + ' shown'
}

bar.hidden = false
bar.addEventListener('input', filter)
filter()
`
