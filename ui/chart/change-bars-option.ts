import type { EChartsCoreOption } from 'echarts/core'
import type { Palette } from './palette.ts'
import { positionOf } from './tooltip.ts'

/** Differences around zero. Null is no change. */
export interface ChangeBarsData {
  readonly labels: readonly string[]
  readonly values: readonly (number | null)[]
  readonly axisLabel: (value: number) => string
  /** Built with textContent. */
  readonly tooltip: (position: number) => HTMLElement
}

export function changeBarsOption(data: ChangeBarsData, palette: Palette): EChartsCoreOption {
  const text = { color: palette.label, fontSize: 10.5, fontFamily: palette.font }
  return {
    animation: false,
    textStyle: { fontFamily: palette.font },
    grid: { left: 2, right: 6, top: 12, bottom: 2, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    tooltip: {
      trigger: 'axis',
      confine: true,
      transitionDuration: 0,
      backgroundColor: palette.background,
      borderWidth: 0,
      padding: 0,
      textStyle: { fontFamily: palette.font },
      axisPointer: { type: 'shadow', shadowStyle: { color: palette.immature } },
      formatter: (points: unknown) => data.tooltip(positionOf(points)),
    },
    xAxis: [names(data, text), zeroLine(data, palette)],
    yAxis: {
      type: 'value',
      splitNumber: 4,
      splitLine: { lineStyle: { color: palette.grid } },
      axisLabel: { ...text, formatter: data.axisLabel },
    },
    series: [
      {
        type: 'bar',
        data: data.values,
        barMaxWidth: 18,
        barMinHeight: 1,
        itemStyle: { color: palette.series, borderRadius: 1 },
        emphasis: { disabled: true },
      },
    ],
  }
}

/** Names stand below all bars, also below those that hang from zero. */
const names = (data: ChangeBarsData, text: object) => ({
  type: 'category',
  data: data.labels,
  axisTick: { show: false },
  axisLine: { show: false, onZero: false },
  axisLabel: {
    ...text,
    hideOverlap: true,
    showMinLabel: true,
    interval: Math.max(0, Math.ceil(data.labels.length / 7) - 1),
  },
})

const zeroLine = (data: ChangeBarsData, palette: Palette) => ({
  type: 'category',
  position: 'bottom',
  data: data.labels,
  axisTick: { show: false },
  axisLabel: { show: false },
  axisPointer: { show: false },
  axisLine: { onZero: true, onZeroAxisIndex: 0, lineStyle: { color: palette.axis } },
})
