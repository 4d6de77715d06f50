-- How cells name a currency beside a number, but for the signs that Unicode knows: an alternation of a regular expression.
create macro load_currency_words() as
  'R\$|S/\.?|zł|Kč|kr\.?|Ft|lei|Lei|Fr\.|SFr\.|Rs\.?|Rp\.?|RM|₽|руб\.?|р\.|грн\.?|лв\.?|TL|円|圓|元|원|' ||
  'USD|EUR|GBP|JPY|CNY|RMB|AUD|CAD|CHF|SEK|NOK|DKK|PLN|CZK|HUF|RON|BGN|TRY|RUB|UAH|INR|IDR|MYR|PHP|THB|VND|SGD|HKD|TWD|KRW|NZD|' ||
  'ZAR|BRL|MXN|ARS|CLP|COP|PEN|AED|SAR|ILS|EGP|NGN|KES|PKR|BDT'
