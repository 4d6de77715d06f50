-- The kinds of contact that a text names, in its order, in the languages of the interfaces: ['click', 'view'].
create macro load_contacts(words) as
  list_transform(
    regexp_extract_all(lower(words), 'engaged[- ]?views?|engagierte?[nrs]?|エンゲージビュー|互动观看|cli[ck]k?|cliqu|klick|klik|kliek|tıkla|tikla|кли[кч]|натис|クリック|点击|點擊|點按|클릭|nhấp|κλικ|view|vue|visuali|visión|ansehen|aufruf|anzeige|weergave|bekijk|wyświetl|visning|katselu|zobraz|megtekint|vizion|görüntü|просмотр|перегляд|ビュー|表示|閲覧|浏览|瀏覽|조회|tayang|xem|προβολ'),
    lambda word: case when regexp_matches(word, '^(engag|エンゲージ|互动)') then 'engaged_view'
                      when regexp_matches(word, '^(cl|k|t|кл|нат|ク|点|點|클|nh|κ)') and word <> 'tayang' and word <> 'katselu' then 'click'
                      else 'view' end)
