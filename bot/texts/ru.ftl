### Тексты по-русски. Имена не склоняются и рода не знают: они стоят только в именительном падеже,
### а глагол при них — в настоящем или будущем времени.

## Formats

language-name = Русский
format-locale = ru
format-moment = EEE, d MMMM, HH:mm
format-moment-year = EEE, d MMMM y, HH:mm
format-stars = { $count ->
    [one] { $count } звезда
    [few] { $count } звезды
   *[many] { $count } звёзд
}
moment-ahead = { $moment } (ещё { $length })
moment-behind = { $moment } ({ $length } назад)
moment-ago = { $length } назад
length-days = { $days ->
    [one] { $days } день
    [few] { $days } дня
   *[many] { $days } дней
}
length-days-hours = { length-days } { $hours } ч
length-hours = { $hours } ч
length-hours-minutes = { $hours } ч { $minutes } мин
length-minutes = { $minutes } мин
length-none = меньше минуты

## Who

who-you = вы
who-buyer = покупатель
who-seller = исполнитель
who-staff = администратор

## The card

card-head = { $mark } <b>{ $title }</b> · <code>{ $code }</code>
card-state = <b>{ $state }.</b> { $turn }
card-over = <b>{ $state }.</b>
card-ended = <b>{ $state }:</b> { $event }.
card-line = { $line } · { $price }
card-line-longer = { $line } (+{ $length }) · { $price }
card-line-sooner = { $line } (быстрее на { $length }) · { $price }
card-delivery-time = Срок: { $length } с начала работы
card-revisions = { $revisions ->
    [0] Правок больше не осталось
    [one] Осталась { $revisions } правка
    [few] Осталось { $revisions } правки
   *[many] Осталось { $revisions } правок
}
card-last = Последнее: { $event }, { $ago }
card-why = Причина:
card-changes = Что изменить ({ $buyer }):
card-pay-by-hand = <b>Как оплатить:</b>
card-pay-by-hand-ask = Оплатите { $total } так, как вам сказали администраторы.
card-pay-note = Укажите <code>{ $code }</code> в назначении платежа, затем нажмите «{ $button }».
card-pay-spent = Вы дважды сообщили об оплате, но она не нашлась. Напишите, пожалуйста, администраторам: они ещё могут подтвердить её здесь.

money-due-buyer = <b>К оплате: { $total }</b>
money-due-staff = <b>К оплате: { $total }</b>
money-told-buyer = <b>Ждёт подтверждения: { $total }</b>
money-told-staff = <b>Ждёт подтверждения: { $total }</b>
money-held-buyer = <b>Деньги под защитой: { $total }</b>
money-held-seller = <b>Деньги под защитой: { $total }</b> · вы получите { $share }
money-held-staff = <b>Удержано: { $total }</b> · исполнителю { $share }
money-out-buyer = <b>Оплачено: { $total }</b>
money-out-seller = <b>Вам выплачено { $share }</b>
money-out-staff = <b>Выплачено: { $share }</b> из { $total }
money-back-buyer = <b>{ $total } возвращены вам</b>
money-back-seller = <b>{ $total } возвращены покупателю</b>
money-back-staff = <b>{ $total } возвращены покупателю</b>
money-none-buyer = Ничего не оплачено.
money-none-staff = Ничего не оплачено.

cause-buyer-buyer = Записано: отменено вами.
cause-buyer-seller = Записано: отменено покупателем. На вас это не отразится.
cause-buyer-staff = Причина: покупатель.
cause-seller-buyer = Записано: отменено из-за исполнителя. На вас это не отразится.
cause-seller-seller = Записано: отменено с вашей стороны.
cause-seller-staff = Причина: исполнитель.
cause-time-buyer = Записано: вышло время.
cause-time-seller = Записано: вышло время.
cause-time-staff = Причина: вышло время.

## Getting around

go-card = Открыть { $code }
go-more = Ещё
go-back = Назад
go-timeline = Ход заказа
go-deliveries = Что сдано
go-how = Как это устроено
go-pay = Оплатить { $total }

## States

state-unpaid = Не оплачен
state-confirming = Проверяем оплату
state-queued = Оплачен, не начат
state-in_progress = В работе
state-overdue = Просрочен
state-delivered = Работа сдана
state-completed = Завершён
state-cancelled = Отменён

turn-unpaid-buyer = Ваш ход: оплатить.
turn-confirming-buyer = Ход администратора: проверить, пришли ли { $total }. Мы вам напишем.
turn-confirming-staff = Ваш ход: { $buyer } сообщает, что { $total } за <code>{ $code }</code> отправлены. Они пришли?
turn-queued-buyer = Ход исполнителя ({ $seller }): начать работу.
turn-queued-seller = Ваш ход: начать работу.
turn-in_progress-buyer = Ход исполнителя ({ $seller }): работа идёт.
turn-in_progress-seller = Ваш ход.
turn-overdue-buyer = Ход исполнителя ({ $seller }): работа опаздывает.
turn-overdue-seller = Ваш ход: работа опаздывает.
turn-delivered-buyer = Ваш ход: посмотрите работу.
turn-delivered-seller = Ход покупателя ({ $buyer }): посмотреть работу.
card-turn-staff = Ждём: { $who }.

silence-payment_lapsed-buyer = Оплатите до { $at }. Иначе заказ отменится, и это ничего вам не будет стоить.
silence-confirmation_lapsed-buyer = Если оплату никто не подтвердит до { $at }, заказ отменится. Если вы платили, напишите администраторам: деньги не пропадут.
silence-confirmation_lapsed-staff = Ответьте до { $at }. Иначе заказ отменится, даже если { $buyer } действительно платит.
silence-start_lapsed-buyer = { $seller } может начать до { $at }. Если этого не случится, заказ отменится и вы получите { $total } обратно.
silence-start_lapsed-seller = Начните до { $at }. Иначе заказ отменится и { $buyer } получит { $total } обратно.
silence-delivery_lapsed-buyer = Срок — { $at }. Если работы к этому времени не будет, вы сможете отменить заказ и вернуть все деньги.
silence-delivery_lapsed-seller = Сдайте работу до { $at }. Иначе заказ просрочен, и { $buyer } сможет отменить его и вернуть все деньги.
silence-overdue_lapsed-buyer = Можно подождать или отменить заказ и вернуть все деньги (кнопка «Ещё»). Если до { $at } ничего не придёт, заказ отменится сам и вы получите { $total } обратно.
silence-overdue_lapsed-seller = Сдать работу ещё можно до { $at }. { $buyer } может отменить заказ в любой момент; если работы не будет, он отменится сам и { $buyer } получит { $total } обратно.
silence-review_lapsed-buyer = У вас есть время до { $at }. Если не ответить, работа считается принятой и { $seller } получает деньги.
silence-review_lapsed-seller = { $buyer } смотрит работу до { $at }. Без ответа она считается принятой, и вы получаете { $share }.
card-silence-staff = Если до { $at } ничего не произойдёт, заказ пойдёт дальше сам.

## What people can do

do-pay = Деньги пришли
do-claim_payment = Деньги отправлены
do-withdraw = Отозвать заказ
do-deny_payment = Не пришли
do-start = Начать работу
do-decline = Отказаться
do-cancel = Отменить с возвратом денег
do-deliver = Сдать работу
do-give_up = Отказаться от заказа
do-accept = Принять
do-request_revision = Попросить правки
do-correct = Прислать исправление

ask-pay = { $total } за <code>{ $code }</code> (покупатель: { $buyer }) действительно пришли? { $seller } получит просьбу начать. Отменить это нельзя.
ask-withdraw = Отозвать заказ «{ $title }»? Здесь с вас ничего не списано. Если вы уже отправили { $total }, сначала скажите администраторам. Отменить это нельзя.
ask-decline = Отказаться от заказа «{ $title }»? { $buyer } получит { $total } обратно, и заказ закончится. Отменить это нельзя.
ask-cancel = Отменить заказ «{ $title }»? Вы получите { $total } обратно, и заказ закончится. Вернуть его нельзя.
ask-give_up = Отказаться от заказа «{ $title }»? { $buyer } получит { $total } обратно, вы не получите ничего, и отмена запишется на вас. Вернуть заказ нельзя.
ask-accept = Принять работу и выплатить { $share }? Деньги получит { $seller }. Отменить это нельзя.

yes-pay = Да, пришли
yes-withdraw = Да, отозвать
yes-decline = Да, отказаться
yes-cancel = Да, отменить
yes-give_up = Да, отказаться
yes-accept = Да, принять

done-paid = Записано: деньги пришли.
done-payment_claimed = Спасибо! Администраторы проверят оплату, мы вам напишем.
done-payment_denied = Записано. Покупатель узнает об этом.
done-withdrawn = Заказ отозван.
done-started = Работа начата. Удачи!
done-declined = Вы отказались от заказа. Деньги вернутся покупателю.
done-cancelled = Заказ отменён. Деньги вернутся вам.
done-given_up = Вы отказались от заказа. Деньги вернутся покупателю.
done-delivered = Работа сдана. Покупатель узнает об этом.
done-corrected = Исправление отправлено.
done-accepted = Принято, деньги выплачены. Спасибо!
done-revision_requested = Отправлено. Исполнитель узнает, что изменить.

## What happened, for the timeline and the card

event-placed = заказ оформлен ({ $who })
event-paid = { $total } пришли и удержаны
event-payment_claimed = сообщено об оплате ({ $who })
event-payment_denied = оплата не нашлась ({ $who })
event-payment_lapsed = оплата не пришла вовремя, заказ отменён
event-confirmation_lapsed = оплату не подтвердили вовремя, заказ отменён
event-withdrawn = заказ отозван ({ $who })
event-started = работа начата ({ $who })
event-declined = отказ от заказа ({ $who }); { $total } возвращены
event-cancelled = заказ отменён ({ $who }); { $total } возвращены
event-start_lapsed = работу не начали вовремя, заказ отменён, { $total } возвращены
event-delivered = { $files ->
    [0] работа сдана ({ $who })
    [one] работа сдана ({ $who }, { $files } файл)
    [few] работа сдана ({ $who }, { $files } файла)
   *[many] работа сдана ({ $who }, { $files } файлов)
}
event-corrected = { $files ->
    [0] прислано исправление ({ $who })
    [one] прислано исправление ({ $who }, { $files } файл)
    [few] прислано исправление ({ $who }, { $files } файла)
   *[many] прислано исправление ({ $who }, { $files } файлов)
}
event-given_up = отказ от начатой работы ({ $who }); { $total } возвращены
event-delivery_lapsed = срок сдачи прошёл
event-overdue_lapsed = работу так и не сдали, заказ отменён, { $total } возвращены
event-accepted = работа принята ({ $who }), деньги выплачены
event-revision_requested = запрошены правки ({ $who })
event-review_lapsed = время на проверку вышло: работа считается принятой, деньги выплачены
event-put_off = время на проверку продлено, потому что ни одно напоминание не дошло
event-credited = { $amount } пришли, хотя ни один заказ их не ждал; они на балансе покупателя

## Pings


told-paid-buyer = Ваши { $total } за <b>{ $title }</b> ({ $code }) пришли и под защитой. { $seller } может начать до { $at }; если этого не случится, вы получите всё обратно.
told-paid-seller = <b>Новый заказ: { $title }</b> ({ $code })
    Покупатель — { $buyer }. { $total } уже под защитой, вы получите { $share }. Начните до { $at }, иначе заказ отменится и { $buyer } получит деньги обратно.
told-payment_claimed-staff = { $buyer } сообщает, что { $total } за <b>{ $title }</b> ({ $code }) отправлены. Они пришли? Ответьте до { $at }.
told-payment_denied-buyer = Администратор не нашёл вашу оплату ({ $total }) за <b>{ $title }</b> ({ $code }). Заказ ждёт до { $at }: проверьте платёж и сообщите ещё раз.
told-payment_lapsed-buyer = <b>{ $title }</b> ({ $code }) не оплачен вовремя, поэтому заказ отменён. Это ничего вам не стоило, и можно заказать снова.
told-confirmation_lapsed-buyer = Вашу оплату за <b>{ $title }</b> ({ $code }) не подтвердили вовремя, поэтому заказ отменён. Если вы платили, напишите администраторам и назовите этот код: деньги не пропадут.
told-declined-buyer = { $seller } не может взять заказ <b>{ $title }</b> ({ $code }). Вы получите { $total } обратно.
told-cancelled-seller = { $buyer } отменяет заказ <b>{ $title }</b> ({ $code }) и получает { $total } обратно. От вас больше ничего не нужно.
told-start_lapsed-buyer = Исполнитель ({ $seller }) не начал <b>{ $title }</b> ({ $code }) вовремя, поэтому заказ отменён. Вы получите { $total } обратно.
told-start_lapsed-seller = Вы не начали <b>{ $title }</b> ({ $code }) вовремя, поэтому заказ отменён и { $buyer } получает { $total } обратно. Много дел? Услуги можно поставить на паузу.
told-delivered-buyer = { $seller } сдаёт работу: <b>{ $title }</b> ({ $code }). Посмотрите её до { $at }: без ответа она считается принятой.
told-corrected-buyer = { $seller } присылает исправление: <b>{ $title }</b> ({ $code }). Время на проверку пошло заново, до { $at }.
told-given_up-buyer = { $seller } не может закончить <b>{ $title }</b> ({ $code }). Вы получите { $total } обратно.
told-delivery_lapsed-buyer = { $seller } опаздывает с заказом <b>{ $title }</b> ({ $code }). Можно подождать или отменить его и вернуть все деньги. Если до { $at } ничего не придёт, он отменится сам.
told-delivery_lapsed-seller = Заказ <b>{ $title }</b> ({ $code }) опаздывает. { $buyer } уже может отменить его и вернуть все деньги. Сдать работу ещё можно до { $at }.
told-overdue_lapsed-buyer = Исполнитель ({ $seller }) так и не сдал <b>{ $title }</b> ({ $code }), поэтому заказ отменён. Вы получите { $total } обратно.
told-overdue_lapsed-seller = Работа по заказу <b>{ $title }</b> ({ $code }) не сдана, поэтому он отменён и { $buyer } получает { $total } обратно.
told-accepted-seller = { $buyer } принимает работу: <b>{ $title }</b> ({ $code }). Вам выплачено { $share }. Отлично!
told-revision_requested-seller = { $buyer } просит правки: <b>{ $title }</b> ({ $code }). Сдайте их до { $at }.
told-review_lapsed-buyer = Вы не ответили вовремя о заказе <b>{ $title }</b> ({ $code }), поэтому работа считается принятой и { $seller } получает деньги.
told-review_lapsed-seller = Покупатель ({ $buyer }) не ответил вовремя о заказе <b>{ $title }</b> ({ $code }), поэтому работа считается принятой. Вам выплачено { $share }.
told-put_off-buyer = Мы не смогли напомнить вам о заказе <b>{ $title }</b> ({ $code }), поэтому времени стало больше: до { $at }. Потом работа считается принятой и { $seller } получает деньги.
told-put_off-staff = Ни одно напоминание о заказе <b>{ $title }</b> ({ $code }) не дошло; покупатель — { $buyer }. Приёмка отложена до { $at }. Можете связаться иначе?
told-refund-staff = Пожалуйста, верните { $total } за <b>{ $title }</b> ({ $code }): заказ отменён. Получатель — { $buyer }.
told-pay_out-staff = Пожалуйста, выплатите { $share } за <b>{ $title }</b> ({ $code }): работа принята. Получатель — { $seller }.
told-credited-buyer = За <b>{ $title }</b> ({ $code }) пришли { $amount }, которых заказ не ждал. Они на вашем балансе и не пропадут.

remind-payment_lapsed-buyer = Ещё { $left }, чтобы оплатить { $total } за <b>{ $title }</b> ({ $code }), потом заказ отменится.
remind-confirmation_lapsed-staff = { $buyer } всё ещё ждёт: { $total } за <b>{ $title }</b> ({ $code }) пришли? Ещё { $left }, потом заказ отменится.
remind-start_lapsed-seller = Ещё { $left }, чтобы начать <b>{ $title }</b> ({ $code }), потом заказ отменится и { $buyer } получит деньги обратно.
remind-delivery_lapsed-seller = Ещё { $left }, чтобы сдать <b>{ $title }</b> ({ $code }): { $at }. Потом { $buyer } сможет отменить заказ.
remind-overdue_lapsed-seller = Заказ <b>{ $title }</b> ({ $code }) опаздывает. Ещё { $left }, чтобы сдать работу, потом он отменится и { $buyer } получит { $total } обратно.
remind-review_lapsed-buyer = Ещё { $left }, чтобы посмотреть <b>{ $title }</b> ({ $code }). Потом работа считается принятой и { $seller } получает деньги.

## Forms

field-reason-reason = Почему? Хватит одного-двух предложений; их прочтёт другая сторона.
field-changes-changes = Что изменить? Пишите как можно точнее: по этому будут судить о следующей работе.
field-delivery-text = Несколько слов о том, что вы сдаёте.
field-delivery-files = Файлы.
field-delivery-links = Ссылки, если работа где-то в сети.
field-delivery-ticked = Всё на месте? Отметьте каждую позицию заказа.

form-delivery-empty = Сдавать пока нечего. Пришлите сначала текст, файл или ссылку.

## Refusals

refused-not-yours = Среди ваших заказов такого нет.
refused-stale = Заказ с тех пор изменился. Вот как он выглядит сейчас.
refused-not-now = Сейчас этого сделать нельзя. Вот что можно.
refused-time-is-up = Время на это только что вышло. Вот как заказ выглядит сейчас.
refused-used-up = Вы уже сделали это столько раз, сколько было условлено.
refused-too-early = Ещё рано.
refused-own-listing = Это ваша собственная услуга, заказать её у себя нельзя.
refused-paid-in-full = Сумма не равна цене, поэтому за этот заказ она не принята.
refused-paid-by-hand = Оплата здесь видна сама, сообщать о ней не нужно.
refused-form-unknown = Что-то здесь не удалось понять. Начните, пожалуйста, заново с карточки заказа.
refused-form-not-complete = Отметьте, пожалуйста, всё, что заказано. Чего не хватает, то сначала нужно сделать.
refused-form-too-many = Это слишком много за раз. Пришлите меньше или соберите в один архив.
refused-form-too-short = Слишком коротко. Напишите, пожалуйста, предложение.
refused-form-too-long = Слишком длинно. Сократите, пожалуйста.
refused-form-reason-empty = Напишите, пожалуйста, предложение. Например: «Я болею на этой неделе и не успею в срок».
refused-form-changes-empty = Напишите, пожалуйста, что изменить. Например: «Сделайте буквы толще, а красный немного темнее».
refused-form-delivery-empty = Сдавать пока нечего. Пришлите сначала текст, файл или ссылку.
