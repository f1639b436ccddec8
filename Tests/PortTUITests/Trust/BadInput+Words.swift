/// Inputs that are words of a command and no more.
extension BadInput {
  static let fields = table(
    """
    a field that there isn't | set PENDING colour=red | 64 usage | colour
    a word that sets nothing | set PENDING owner | 64 usage | owner
    a PIN among the words | set PENDING account_pin=1234 | 64 usage | account_pin=-
    a mail address without @ | set PENDING contact_email=nobody | 65 field_invalid | nobody
    a priority that there isn't | set PENDING priority=highest | 65 field_invalid | highest
    a day in words | set PENDING follow_up_on=soon | 65 field_invalid | soon
    a login with a blank | set PENDING 'owner=bo la' | 65 field_invalid | bo la
    neither yes nor no | set PENDING cancel_asked=maybe | 65 field_invalid | maybe
    nothing for what must be given | set PENDING account_number= | 65 field_missing | account_number
    a field that follows from what is done | set PENDING status=completed | 1 field_locked | status
    a customer's field with a date confirmed | set SCHEDULED billing_name=Zenith | 1 \
    field_locked | billing_name
    no why where one belongs | set SENT billing_name=Zenith | 1 \
    why_missing | say why
    an endpoint before the port | set PENDING endpoint_id=ep_main | 1 field_locked | endpoint
    a point that is on no list | tick PENDING dance | 64 usage | dance
    """
  )

  static let ids = table(
    """
    an id of no request | show pr_01m6b5cjm01dm65g17qjcta5vx | 66 no_such_thing | pr_
    a number without a request | show +2348099999999 | 66 no_such_thing | +2348099999999
    a word that is no id | show nonsense | 66 no_such_thing | nonsense
    an id of no paper | document check doc_01m6b5cjm01dm65g17qjcta5vx issuer=pass | 66 \
    no_such_thing | doc_
    a version that isn't the newest | do PENDING cancel --why x --if-version 7 | 2 conflict | \
    version
    a version that is no number | set PENDING owner=bola --if-version new | 64 usage | --if-version
    """
  )

  static let steps = table(
    """
    a step that isn't possible now | do PENDING complete | 1 wrong_status | scheduled
    a cancel with a date confirmed | do SCHEDULED cancel --why x | 1 wrong_status | withdraw
    a submit without papers | do PENDING submit | 1 document_missing | LOA
    no why where one belongs | do PENDING cancel | 1 why_missing | say why
    a port date that is past | do SENT schedule --date 2026-10-30 | 1 date_in_past | 30 Oct
    a port date on a weekend | do SENT schedule --date 2026-11-07 | 1 not_business_day | weekend
    a port date on a holiday | do SENT schedule --date 2026-12-25 | 1 not_business_day | Christmas
    a step without its date | do SENT schedule | 64 usage | --date
    a window that is none | do SENT schedule --date 2026-11-09 --window noon | 64 usage | noon
    a step of tomorrow | do SENT acknowledge --on 2026-11-03 | 1 day_in_future | still to come
    a step before the one it follows | do SENT confirm --on 2026-10-30 | 1 day_too_early | \
    the day of the step before it
    an answer to no change | do SENT change-refused | 1 no_change_told | unanswered
    a port before its date | do SCHEDULED complete | 1 activation_early | before
    a port of tomorrow | do SCHEDULED complete --activated 2026-11-03 | 1 activation_in_future \
    | Tue 3 Nov
    a rejection without a reason | do SENT reject | 1 reasons_missing | reason
    a reason that there isn't | do SENT reject --reason mood | 64 usage | mood
    a resubmit with a reason open | do REJECTED resubmit | 1 reason_open | PIN incorrect
    a reason settled that was never given | do REJECTED resolve no_answer waived --note x | 1 \
    reason_not_open | no answer
    a reason fixed by nothing | do REJECTED resolve pin_incorrect fixed | 1 change_demanded | \
    PIN incorrect
    a wait without its day | do REJECTED resolve pin_incorrect waiting | 1 until_missing | until
    an outcome that there isn't | do REJECTED resolve pin_incorrect lost | 64 usage | lost
    a return recorded twice | do RETURNED return --why x | 1 returned_already | return
    an undo of what can't be undone | do COMPLETED undo | 1 undo_impossible | undone
    a step that there isn't | do PENDING fly | 64 usage | fly
    an option that a step doesn't take | do PENDING submit --why x | 64 usage | --why
    a PIN asked for where none is kept | pin PENDING | 1 pin_absent | PIN
    a number taken out of no order | order split PENDING --why x | 1 not_in_order | no order
    """
  )

  static let papers = table(
    """
    a paper that isn't there | document add PENDING loa nowhere.pdf | 66 paper | nowhere.pdf
    a folder as a paper | document add PENDING loa . | 65 paper | not a file
    a kind of paper that there isn't | document add PENDING photo x.pdf | 64 usage | photo
    a date that the paper doesn't bear | document add PENDING loa x.pdf --issued 2026-10-01 | \
    64 usage | --issued
    a row that the sheet doesn't have | document check PAPER colour=pass | 64 usage | colour
    a row of another paper's sheet | document check PAPER legible=pass | 65 answer_not_taken | \
    legible
    an answer to a row that follows from a date | document check PAPER date=pass | 65 \
    answer_not_taken | date
    not applicable where it always applies | document check PAPER issuer=na --remark x | 65 \
    answer_not_taken | issuer
    no why where one belongs | document check PAPER complete=na | 1 why_missing | say why
    a paper's date in words | document check PAPER issued_on=May | 65 evidence_invalid | May
    what the paper doesn't say | document check PAPER signer=John | 65 evidence_invalid | signer
    """
  )

  static let filters = table(
    """
    a field that there isn't | list statu:x | 64 filter | statu
    a value that the field doesn't have | list status:ready | 64 filter | ready
    a day that is none | list 'due<soon' | 64 filter | soon
    a count that is none | list 'age>old' | 64 filter | old
    a comparison that makes no sense | list 'country>NG' | 64 filter | country
    a parenthesis left open | list '(status:pending' | 64 filter | parenthesis
    a quotation mark left open | list '"acme' | 64 filter | quotation
    nothing behind or | list status:pending or | 64 filter | condition
    an order that there isn't | list --sort colour | 64 usage | colour
    a view that there isn't | list --view yesterday | 64 usage | yesterday
    fewer than none | list --limit -1 | 64 usage | limit
    """
  )

  static let usage = table(
    """
    a command that there isn't | frobnicate | 64 usage | frobnicate
    an option that there isn't | list --frob | 64 usage | --frob
    a filter's word read as one | list -mtn | 64 usage | list -- -mtn
    too few words | show | 64 usage | <id>
    a month that is none | fees --from 2026-13 | 64 usage | 2026-13
    more days than are counted | calendar NG --from 2026-11-01 --days 99999 | 64 usage | 99999
    a country that isn't ported in | calendar FR --from 2026-11-01 --days 1 | 64 usage | FR
    a day that is none | calendar NG --from someday --days 1 | 64 usage | someday
    an import's run that is none | import x.csv --run x | 64 usage | run
    """
  )

  static let records = table(
    """
    a carrier's field that there isn't | carrier set NG/mtn colour=red | 64 usage | colour
    a time that is none | carrier set NG/mtn cut_off=noon | 65 field_invalid | noon
    days that are no number | carrier set NG/mtn loa_age_limit=many | 65 field_invalid | many
    a freeze that ends before it begins | carrier set NG/mtn \
    freeze_windows=2026-12-10..2026-12-01 | 65 field_invalid | 2026-12-10..2026-12-01
    a code that stands for no reason | carrier set NG/mtn codes.8C=mood | 65 field_invalid | \
    codes.8C
    codes without their reasons | carrier set NG/mtn codes=8C | 65 field_invalid | 8C=pin_incorrect
    days to acknowledge that are none | carrier set NG/mtn ack_days=soon | 65 field_invalid | soon
    a country's field that there isn't | country set NG colour=red | 64 usage | colour
    hours beyond a month | country set NG confirmation_hours=9999 | 65 field_invalid | 1 to 720
    a country's freeze that is no days | country set ZA freeze_windows=december | 65 \
    field_invalid | december
    a country that isn't ported in | country set FR confirmation_hours=1 | 64 usage | FR
    another carrier's name | carrier set NG/mtn aliases=glo | 1 alias_taken | glo
    a carrier without its country | carrier show mtn | 64 usage | mtn
    a holiday taken away that is none | holiday remove NG 2026-11-03 | 1 no_holiday | 2026-11-03
    a holiday without a name | holiday add NG 2026-11-03 '' | 65 name_missing | name
    a rule taken away that is none | rule remove NG/pin_incorrect | 1 no_rule | pin_incorrect
    a rule that says nothing | rule set NG/pin_incorrect statement= | 65 statement_missing | \
    statement
    a wait that is none | rule set NG/ported_recently 'wait=a while' | 65 field_invalid | a while
    a setting that there isn't | setting set colour=red | 64 usage | colour
    a silence of no days | setting set stale_after=0 | 65 field_invalid | 1 to 365
    a pause that is no number | setting set chase_after=often | 65 field_invalid | often
    a size beyond all papers | setting set largest_paper=9999 | 65 field_invalid | 9999
    """
  )

  static let places = table(
    """
    a folder in a file's place | export --output folder --force | 73 output | folder
    a folder that isn't there | export --output no/all.csv | 73 folder | no folder
    a desk where one is | init --sandbox | 73 already_exists | desk.db
    a change to a desk opened for reading | note PENDING x --read-only | 73 read_only | desk.db
    """
  )
}
