/** The content of a chart's tooltip: a title, then name and figure. Names come from platforms, so they go in as text. */
export function tooltipOf(title: string, lines: readonly (readonly [string, string])[]): HTMLElement {
  const tip = document.createElement('div')
  tip.className = 'plot-tip'
  const add = (tag: 'b' | 'span', text: string) => {
    const node = document.createElement(tag)
    node.textContent = text
    tip.append(node)
  }
  add('b', title)
  for (const [name, figure] of lines) {
    add('span', name)
    add('b', figure)
  }
  return tip
}
