/** How platforms label the total of a report, in the languages of their interfaces. */
const words = [
  'totals?|totales|totaux|totaal|totale|totali|totalt|totais|gesamt(summe|betrag|ergebnis)?|insgesamt|summe|sum|summary|somme|suma|summa|soma',
  'łącznie|razem|ogółem|i alt|samlet|sammenlagt|yhteensä|celkem|součet|toplam|genel toplam|összesen|végösszeg|spolu|skupno|ukupno',
  'всего|итого|усього|разом|общо|σύνολο|συνολικά|tổng|tổng cộng|jumlah|רכום|סהייכ|المجموع|الإجمالي|รวม|รวมทั้งหมด|ทั้งหมด',
  '合計|合计|総計|総数|总计|總計|总数|共计|合共|합계|총계|총합|총',
].join('|')

const blank = '[ \u00a0\u202f]*'

/** 'Total: Account', 'Gesamt: Konto', 'Total : compte', '合計：アカウント'. A campaign may be called 'Total Wine | Brand'. */
export const labelledTotal = `^(${words})${blank}[:：]`

/** 'Total of 33 results', 'Insgesamt 33 Ergebnisse', '共 33 条结果', and the word alone. */
export const reportTotal = [
  `^((grand|general) )?(${words})( (général|générale|generale|general|geral))?${blank}[:：]?$`,
  `^(${words})( [^ \\d]{1,5})? [\\d., \u00a0\u202f]+( [^ \\d]{2,24})?$`,
  `^(共|共有|总共|${words})?[:： ]*\\d[\\d,]*${blank}(条|條|件|个|個|개|筆|笔)[^\\d]{0,12}$`,
].join('|')

/** A total that stands alone in its cell. */
export const plainTotal = `^((grand|general) )?(${words})( (général|générale|generale|general|geral))?${blank}[:：]?$`
