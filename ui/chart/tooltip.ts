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

/** Which point a tooltip is for. ECharts hands an array of points, one per series; all lie on the same position. */
export function positionOf(points: unknown): number {
  const [first] = Array.isArray(points) ? points : [points]
  const index = typeof first === 'object' && first !== null && 'dataIndex' in first ? first.dataIndex : 0
  return typeof index === 'number' ? index : 0
}
