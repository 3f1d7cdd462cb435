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
moment-ahead = ещё { $length }
moment-behind = { $length } назад
moment-now = только что
moment-zoned = { $moment } { $zone }
moment-both = { $moment } ({ $relative })
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
who-nobody = кто-то
who-staff = администратор
who-somebody = кто-то, кого уже нет

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
card-paylink-wanted = Готовлю оплату: кнопка появится на этой карточке через мгновение.
card-paylink-open = Оплатите ниже. Карточка изменится сама, когда деньги придут.
card-paylink-failed = Так сейчас оплатить нельзя. Напишите, пожалуйста, администраторам.
card-paylink-in-telegram = Оплата проходит в Telegram, с вашего аккаунта там.
card-elsewhere = Карточка заказа <b>{ $title }</b> · <code>{ $code }</code> — в отдельном месте.

money-due-buyer = <b>К оплате: { $total }</b>
money-due-staff = <b>К оплате: { $total }</b>
money-told-buyer = <b>Ждёт подтверждения: { $total }</b>
money-told-staff = <b>Ждёт подтверждения: { $total }</b>
money-held-buyer = <b>Деньги под защитой: { $total }</b>
money-held-seller = <b>Деньги под защитой: { $total }</b> · вы получите { $share }
money-held-staff = <b>На хранении: { $total }</b> · исполнителю { $share }
money-out-buyer = <b>Оплачено: { $total }</b>
money-out-seller = <b>Вам выплачено { $share }</b>, на ваш баланс.
money-out-staff = <b>Выплачено: { $share }</b> из { $total }
money-back-buyer = <b>{ $total } возвращены вам</b>, на ваш баланс.
money-back-seller = <b>{ $total } возвращены покупателю</b>
money-back-returned-buyer = <b>{ $total } возвращаются вам</b> тем же путём, каким вы платили.
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

## Ветки Discord: для двух сторон они называются по-разному

thread-buyer = { $code } · покупка · { $title }
thread-seller = { $code } · продажа · { $title }
thread-unheard = Discord не показывает мне, что вы здесь пишете, если вы меня не упомянули. Упомяните меня в сообщении или нажмите кнопку.

## Баланс и выплаты

balance-head = <b>Ваш баланс</b>
balance-none = На нём пока ничего нет. Сюда приходит то, что вы заработали, и то, что вам вернули.
balance-is = <b>{ $amount }</b>
balance-is-in = <b>{ $amount }</b> в «{ $community }»
balance-debt = Ваш долг: <b>{ $amount }</b>. Ваш платёж был отозван.
balance-debt-in = Ваш долг: <b>{ $amount }</b> в «{ $community }». Ваш платёж был отозван.
balance-pending = Из них { $amount } можно будет получить позже, первые — с { $at }.
balance-least = Получить их можно, когда наберётся { $least }.
balance-way = Выплата { $number }: { $amount } уже в пути к вам.
balance-fees = Комиссия, заработанная здесь: <b>{ $amount }</b>
balance-fees-in = Комиссия, заработанная в «{ $community }»: <b>{ $amount }</b>
go-balance = Баланс
go-payout = Получить { $amount }
go-payout-in = Получить { $amount } · { $community }
go-payout-number = Выплата { $number }
go-payee = Изменить, куда платить

payout-head = Выплата
payout-about = Вы запрашивали выплату.
payout-left = Ничего не изменилось.
payout-ask-details = Куда отправить ваши деньги? Напишите так, чтобы человек мог их перевести: например, номер счёта и ваше имя. Я запомню это на следующий раз и покажу тем, кто отправляет деньги.
payout-details-shown = Куда: { $details }
payout-details-empty = Напишите, куда отправить деньги, например «IBAN DE89 3704 0044 0532 0130 00, Анна Шмидт».
payout-details-long = Здесь { $length } знаков, а места — на { $most }. Пожалуйста, сократите.
payout-ask-amount = Сколько? У вас { $amount }.
payout-amount-shown = Сумма: { $amount }
payout-all = Всё: { $amount }
payout-currency = Этот баланс — в { $currency }. Напишите только число.
payout-too-much = Это больше, чем у вас есть: { $most }.
payout-review = Выплатить <b>{ $amount }</b>? Деньги сразу уйдут с баланса — сюда:
payout-line-amount = Сумма
payout-line-details = Куда
yes-payout = Да, выплатить { $amount }
done-payout-asked = ✅ Запрос принят. Администраторы знают; мы сообщим, когда деньги будут отправлены.
done-payout-begun = ✅ Деньги в пути.
payee-head = Куда платить
done-payee = ✅ Запомнил. Это действует со следующей выплаты.
payout-mine = <b>Выплата { $number }</b>: { $amount }, запрошена { $at }. Куда:
payout-is-asked = Ждёт, пока кто-нибудь из администраторов её отправит.
payout-is-taken = Её отправляет { $who }.
payout-is-sent = Отправлена.
payout-is-failed = Отправить не удалось, деньги снова на балансе.
payout-is-cancelled = Отозвана, деньги снова на балансе.
go-payout-off = Отозвать
done-payout-called-off = Отозвано. Деньги снова на вашем балансе.

payouts-head = { $count ->
    [one] <b>Отправить { $count } выплату</b>
    [few] <b>Отправить { $count } выплаты</b>
   *[many] <b>Отправить { $count } выплат</b>
}
payouts-none = Отправлять нечего.
payouts-line = { $number } · <b>{ $amount }</b>, получатель — { $who }, запрошена { $at }
payouts-line-in = { $number } · <b>{ $amount }</b>, получатель — { $who }, запрошена { $at } · { $community }
go-payouts = Выплаты к отправке ({ $count })
go-payouts-back = Выплаты к отправке
payout-theirs = <b>Выплата { $number }</b>: { $amount }, получатель — { $who }, запрошена { $at }.
payout-of = Это деньги площадки <b>{ $community }</b>.
payout-of-others = ⚠️ Это деньги площадки <b>{ $community }</b>, вы не её сотрудник. Отправляйте, только если эти деньги действительно у вас: что там оплачено, подтверждали её собственные люди.
payout-send = Она ваша, никто другой её не отправит. Переведите <b>{ $amount }</b> с пометкой <code>{ $number }</code> сюда:
go-payout-take = Отправлю я
go-payout-sent = Отправлено
go-payout-unsent = Не удалось отправить
go-payout-release = Оставить другим
go-payout-over = Взять на себя
ask-payout-sent = Деньги точно ушли? <b>{ $amount }</b>, получатель — { $who }. Отменить это нельзя.
yes-payout-wassent = Да, отправлено
done-payout-sent = ✅ Получатель ({ $who }) об этом узнает.
ask-payout-takeover = Её отправляет { $hand }. Сначала спросите: если деньги уже ушли, { $who } получит { $amount } дважды. Точно отправляете вы?
yes-payout-takeover = Да, отправлю я
unsent-head = Не удалось отправить
payout-ask-reason = Почему не удалось отправить? Деньги вернутся на баланс, и получатель прочтёт то, что вы напишете.
payout-likely-details = Реквизиты указаны неверно
payout-likely-bank = Банк отказал
payout-likely-later = Таким способом отправить нельзя
payout-reason-empty = Напишите предложение, например «Счёта с таким номером нет».
payout-reason-long = Здесь { $length } знаков, а места — на { $most }. Пожалуйста, сократите.
done-payout-unsent = Записано. Деньги снова на балансе, получатель об этом узнает.

told-payout_asked = { $who } просит выплату. Возьмите её на себя, чтобы увидеть, куда платить: тогда никто другой её не отправит.
told-payout_reminds = Эта выплата всё ещё ждёт отправки.
told-payout_late = ⚠️ Эту выплату никто не отправил, хотя она ждёт уже пять рабочих дней.
told-payout_sent = <b>{ $amount }</b> отправлены вам (выплата { $number }). Деньги могут идти некоторое время.
told-payout_failed = <b>{ $amount }</b> не удалось отправить (выплата { $number }), деньги снова на вашем балансе. Причина:
told-refund_sent = <b>{ $amount }</b> вернулись тем же путём, каким вы платили. Деньги могут идти несколько дней.
told-refund_failed = <b>{ $amount }</b> не удалось вернуть тем же путём. Они остаются на вашем балансе, и их можно получить оттуда.
told-chargeback_taken = ⚠️ Банк плательщика { $who } забрал назад <b>{ $amount }</b>, уплаченные за заказ { $code }. Это записано как долг. Ответьте на спор там, где вы принимаете платежи, и займитесь заказом: то, что на нём хранится, больше ничем не обеспечено.
told-chargeback_owed = Ваш банк забрал назад <b>{ $amount }</b>, которые вы уплатили за заказ { $code }. Они списаны с вашего баланса: если он ниже нуля, это ваш долг. Если так вышло случайно, напишите тем, кто ведёт это место.
told-chargeback_over = Спор о платеже <b>{ $amount }</b> за заказ { $code } ({ $who }) закончен: деньги вернулись, долга больше нет.
told-chargeback_cleared = Спор с вашим банком о платеже <b>{ $amount }</b> за заказ { $code } закончен: вы больше ничего не должны.
told-chargeback_partly = Часть суммы <b>{ $amount }</b>, которую банк плательщика { $who } забрал назад по заказу { $code }, вернулась. Долг на столько же меньше.
told-chargeback_less = Часть суммы <b>{ $amount }</b>, которую ваш банк забрал назад по заказу { $code }, вернулась. Ваш долг на столько же меньше.
told-stray_came = ⚠️ { $who }: получено <b>{ $amount }</b>, и ни один здешний заказ этого не касается ({ $till }). Эти деньги — плательщика: они уходят обратно, если так можно, иначе лежат на балансе. Посмотрите там, за что они были заплачены.
told-stray_back = Вы заплатили <b>{ $amount }</b>, но ни один здешний заказ этих денег не ждёт. Они возвращаются тем же путём.
told-stray_kept = Вы заплатили <b>{ $amount }</b>, но ни один здешний заказ этих денег не ждёт. Они на вашем балансе, и их можно получить оттуда: ничего не пропало.
told-transfer_stuck = ⚠️ Касса уже несколько часов не принимает перевод { $number }: { $amount }, получатель — { $who }. Попытки продолжаются. Она отвечает:

refused-payout-not-yours = Такой выплаты для вас здесь нет.
refused-payout-nothing = На этом балансе сейчас нет денег, которые можно выплатить.
refused-payout-too-little = Это меньше, чем можно получить за раз.
refused-payout-too-much = Это больше, чем сейчас на балансе.
refused-payout-too-many = Несколько ваших выплат уже в пути. Подождите, пока одна из них будет отправлена.
refused-payout-no-details = Напишите, куда отправить деньги.
refused-payout-nobody = Здесь некому её отправить. Напишите администраторам; деньги остаются на вашем балансе.
refused-payout-in-hand = Её уже отправляет кто-то другой.
refused-payout-over = Она завершена. Вот чем.
refused-payout-not-taken = Сначала возьмите её на себя, чтобы её не отправил кто-то ещё.
refused-payout-no-reason = Напишите, почему не удалось отправить.
refused-payout-unknown = Здесь об этом ничего не известно.
refused-payout-not-yet = Это ещё не отправлено.
refused-payout-stale = Всё уже изменилось.

## Getting around

go-card = Открыть { $code }
go-more = Ещё
go-back = Назад
go-timeline = Ход заказа
go-deliveries = Что сдано
go-how = Как это устроено
go-pay = Оплатить { $total }
go-spend = Оплатить с баланса
payment-not-booked = Ваш платёж пришёл, но у нас что-то сломалось, и записать его не удалось. Он не пропал: напишите тем, кто здесь всем управляет, они найдут его там, где принимают платежи.
ask-spend = Оплатить { $amount } за заказ «{ $title }» (<code>{ $code }</code>) с вашего баланса? На нём { $balance }. Деньги будут в сохранности, как при любой оплате.
yes-spend = Да, оплатить { $amount }

## More about an order

go-files = { $count ->
    [one] Получить { $count } файл
    [few] Получить { $count } файла
   *[many] Получить { $count } файлов
}
go-hashes = SHA-256 полностью
go-delivery = Сдача { $number }

timeline-head = <b>{ $title }</b> · <code>{ $code }</code>: что происходило, сначала новое
timeline-step = <b>{ $at }</b> · { $event }

deliveries-none = По заказу <b>{ $title }</b> · <code>{ $code }</code> пока ничего не сдано. Всё, что будет сдано, останется здесь.
deliveries-head = <b>{ $title }</b> · <code>{ $code }</code>
    Сдача { $number } из { $count }, { $at }: { $event }
deliveries-file = { $number }. { $name } · { $size } · <code>{ $hash }…</code>
deliveries-gone = «{ $name }» ({ $size }): файла нет там, где он хранился. Те, кто ведёт эту площадку, могут найти его в резервной копии; SHA-256 по-прежнему говорит, какой это был файл.
deliveries-hash = { $name }
    <code>{ $hash }</code>

how-service-buyer = <b>Как это устроено</b>
    1. Вы платите { $total }. Деньги под защитой, у исполнителя ({ $seller }) их ещё нет.
    2. На то, чтобы начать, у исполнителя есть { $start_lapsed }, иначе вы получаете всё обратно.
    3. { $seller } сдаёт работу в срок, иначе вы можете отменить заказ и получить всё обратно.
    4. Вы смотрите работу и принимаете её или, пока есть правки, пишете, что изменить; на это у исполнителя есть { $revision_time }.
    5. Когда вы приняли работу, { $seller } получает { $share }. На ответ у вас есть { $review_lapsed }, потом она считается принятой; мы напомним заранее.
    Спор, который никто не решил за { $dispute_lapsed } в общей сложности, заканчивается по правилу площадки: { $rule }.
    Пока работа не начата, заказ можно отменить и получить всё обратно.
how-service-seller = <b>Как это устроено</b>
    1. Покупатель ({ $buyer }) уже оплатил { $total }. Деньги под защитой.
    2. На то, чтобы начать, у вас есть { $start_lapsed }, иначе заказ отменится и { $buyer } получит всё обратно. Можно и отказаться.
    3. Вы сдаёте работу в срок. Опоздавшую тоже можно сдать, на это есть ещё { $overdue_lapsed }, но { $buyer } может отменить заказ.
    4. { $buyer } смотрит работу и принимает её или, пока есть правки, пишет, что изменить; на это у вас есть { $revision_time }. Пока она на проверке, можно прислать одно исправление.
    5. Когда работа принята, вы получаете { $share }. На ответ у покупателя есть { $review_lapsed }, потом она считается принятой.
    Спор, который никто не решил за { $dispute_lapsed } в общей сложности, заканчивается по правилу площадки: { $rule }.
    Перед каждым сроком мы напомним.
how-service-staff = <b>Как это устроено</b>
    1. { $buyer } платит вам { $total } и сообщает об этом; вы смотрите, пришли ли деньги, и отвечаете.
    2. { $seller } начинает и сдаёт работу; { $buyer } принимает её или просит правки.
    3. В конце { $share } будут на балансе ({ $seller }) или { $total } — на балансе ({ $buyer }). Когда деньги запросят, мы скажем вам, и вы их отправите.
    Спор, который никто не решил за { $dispute_lapsed } в общей сложности, заканчивается по правилу площадки: { $rule }.
    У каждого шага есть срок, поэтому ни один заказ не ждёт вечно.

## The chat of an order

go-note = Написать: { $who }
go-answer = Ответить: { $who }
go-chat = Чат
go-inquire = Спросить: { $who }
go-asked = Вопросы
go-asked-before = До заказа
go-block = Заблокировать: { $who }
go-unblock = Разблокировать: { $who }
go-blocked = Чёрный список
go-attached = 📎 { $name }
go-attached-more = 📎 { $name } (+{ $more })
chat-head = 💬 <b>{ $who }</b> · { $about }
chat-answers = ↩ <i>{ $what }</i>
chat-edited = <i>изменено</i>
chat-taken-back = <i>{ $who }: сообщение удалено.</i>
chat-whole-file = сообщение { $what }.txt
chat-ask = <b>Кому: { $who }</b> · { $about }
    Всё, что вы отправите следующим сообщением, будет передано: текст, файл или альбом.
chat-begins = <b>Кому: { $who }</b> · { $about }
sheet-note = Кому: { $who } · { $what }
sheet-note-words = Ваше сообщение
sheet-note-files = Файлы
chat-kept = <b>Ещё не отправлено.</b> Кому: { $who } · { $about }
chat-offer = Передать это? Кому: <b>{ $who }</b> · { $about }
chat-choose = <b>Кому это передать?</b> Пока вы не выберете, сообщение никуда не уйдёт.
chat-or-go-on = { $what } Чтобы вернуться к этому, нажмите последнюю кнопку.
chat-send = Отправить
chat-sent = ✓ Передаю. Кому: { $who } · { $about }
chat-unreached = Сообщения сейчас не доходят до собеседника ({ $who }) ни в одном чате. Написанное сохранено, и прочесть его можно будет позже.
chat-deleted = 🗑 Удалено: в чате это больше не прочесть ({ $who }). В истории переписки сообщение остаётся с пометкой.
chat-delete-how = Чтобы удалить сообщение, отправленное другой стороне, ответьте на своё сообщение командой /delete.
chat-not-followed = Это изменение не передано: другая сторона по-прежнему видит то, что вы написали раньше. { $why }
chat-about = Вы писали сообщение ({ $what }).
chat-about-nobody = Вы писали сообщение.
chat-too-long = Получилось бы больше { $most } знаков, поэтому я это не принял. Отправьте остальное другим сообщением или файлом.
chat-many-files = Больше { $most } файлов в одно сообщение не входит, поэтому я его не принял. Отправьте остальные отдельно.
chat-too-many = Слишком много сразу: за минуту в одну переписку уходит не больше { $most } сообщений. Это ждёт здесь; нажмите «Отправить» чуть позже.
chat-record-head = { $about }: чат, сначала новое
chat-on-order = { $title } · <code>{ $code }</code>
chat-on-service = { $title }, до заказа
chat-record-none = Здесь пока никто ничего не написал.
chat-entry = <b>{ $at }</b> · { $who }
chat-entry-edited = <i>изменено { $at }</i>
chat-entry-deleted = <i>удалено { $at }</i>
chat-entry-before = До { $at } было так:

carried-not = «{ $name }» ({ $size }): слишком большой файл для этого чата. Он хранится вместе с заказом.
carried-telegram = Его можно получить в вашем чате в Telegram: откройте заказ там.
carried-discord = Его можно получить в вашем чате в Discord: откройте заказ там.
carried-nowhere = Его могут прислать вам те, кто ведёт эту площадку.

refused-chat-closed = Чат этого заказа закрыт: он открыт ещё 7 дней после завершения заказа.
refused-chat-nobody = Продавец узнает о заказе, когда он будет оплачен. Тогда вы сможете писать друг другу.
refused-chat-gone = Здесь нет вашего сообщения, которое можно изменить: оно удалено или никому не отправлялось.
refused-chat-too-often = Оно изменялось слишком часто. Напишите новое отдельным сообщением.
refused-chat-empty = В сообщении нужны слова или файл.
refused-chat-too-long = Теперь оно слишком длинное.
refused-chat-many-files = В нём слишком много файлов.

block-ask = Заблокировать: <b>{ $who }</b>? Этот человек не сможет заказывать у вас, спрашивать вас и писать вам. Ему об этом не скажут: он увидит то же, что видят все, когда заказы не принимаются.
block-ask-orders = { $orders ->
    [one] { $orders } открытый заказ с этим человеком ({ $who }) продолжается, и там вы по-прежнему можете писать друг другу.
    [few] { $orders } открытых заказа с этим человеком ({ $who }) продолжаются, и там вы по-прежнему можете писать друг другу.
   *[many] { $orders } открытых заказов с этим человеком ({ $who }) продолжаются, и там вы по-прежнему можете писать друг другу.
}
yes-block = Да, заблокировать
block-done = ✅ Заблокировано. Этому человеку не скажут.
unblock-done = ✅ Готово. Этот человек снова может к вам обращаться.
blocked-head = <b>Кого вы заблокировали.</b> Они не могут заказывать у вас, спрашивать вас и писать вам вне открытого заказа.
blocked-none = Вы никого не заблокировали. Кнопка для этого есть там, где вы читаете, что вам написали.
asked-head = Вопросы об услуге <b>{ $title }</b>
asked-none = Об этом пока никто не спрашивал. У тех, кто её смотрит, есть кнопка, чтобы спросить вас; вопрос придёт сюда.
asked-line = <b>{ $who }</b> · { $ago }
    { $by }: { $words }
refused-chat-not-taken = В этой переписке сообщения больше не принимаются.
refused-unblock-first = Этот человек у вас заблокирован. Сначала разблокируйте: /settings
refused-not-offered = Заказы на это сейчас не принимаются. Посмотрите, что предлагают другие.
refused-enquiries-many = За сегодня вы начали спрашивать уже о многих услугах. Продолжите эти разговоры или попробуйте завтра.

## My orders

orders-needs_me = { $count ->
    [0] <b>Ждут вас</b>
    [one] <b>Вас ждёт { $count } заказ</b>
    [few] <b>Вас ждут { $count } заказа</b>
   *[many] <b>Вас ждут { $count } заказов</b>
}
orders-active = { $count ->
    [0] <b>Идут сейчас</b>
    [one] <b>Идёт { $count } заказ</b>
    [few] <b>Идут { $count } заказа</b>
   *[many] <b>Идёт { $count } заказов</b>
}
orders-waiting = { $count ->
    [0] <b>Ждут других</b>
    [one] <b>{ $count } заказ ждёт других</b>
    [few] <b>{ $count } заказа ждут других</b>
   *[many] <b>{ $count } заказов ждут других</b>
}
orders-closed = { $count ->
    [0] <b>Закрытые</b>
    [one] <b>{ $count } закрытый заказ</b>
    [few] <b>{ $count } закрытых заказа</b>
   *[many] <b>{ $count } закрытых заказов</b>
}
orders-favourites = { $count ->
    [0] <b>★ Избранное</b>
    [one] <b>★ В избранном { $count } заказ</b>
    [few] <b>★ В избранном { $count } заказа</b>
   *[many] <b>★ В избранном { $count } заказов</b>
}
orders-needs_me-none = Сейчас от вас ничего не нужно.
orders-active-none = Сейчас ни один ваш заказ не идёт.
orders-waiting-none = Вы никого не ждёте.
orders-closed-none = Ни один ваш заказ ещё не закончен.
orders-favourites-none = В избранном пока пусто. На карточке заказа нажмите «Ещё», потом «☆ В избранное»: заказ будет здесь, каким бы старым он ни был.
orders-begin = Чтобы заказать, откройте ссылку исполнителя или посмотрите услуги здесь. Чтобы продавать, предложите услугу и поделитесь ссылкой на неё.
orders-line-buyer = { $mark } <b>{ $title }</b> · { $code } · { $total }
    { $state }, до { $at }
orders-line-seller = { $mark } <b>{ $title }</b> · { $code } · вы продаёте за { $total }
    { $state }, до { $at }
orders-line-over = { $mark } <b>{ $title }</b> · { $code } · { $total }
    { $state }
go-orders-needs_me = Ждут меня ({ $count })
go-orders-active = Идут ({ $count })
go-orders-waiting = Ждут других ({ $count })
go-orders-closed = Закрытые ({ $count })
go-orders-favourites = ★ Избранное ({ $count })
go-star = ☆ В избранное
go-unstar = ★ Убрать из избранного
starred = ★ Теперь заказ в избранном: «Мои заказы», «Избранное».
unstarred = Заказа больше нет в избранном.

## What is told together

gathered-head = { $count ->
    [0] 🔔 <b>Новости ваших заказов</b>
    [one] 🔔 <b>Вас ждёт { $count } заказ</b>
    [few] 🔔 <b>Вас ждут { $count } заказа</b>
   *[many] 🔔 <b>Вас ждут { $count } заказов</b>
}

## What one's day has for one

digest-head = { $count ->
    [0] 🗓 <b>Ваш день.</b> От вас ничего не нужно.
    [one] 🗓 <b>Ваш день.</b> Вас ждёт { $count } заказ:
    [few] 🗓 <b>Ваш день.</b> Вас ждут { $count } заказа:
   *[many] 🗓 <b>Ваш день.</b> Вас ждут { $count } заказов:
}
digest-line = { $mark } <b>{ $title }</b> · { $code }. { $turn }
digest-until = До { $at }.
digest-soon = <b>До завтра ход за другими:</b>
digest-more = { $count ->
    [one] … и ещё { $count } заказ в разделе «Мои заказы».
    [few] … и ещё { $count } заказа в разделе «Мои заказы».
   *[many] … и ещё { $count } заказов в разделе «Мои заказы».
}

## Whether the clock is right

clock-doubted = ⏱ <b>По моим часам разом прошло { $length }.</b> Сейчас на них { $now }.
    Если это верно, всё это время отвечать было некому: нажмите кнопку, и сроки, вышедшие за это время, сдвинутся на столько же. Если неверно, поставьте часы машины правильно и запустите меня заново.
    До тех пор сами собой не наступают ни сроки, ни напоминания. Люди могут продолжать.
clock-believe = Часы идут верно: продолжать
clock-believed = Всё идёт дальше. Сроки, вышедшие за это время, сдвинуты.
clock-is-right = Часам уже верят.

## Calendar

go-calendar = В календарь
go-calendars = В мой календарь
calendar-title = { $mark } { $title } · { $code }: { $turn }
calendar-file = заказ { $code }.ics
calendar-file-all = заказы.ics
calendar-one = 📅 <b>{ $title }</b> · <code>{ $code }</code> для вашего календаря: откройте файл, и срок окажется там. Срок — { $at }.
    Когда с заказом что-то произойдёт, возьмите файл ещё раз: новая запись встанет на место прежней.
calendar-all = { $count ->
    [one] 📅 Сроки { $count } открытого заказа для вашего календаря: откройте файл, и они окажутся там.
    [few] 📅 Сроки { $count } открытых заказов для вашего календаря: откройте файл, и они окажутся там.
   *[many] 📅 Сроки { $count } открытых заказов для вашего календаря: откройте файл, и они окажутся там.
    }
    Когда с заказами что-то произойдёт, возьмите файл ещё раз: новые записи встанут на место прежних.
calendar-none = Сейчас ни у одного вашего заказа нет срока, так что для календаря ничего нет.
calendar-nothing = У этого заказа больше нет срока.

## Billing

billing-head = { $count ->
    [0] <b>💶 Деньги</b>
    [one] <b>💶 Деньги: { $count } операция</b>
    [few] <b>💶 Деньги: { $count } операции</b>
   *[many] <b>💶 Деньги: { $count } операций</b>
}
billing-none = Пока нет ни оплат, ни возвратов, ни выплат. Здесь будут все ваши платежи, возвраты, выплаты и комиссии с датой и заказом.
billing-balance = На вашем балансе: <b>{ $balance }</b>
billing-bought = Покупки: оплачено { $paid } · вернулось { $back } · сейчас на хранении { $held }
billing-sold = Продажи: заработано { $earned } · комиссия { $fees } · сейчас на хранении для вас { $coming }
billing-when = { $at }
billing-when-order = { $at } · { $title } · <code>{ $code }</code>
billing-hold-buyer = Вы оплатили <b>{ $moved }</b>: деньги на хранении
billing-hold-seller = Покупатель оплатил <b>{ $moved }</b>: деньги на хранении для вас
billing-credit-buyer = Вы оплатили <b>{ $moved }</b>, которых не ждал ни один заказ: они на вашем балансе
billing-credit-owner = Вы оплатили <b>{ $own }</b>, и ни один здешний заказ этого не касается: они на вашем балансе
billing-join-buyer = <b>{ $moved }</b> за дополнение: теперь на хранении вместе с заказом
billing-join-seller = <b>{ $moved }</b> за дополнение: теперь на хранении для вас вместе с заказом
billing-return-buyer = <b>{ $own }</b> вернулись, дополнения не будет: они на вашем балансе
billing-return-seller = <b>{ $moved }</b> вернулись покупателю: дополнения не будет
billing-refund-buyer = <b>{ $own }</b> вернулись: они на вашем балансе
billing-refund-seller = <b>{ $moved }</b> вернулись покупателю
billing-payout-buyer = <b>{ $moved }</b> ушли исполнителю
billing-payout-seller = Вы заработали <b>{ $own }</b>
billing-split-buyer = <b>{ $own }</b> из { $moved } вернулись: они на вашем балансе
billing-split-seller = Вы заработали <b>{ $own }</b>, остальное вернулось покупателю
billing-taken_off-owner = <b>{ $own }</b> списаны с баланса: они на пути к вам
billing-sent-owner = <b>{ $moved }</b> отправлены вам
billing-chargeback-owner = <b>{ $own }</b>: банк забрал назад то, что вы оплатили
billing-reinstated-owner = <b>{ $own }</b>: спор с вашим банком закончен
billing-put_back-owner = <b>{ $own }</b> снова на вашем балансе: отправки не было
billing-less-fee = { $words } · комиссия { $fee }
billing-later = { $words } · можно вывести с { $at }
go-billing = Деньги

## Receipts and statements

go-money = Деньги
money-head = <b>💶 { $title }</b> · <code>{ $code }</code>: что стало с деньгами, сначала новое
money-none = По этому заказу пока не было движений денег, о которых можно выдать вам документ.
go-paper-receipt = Получить квитанцию (PDF)
go-paper-statement = Получить отчёт о выплате (PDF)
paper-receipt = 🧾 Квитанция { $number } по заказу «{ $title }» · <code>{ $code }</code>. В ней всё, что было с деньгами до сих пор; если что-то изменится, возьмите новую.
paper-statement = 🧾 Отчёт { $number } по заказу «{ $title }» · <code>{ $code }</code>. В нём всё, что было с деньгами до сих пор; если что-то изменится, возьмите новый.
paper-file-receipt = квитанция-{ $number }-{ $code }.pdf
paper-file-statement = отчёт-{ $number }-{ $code }.pdf
paper-title-receipt = Квитанция { $number }
paper-title-statement = Отчёт о выплате { $number }
paper-number-receipt = R-{ $number }
paper-number-statement = S-{ $number }
paper-fact-issued = Выдано
paper-fact-order = Заказ
paper-fact-buyer = Покупатель
paper-fact-seller = Исполнитель
paper-fact-till = Способ оплаты
paper-fact-replaces = Взамен
paper-order = { $title } · { $code }
paper-till-manual = оплата вне чата, подтверждена администрацией
paper-till-sandbox = игровые деньги
paper-till-telegram = платежи Telegram
paper-till-stars = звёзды Telegram
paper-till-stripe = банковская карта, через Stripe
paper-what = Что заказано
paper-time = Срок
paper-price = Цена
paper-longer = +{ $length }
paper-sooner = −{ $length }
paper-total = Итого
paper-when = Когда
paper-move = Что произошло
paper-amount = { $amount }
paper-sum-paid = Оплачено
paper-sum-back = Вернулось
paper-sum-spent = Ушло исполнителю
paper-sum-held = Сейчас на хранении
paper-sum-gross = Заработано до комиссии
paper-sum-fees = Комиссия
paper-sum-net = Заработано
paper-note-receipt = Здесь сказано, что было оплачено по этому заказу и что стало с этими деньгами, по книгам на момент выдачи.
paper-note-statement = Здесь сказано, что заработано на этом заказе и какая комиссия удержана, по книгам на момент выдачи.
paper-note-play = Всё это игровые деньги: ничего не было оплачено.
paper-foot = { $house } · заказ { $order }

## Invoices

### $number is what an invoice is called, $total what it comes to, $percent a tax or a fee, $house the community.

go-invoice-sale = Получить счёт (PDF)
go-invoice-fee = Счёт за комиссию (PDF)
invoice-issued-sale = 🧾 Счёт { $number }: { $total }
invoice-issued-fee = 🧾 Счёт за комиссию { $number }: { $total }
invoice-none = Такого счёта нет: счёт выставляется, когда деньги заказа выплачены.
invoice-sale = 🧾 Счёт { $number } по заказу «{ $title }» · <code>{ $code }</code>. Он выставлен раз и больше не меняется.
invoice-fee = 🧾 Счёт { $number } за комиссию по заказу «{ $title }» · <code>{ $code }</code>. Он выставлен раз и больше не меняется.
invoice-file = счёт-{ $number }-{ $code }.pdf
invoice-number-sale = I-{ $series }-{ $number }
invoice-number-fee = F-{ $number }
invoice-title-sale = Счёт { $number }
invoice-title-fee = Счёт { $number }
invoice-fact-date = Дата
invoice-fact-from = От кого
invoice-fact-to = Кому
invoice-what = За что
invoice-fee-line = Комиссия { $percent } % с выплаты
invoice-less = Возвращено по договорённости или решению
invoice-more = Сверх заказанного
invoice-minus = −{ $amount }
invoice-tax = В том числе НДС { $percent } %
invoice-paid = Оплачено
invoice-note-sale = Работа сдана и полностью оплачена через хранение «{ $house }», { $at }. Больше ничего платить не нужно.
invoice-note-fee = Удержано сообществом «{ $house }» из выплаты, { $at }. Больше ничего платить не нужно.
invoice-note-tax = Налог входит в итог. Он округлён до наименьшей единицы валюты, половина считается за целую.
invoice-note-no-tax = Налог в этом счёте не указан.
go-particulars = Реквизиты для счетов
go-particulars-text = Изменить реквизиты
go-particulars-tax = Изменить налог
go-particulars-off = Убрать и то и другое
particulars-head = <b>🧾 Ваши реквизиты в счетах</b>
particulars-are = Вот они:
particulars-none = Сейчас вы там { $name }, как вас здесь знают. Налоговой может понадобиться больше, например адрес и номер налогоплательщика.
particulars-tax = Как исполнитель вы указываете НДС { $percent } %, он входит в ваши цены.
particulars-no-tax = Как исполнитель вы не указываете налог.
particulars-when = Счёт выставляется, когда деньги заказа выплачены, и больше не меняется: то, что вы измените здесь, попадёт в следующие. Его читает и другая сторона заказа. Счета лежат там же, где деньги их заказа, в разделе «Деньги».
particulars-title = Реквизиты для счетов
particulars-about = Вы указывали реквизиты для счетов.
particulars-left = Ничего не изменилось.
particulars-ask = Как вас указывать в счетах? Напишите имя или компанию, адрес и, если есть, номер налогоплательщика, не больше чем на { $most } строках.
particulars-shown = Реквизиты: { $text }
particulars-empty = Напишите, пожалуйста, как вас указывать в счетах, например «Анна Шмидт, ул. Пекарей, 1, 101000 Москва».
particulars-long = Здесь { $length } знаков, а помещается { $most }. Сократите, пожалуйста.
particulars-lines = Здесь больше { $most } строк. Объедините, пожалуйста, некоторые из них.
particulars-ask-tax = Сколько НДС входит в ваши цены? Напишите процент, например «20». Он будет указан как часть итога; сами цены не изменятся.
particulars-tax-none = Не указывать налог
particulars-tax-what = Напишите процент от 0 до { $most }, например «20» или «7,5».
particulars-done = ✅ Сохранено. Это попадёт в счета, которые ещё будут.
particulars-off-done = ✅ Убрано. В следующих счетах этого не будет.

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

ask-pay = { $total } за заказ «{ $title }» (<code>{ $code }</code>, покупатель: { $buyer }) действительно пришли? { $seller } получит просьбу начать. Отменить это нельзя.
ask-withdraw = Отозвать заказ «{ $title }» (<code>{ $code }</code>)? Здесь с вас ничего не списано. Если вы уже отправили { $total }, сначала скажите администраторам. Отменить это нельзя.
ask-decline = Отказаться от заказа «{ $title }»? { $buyer } получит { $total } обратно, и заказ закончится. Отменить это нельзя.
ask-cancel = Отменить заказ «{ $title }»? Вы получите { $total } обратно, и заказ закончится. Вернуть его нельзя.
ask-give_up = Отказаться от заказа «{ $title }»? { $buyer } получит { $total } обратно, вы не получите ничего, и отмена запишется на вас. Вернуть заказ нельзя.
ask-accept = Принять работу по заказу «{ $title }» (<code>{ $code }</code>) и выплатить { $share }? Деньги получит { $seller }. Отменить это нельзя.

yes-pay = Да, пришли
yes-withdraw = Да, отозвать
yes-decline = Да, отказаться
yes-cancel = Да, отменить
yes-give_up = Да, отказаться
yes-accept = Да, принять

done-paid = Деньги пришли и под защитой.
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
event-paid = { $amount } пришли, деньги под защитой
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
event-held_up = бот не работал { $away }, поэтому срок перенесён: { $moved_to }
event-credited = { $amount } пришли, хотя ни один заказ их не ждал; они на балансе покупателя

## Pings

ping-late = <b>{ $title }</b> ({ $code }): { $event }. Сейчас: { $state }. { $turn }
ping-late-ended = <b>{ $title }</b> ({ $code }): { $event }. Сейчас: { $state }.
ping-unreached-buyer = Сообщения сейчас не доходят до исполнителя ({ $seller }) ни в одном чате. Заказ <b>{ $title }</b> ({ $code }) остаётся в силе, и всё, что будет по истечении срока, тоже. { $turn }
ping-unreached-seller = Сообщения сейчас не доходят до заказчика ({ $buyer }) ни в одном чате. Заказ <b>{ $title }</b> ({ $code }) остаётся в силе, и всё, что будет по истечении срока, тоже. { $turn }
ping-files = { $files ->
    [one] С { $files } файлом.
    [few] С { $files } файлами.
   *[many] С { $files } файлами.
}
ping-links-left = { $count ->
    [one] Ещё { $count } ссылка — под кнопкой «Что сдано».
    [few] Ещё { $count } ссылки — под кнопкой «Что сдано».
   *[many] Ещё { $count } ссылок — под кнопкой «Что сдано».
}

told-paid-buyer = Ваши { $total } за заказ <b>{ $title }</b> ({ $code }) пришли и под защитой. { $seller } может начать до { $at }; если этого не случится, вы получите всё обратно.
told-paid-seller = <b>Новый заказ: { $title }</b> ({ $code })
    Покупатель — { $buyer }. { $total } уже под защитой, вы получите { $share }. Начните до { $at }, иначе заказ отменится и { $buyer } получит деньги обратно.
told-payment_claimed-staff = { $buyer } сообщает, что { $total } за заказ <b>{ $title }</b> ({ $code }) отправлены. Они пришли? Ответьте до { $at }.
told-payment_denied-buyer = Администратор не нашёл вашу оплату ({ $total }) за заказ <b>{ $title }</b> ({ $code }). Заказ ждёт до { $at }: проверьте платёж и сообщите ещё раз.
told-payment_lapsed-buyer = <b>{ $title }</b> ({ $code }) не оплачен вовремя, поэтому заказ отменён. Это ничего вам не стоило, и можно заказать снова.
told-confirmation_lapsed-buyer = Вашу оплату за заказ <b>{ $title }</b> ({ $code }) не подтвердили вовремя, поэтому заказ отменён. Если вы платили, напишите администраторам и назовите этот код: деньги не пропадут.
told-declined-buyer = { $seller } не может взять заказ <b>{ $title }</b> ({ $code }). Вы получите { $total } обратно.
told-cancelled-seller = { $buyer } отменяет заказ <b>{ $title }</b> ({ $code }) и получает { $total } обратно. От вас больше ничего не нужно.
told-start_lapsed-buyer = Исполнитель ({ $seller }) не начал <b>{ $title }</b> ({ $code }) вовремя, поэтому заказ отменён. Вы получите { $total } обратно.
told-start_lapsed-seller = Вы не начали <b>{ $title }</b> ({ $code }) вовремя, поэтому заказ отменён и { $buyer } получает { $total } обратно. Много дел? Услуги можно поставить на паузу.
told-delivered-buyer = { $seller } сдаёт работу: <b>{ $title }</b> ({ $code }). Посмотрите её до { $at }: без ответа она считается принятой.
told-corrected-buyer = { $seller } присылает исправление: <b>{ $title }</b> ({ $code }). Время на проверку пошло заново, до { $at }.
told-given_up-buyer = { $seller } не может закончить заказ <b>{ $title }</b> ({ $code }). Вы получите { $total } обратно.
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
told-held_up-buyer = Бот не работал { $away }, и никто не мог ответить. Поэтому срок по заказу <b>{ $title }</b> ({ $code }) сдвинут на столько же, до { $moved }.
told-held_up-seller = Бот не работал { $away }, и никто не мог ответить. Поэтому срок по заказу <b>{ $title }</b> ({ $code }) сдвинут на столько же, до { $moved }.
told-held_up-staff = Бот не работал { $away }. Поэтому время подтвердить оплату за заказ <b>{ $title }</b> ({ $code }) сдвинуто на столько же, до { $moved }.
told-held_up-panel = Бот не работал { $away }. Поэтому время взять спор о заказе <b>{ $title }</b> ({ $code }) сдвинуто на столько же, до { $moved }.
told-held_up-mediator = Бот не работал { $away }. Поэтому ваше время решить по заказу <b>{ $title }</b> ({ $code }) сдвинуто на столько же, до { $moved }.
told-credited-buyer = За <b>{ $title }</b> ({ $code }) пришли { $amount }, которых заказ не ждал. Они на вашем балансе и не пропадут.

remind-payment_lapsed-buyer = Ещё { $left }, чтобы оплатить { $total } за заказ <b>{ $title }</b> ({ $code }), потом заказ отменится.
remind-confirmation_lapsed-staff = { $buyer } всё ещё ждёт: { $total } за заказ <b>{ $title }</b> ({ $code }) пришли? Ещё { $left }, потом заказ отменится.
remind-start_lapsed-seller = Ещё { $left }, чтобы начать <b>{ $title }</b> ({ $code }), потом заказ отменится и { $buyer } получит деньги обратно.
remind-delivery_lapsed-seller = Ещё { $left }, чтобы сдать <b>{ $title }</b> ({ $code }), до { $by }. Потом { $buyer } сможет отменить заказ.
remind-overdue_lapsed-seller = Заказ <b>{ $title }</b> ({ $code }) опаздывает. Ещё { $left }, чтобы сдать работу, потом он отменится и { $buyer } получит { $total } обратно.
remind-review_lapsed-buyer = Ещё { $left }, чтобы посмотреть <b>{ $title }</b> ({ $code }). Потом работа считается принятой и { $seller } получает деньги.

## Forms

field-reason-reason = { $role ->
    [mediator] Почему? Хватит одного-двух предложений; их прочтут обе стороны.
   *[other] Почему? Хватит одного-двух предложений; их прочтёт другая сторона.
}
field-changes-changes = Что изменить? Пишите как можно точнее: по этому будут судить о следующей работе.
field-delivery-text = Несколько слов о том, что вы сдаёте.
field-delivery-files = Файлы.
field-delivery-links = Ссылки, если работа где-то в сети.
field-delivery-ticked = Всё на месте? Последняя кнопка подтвердит это сразу за всё; можно сначала отметить по одному.

form-delivery-empty = Сдавать пока нечего. Пришлите сначала текст, файл или ссылку.

## Refusals

refused-not-yours = Среди ваших заказов такого нет.
refused-stale = Заказ с тех пор изменился. Вот как он выглядит сейчас.
refused-not-now = Сейчас этого сделать нельзя. Вот что можно.
refused-time-is-up = Время на это только что вышло. Вот как заказ выглядит сейчас.
refused-used-up = Вы уже сделали это столько раз, сколько было условлено.
refused-too-early = Ещё рано.
refused-clock-doubted = Мои часы прыгнули, и те, кто держит бота, должны сначала на них взглянуть. Само собой пока ничего не происходит, и ничего не потеряно. Попробуйте позже.
refused-balance-short = На балансе для этого не хватает денег. Оплатите другим способом.
refused-checkout-gone = Заказ больше не ждёт этой оплаты; ничего не списано. На карточке видно, что с ним сейчас.
refused-checkout-other = Это чужой заказ; ничего не списано. Оплатить его может только тот, кто его оформил.
refused-own-listing = Это ваша собственная услуга, заказать её у себя нельзя.
refused-paid-in-full = Сумма не равна цене, поэтому за этот заказ она не принята.
refused-paid-by-hand = Оплата здесь видна сама, сообщать о ней не нужно.
refused-form-unknown = Что-то здесь не удалось понять. Начните, пожалуйста, заново с карточки заказа.
refused-form-not-complete = Отметьте, пожалуйста, всё, что заказано. Чего не хватает, то сначала нужно сделать.
refused-form-too-many = Это слишком много за раз. Пришлите меньше или соберите в один архив.
refused-form-not-a-link = Одна из ссылок не похожа на адрес в интернете или слишком длинная. Пришлите её так, как она выглядит в браузере, например https://example.org/work.
refused-form-too-short = Слишком коротко. Напишите, пожалуйста, предложение.
refused-form-too-long = Слишком длинно. Сократите, пожалуйста.
refused-form-reason-empty = Напишите, пожалуйста, предложение. Например: «Я болею на этой неделе и не успею в срок».
refused-form-changes-empty = Напишите, пожалуйста, что изменить. Например: «Сделайте буквы толще, а красный немного темнее».
refused-form-delivery-empty = Сдавать пока нечего. Пришлите сначала текст, файл или ссылку.

## Reviews ($who — другая сторона, $until — день, когда скрытое публикуется, $reply_until — срок для ответа)

review-star = { $count } ★
review-ask = <b>Как всё прошло? Оцените: { $who }.</b> Нажмите на звёзды, слова по желанию. Отзыв никто не увидит, пока не напишет и другая сторона, или до { $until }.
review-ask-waits = <b>О вас уже есть отзыв. Автор: { $who }.</b> Напишите свой, чтобы прочитать его: нажмите на звёзды. Время есть до { $until }.
review-card-theirs = О вас пишет { $who }: { $stars }
review-card-mine = Ваш отзыв ({ $who }): { $stars }
review-card-hidden = Ваш отзыв ({ $who }): { $stars }. Скрыт, пока не напишет и другая сторона, или до { $until }; до тех пор его можно изменить.
review-card-reply = На него можно ответить один раз, до { $reply_until }.
review-change = Изменить мой отзыв
go-reply = Ответить
go-reviews = Отзывы

review-told-written = <b>О вас написан отзыв.</b> Автор: { $who }, заказ <b>{ $title }</b> ({ $code }). Напишите свой, чтобы прочитать его: тогда публикуются оба. Без вашего его опубликуют { $until }.
review-told-theirs = <b>О вас пишет { $who }</b>, заказ <b>{ $title }</b> ({ $code }). Теперь это видят все: { $stars }
review-told-mine = Ваш отзыв опубликован ({ $who }, заказ <b>{ $title }</b>, { $code }): { $stars }
review-told-replied = <b>{ $who } отвечает на ваш отзыв</b> о заказе <b>{ $title }</b> ({ $code }):

review-title = Отзыв: { $who } · { $code }
review-about = Вы писали отзыв о заказе { $code }.
review-stars-ask = Сколько звёзд? Одна — плохо, пять — отлично.
review-stars-shown = { $stars }
review-stars-what = Не получилось прочитать, сколько звёзд. Нажмите кнопку или напишите число от 1 до 5, например «4».
review-text-ask = Добавите пару слов? Их прочитают другие, поэтому напишите то, что им поможет: что было хорошо, а что нет.
review-text-empty = В этом сообщении нет ничего, что можно взять. Напишите пару слов, например: «Быстро, приветливо и ровно то, о чём я просил».
review-text-long = Здесь помещается { $most } знаков, а у вас { $length }. Сократите, пожалуйста, например до самого важного.
review-preview = <b>Ваш отзыв: { $who }</b>, заказ { $title } · <code>{ $code }</code>: { $stars }
review-preview-hidden = Его никто не увидит, пока не напишет и другая сторона ({ $who }), или до { $until }. До тех пор его можно изменить, потом уже нет.
review-preview-waits = Другая сторона ({ $who }) уже написала свой отзыв. Как только вы отправите этот, оба публикуются, и изменить их будет нельзя.
review-line-text = Слова
review-sent = ✅ Спасибо! Отзыв скрыт, пока не напишет и другая сторона ({ $who }), или до { $until }. До тех пор его можно изменить на карточке.
review-sent-both = ✅ Спасибо! Оба отзыва опубликованы.
review-head = <b>{ $title }</b> · <code>{ $code }</code>: что вы сказали друг о друге
review-none = Читать здесь пока нечего.

review-reply-title = Ответ: { $who } · { $code }
review-reply-about = Вы отвечали на отзыв о заказе { $code }.
review-reply-ask = Что вы ответите? Это прочитают под отзывом все, кто его увидит.
review-reply-preview = <b>Ваш ответ: { $who }</b>, заказ { $title } · <code>{ $code }</code>:
review-reply-once = Ответить можно один раз, и потом этого уже не изменить.
review-reply-send = Опубликовать ответ
review-line-reply = Изменить слова
review-reply-of = Отвечает { $who }:
review-replied = ✅ Опубликовано. Автор отзыва ({ $who }) об этом узнает.

rating-none = Отзывов пока нет
rating-is = { $count ->
    [one] ★ { NUMBER($average, minimumFractionDigits: 1) } · { $count } отзыв
    [few] ★ { NUMBER($average, minimumFractionDigits: 1) } · { $count } отзыва
   *[many] ★ { NUMBER($average, minimumFractionDigits: 1) } · { $count } отзывов
}
rated-head = <b>{ $title }</b>: { $rating }
rated-none = Об услуге <b>{ $title }</b> отзывов пока нет. Покупателей просят о них, когда заказ выполнен.
rated-entry = { $stars } · { $who }, { $ago }
rated-newest = Последний отзыв: { $stars } · { $who }, { $ago }
go-rated = Отзывы ({ $count })
service-entry-rated = { $title } · { $price } · ★ { NUMBER($average, minimumFractionDigits: 1) } ({ $count })

refused-review-open = Этот заказ ещё идёт. Отзывы пишут, когда он выполнен.
refused-review-not-done = Этот заказ закончился, а работа не сделана, поэтому отзыва о нём не бывает.
refused-review-late = Для этого отзыва уже поздно: на него было 14 дней после конца заказа.
refused-review-twice = Ваш отзыв об этом заказе опубликован, изменить его уже нельзя.
refused-review-stars = В отзыве может быть от 1 до 5 звёзд.
refused-review-too-long = Слишком длинно. Сократите, пожалуйста.
refused-review-no-reply = Здесь нет отзыва, на который вы можете ответить: исполнитель отвечает на оценку ниже 4 звёзд, когда она опубликована.
refused-review-reply-late = Отвечать уже поздно: на это было 14 дней после публикации отзыва.
refused-review-reply-twice = Вы уже ответили на этот отзыв.
refused-review-reply-empty = В ответе должны быть слова.

## Кто это ($who — человек, $rating — как его оценивают другие)

go-profile = Кто это: { $who }
profile-head = <b>{ $who }</b>
profile-how = Отменены — заказы, которые сорвались по вине этой стороны; споры — заказы, в которых звали посредника, кто бы его ни позвал.
profile-none = Отзывов пока нет ({ $who }). О них просят обе стороны, когда заказ выполнен.
about-new = { $who } здесь впервые: рассказать пока не о чем.
about-buyer = { $done ->
    [0] { $who } как покупатель: выполненных заказов пока нет · { $rating } · отменены: { $cancelled } · споры: { $disputed }
    [one] { $who } как покупатель: { $done } выполненный заказ · { $rating } · отменены: { $cancelled } · споры: { $disputed }
    [few] { $who } как покупатель: { $done } выполненных заказа · { $rating } · отменены: { $cancelled } · споры: { $disputed }
   *[many] { $who } как покупатель: { $done } выполненных заказов · { $rating } · отменены: { $cancelled } · споры: { $disputed }
}
about-seller = { $done ->
    [0] { $who } как исполнитель: выполненных заказов пока нет · { $rating } · отменены: { $cancelled } · споры: { $disputed }
    [one] { $who } как исполнитель: { $done } выполненный заказ, в срок { $on_time } % · { $rating } · отменены: { $cancelled } · споры: { $disputed }
    [few] { $who } как исполнитель: { $done } выполненных заказа, в срок { $on_time } % · { $rating } · отменены: { $cancelled } · споры: { $disputed }
   *[many] { $who } как исполнитель: { $done } выполненных заказов, в срок { $on_time } % · { $rating } · отменены: { $cancelled } · споры: { $disputed }
}

## First steps

start-hello = Здравствуйте, { $name }!
start-what = Здесь покупатель и исполнитель спокойно доводят заказ до конца: деньги хранятся, пока работа не принята, у каждого шага есть срок, и всегда видно, чья очередь.
start-zone = Пока вы не выберете свой часовой пояс, время показано так: { $city }. Изменить: /settings
help-how = <b>Как это устроено</b>
    1. Исполнитель предлагает услугу и делится ссылкой на неё.
    2. Покупатель отмечает, что ему нужно, и платит. Деньги хранятся, а не уходят сразу.
    3. Исполнитель начинает, работает и сдаёт работу прямо в этом чате.
    4. Покупатель принимает её или просит правки. После этого исполнителю платят.
    Если кто-то молчит, заказ заранее говорит, что будет и когда.
help-chat = <b>Как написать другой стороне</b>
    Нажмите «Написать» на карточке заказа или ответьте на любое сообщение о нём. Чтобы изменить написанное, отредактируйте его. Чтобы удалить: в Discord удалите сообщение, в Telegram ответьте на него командой /delete.
help-commands = <b>Команды</b>
    /orders: ваши заказы, сначала те, что ждут вас
    /sell: предложить услугу
    /services: что предлагаете вы
    /browse: что предлагают другие
    /balance: ваши деньги здесь и как их получить
    /billing: что вы заплатили, получили обратно и заработали
    /settings: язык, часовой пояс, где получать сообщения
    /link: быть одним человеком в нескольких чатах
    /cancel: выйти из того, что вы заполняете
    /privacy: что о вас хранится
help-staff = Вы здесь администратор: платежи, которые ждут подтверждения, и выплаты, которые ждут отправки, приходят вам сообщениями с кнопками. Что ещё не отправлено, покажет /balance. /staff показывает всё, что ждёт, и жалобы с апелляциями тоже. Тот, кто здесь управляет, всё настраивает командой /setup.
help-mediators = Вы разбираете здесь споры: новое дело приходит вам сообщением с кнопкой. Просьбы о помощи с заказами тоже приходят вам. Что ждёт посредника, что вы взяли и кто просит помощи, покажет /cases.
lost-text = Сейчас я ни о чём не спрашивал и не знаю, что с этим делать. Вот куда можно пойти.
lost-file = Сейчас я не просил файла. Чтобы сдать работу, откройте заказ и нажмите «Сдать работу».
lost-command = Такой команды я не знаю. Все команды покажет /help.
button-unknown = Эта кнопка осталась от прежних времён и больше ничего не делает. /help покажет, куда пойти.
busy = Сейчас слишком много дел, и это не выполнено. Попробуйте ещё раз через минуту.

go-help = Как это устроено
go-orders = Мои заказы
go-sell = Предложить услугу
go-services = Мои услуги
go-browse = Все услуги
go-before = ‹
go-after = ›

## Services

service-head = <b>{ $title }</b> · { $seller }
service-line = { $title }: { $price }, { $length }
service-revisions = { $count ->
    [0] Правки не входят
    [one] Входит { $count } правка
    [few] Входят { $count } правки
   *[many] Входят { $count } правок
}
option-line = + { $title }: { $price }
option-line-longer = + { $title }: { $price }, дольше на { $length }
option-line-sooner = + { $title }: { $price }, быстрее на { $length }
option-label = { $mark } { $title } · { $price }
option-label-longer = { $mark } { $title } · { $price } · +{ $length }
option-label-sooner = { $mark } { $title } · { $price } · −{ $length }
service-sale-on = Она видна в /browse, и её может заказать каждый, у кого есть ссылка.
service-sale-taken_down = <b>Снята с продажи.</b> Её сняли те, кто ведёт эту площадку; заказать её нельзя, и вернуть её сами вы не можете. Начатые заказы идут дальше.
service-sale-paused = <b>Приостановлена.</b> Сейчас её нельзя заказать, даже по ссылке; начатые заказы идут дальше.
service-share = Поделитесь ссылкой: { $link }
service-share-command = В Discord её открывают командой <code>/open service:{ $id }</code>
service-edit = Изменить
service-pause = Приостановить
service-resume = Снова предлагать
service-not-yours = Среди ваших услуг такой нет.
service-is-down = Эту услугу сняли с продажи, и вернуть её сами вы не можете. Если считаете это ошибкой, напишите тем, кто ведёт эту площадку.
service-entry-on = { $title } · { $price }
service-entry-taken_down = ⛔ { $title } · { $price }
service-entry-paused = ⏸ { $title } · { $price }
go-hours = Отпуск и лимит
go-hours-back = Я на месте
go-hours-away = Ухожу в отпуск
go-hours-change = Изменить отпуск
go-hours-limit = Лимит заказов
hours-title = Отпуск и лимит
hours-head = <b>Когда вы принимаете заказы</b>
hours-open = Заказы принимаются на все услуги, которые не приостановлены.
hours-away = 🏖 Вы в отпуске, пока не скажете, что вернулись. Заказать у вас нельзя; заказы в работе продолжаются.
hours-away-until = 🏖 Вы в отпуске до { $at }; покупатели видят «вернётся { $back }». До тех пор заказать у вас нельзя; заказы в работе продолжаются.
hours-no-limit = { $running ->
    [0] Открытых заказов нет, лимита тоже.
    [one] У вас { $running } открытый заказ, лимита нет.
    [few] У вас { $running } открытых заказа, лимита нет.
   *[many] У вас { $running } открытых заказов, лимита нет.
}
hours-limit = { $most ->
    [one] Не больше { $most } открытого заказа сразу; сейчас их { $running }.
    [few] Не больше { $most } открытых заказов сразу; сейчас их { $running }.
   *[many] Не больше { $most } открытых заказов сразу; сейчас их { $running }.
}
hours-full = <b>Мест нет:</b> { $most ->
    [one] не больше { $most } открытого заказа сразу, а их { $running }.
    [few] не больше { $most } открытых заказов сразу, а их { $running }.
   *[many] не больше { $most } открытых заказов сразу, а их { $running }.
} Новые снова принимаются, как только один закончится. Ждущие оплаты тоже считаются, один час.
hours-ended = С возвращением! Отпуск закончился, у вас снова можно заказывать. Ещё нет? Его можно изменить.
hours-away-done = ✅ С этого момента вы в отпуске.
hours-back-done = ✅ С возвращением! У вас снова можно заказывать.
hours-limit-done = ✅ Сохранено. Это касается новых заказов.
hours-about-vacation = Вы указывали отпуск.
hours-about-limit = Вы указывали лимит.
hours-vacation-ask = Надолго ли вы уходите? Выберите или напишите, например: «10 дней». Отпуск закончится сам, и вы об этом узнаете.
hours-vacation-choice = { $length }
hours-vacation-open = Пока не скажу
hours-vacation-what = Это не похоже на срок до года. Напишите, например: «10 дней» или «2 недели».
hours-limit-ask = Сколько открытых заказов вы берёте сразу? Выберите или напишите число. Когда их столько, ваши услуги отвечают «мест нет».
hours-limit-choice = { $count }
hours-limit-none = Без лимита
hours-limit-what = Напишите число от 1 до { $most } или 0, если лимита нет.
services-head = <b>Ваши услуги</b>
services-none = Вы пока ничего не предлагаете. Опишите услугу один раз и давайте ссылку всем, кто спросит.
browse-head = <b>Услуги</b>, сначала новые
browse-none = Пока никто ничего не предлагает. Станьте первым.

## Buying

buy-total = Итого: <b>{ $total }</b>
    Срок: { $length } с начала работы, а если оплатить сейчас, самое позднее { $latest }
buy-order = Заказать за { $total }
buy-read = Прочитать целиком
buy-changed = { $seller }: с тех пор как вы смотрели, услуга изменилась. Вот какая она сейчас; отметьте заново, что вам нужно.
buy-paused = { $seller } сейчас не принимает заказов на это. Посмотрите, что предлагают другие.
buy-away = 🏖 { $seller } сейчас в отпуске и не принимает заказы. Можно спросить, когда это изменится, или посмотреть, что предлагают другие.
buy-away-until = 🏖 { $seller } в отпуске, <b>вернётся { $back }</b>, и до тех пор не принимает заказы. Пока можно о чём-то спросить или посмотреть, что предлагают другие.
buy-full = <b>Мест нет.</b> { $seller } берёт не больше заказов сразу, чем уже есть. Загляните позже или спросите, когда появится место.
buy-of-blocked = { $seller } у вас заблокирован, поэтому заказать это нельзя. Сначала разблокируйте.
go-report = Пожаловаться
go-service = Открыть услугу
report-title = Жалоба на услугу
about-report = Вы писали жалобу на услугу.
report-ask = Что не так с услугой «{ $who }»? Жалобу прочтут те, кто ведёт эту площадку, с вашим именем; исполнитель не узнает, кто это был. Выберите или напишите своими словами.
report-likely-rules = Это против правил площадки
report-likely-fraud = Это не то, за что себя выдаёт
report-likely-offence = Это кого-то оскорбляет или кому-то вредит
report-done = ✅ Спасибо. Те, кто ведёт эту площадку, посмотрят услугу <b>{ $title }</b>, и вы узнаете, что решили.
refused-report-own = Это ваша собственная услуга. Её можно приостановить или изменить.
refused-report-twice = Вы уже пожаловались на неё. Её посмотрят.
refused-report-many = Несколько ваших жалоб ещё ждут ответа. Пишите следующие, когда их посмотрят.
refused-report-no-service = Такой услуги, с которой вы могли бы что-то сделать, нет.
refused-report-over = Это уже решил кто-то другой. Вот как обстоит дело сейчас.
refused-reason-none = Напишите хотя бы одно предложение.
refused-reason-long = Слишком длинно: помещается 1000 знаков.
refused-staff-not-you = Это должен сделать кто-то другой: дело касается вас или того, с кем у вас открытый заказ.
refused-down-already = Её тем временем уже сняли.
refused-down-not = Она уже не снята.
refused-suspended = Сейчас вы не можете здесь ни продавать, ни заказывать.
because-empty = Напишите, в чём дело, одним-двумя предложениями.
because-long = Помещается { $most } знаков, а здесь { $length }. Сократите, пожалуйста.
because-shown = { $reason }

## Staff

go-staff = Что ждёт ответа
staff-head = <b>Что ждёт администраторов</b>
staff-of = · { $community }
staff-nothing = Ничего не ждёт. Жалобы, апелляции и выплаты появятся здесь, и вам о них сообщат; споры тоже, если их решаете вы.
staff-not-yours = Отсюда не видно ни одной площадки, где вы администратор. Администраторов назначает тот, кто ведёт площадку: /setup
staff-reports = { $count ->
    [one] Жалобы на { $count } услугу
    [few] Жалобы на { $count } услуги
   *[many] Жалобы на { $count } услуг
}
staff-appeals = { $count ->
    [one] { $count } апелляция ждёт решения
    [few] { $count } апелляции ждут решения
   *[many] { $count } апелляций ждут решения
}
staff-payouts = { $count ->
    [one] { $count } выплату нужно отправить
    [few] { $count } выплаты нужно отправить
   *[many] { $count } выплат нужно отправить
}
staff-cases = { $count ->
    [one] { $count } спор или просьба о помощи ждёт посредника
    [few] { $count } спора и просьбы о помощи ждут посредника
   *[many] { $count } споров и просьб о помощи ждут посредника
}
go-staff-cases = Споры и помощь ({ $count })
go-staff-reports = Жалобы ({ $count })
go-staff-appeals = Апелляции ({ $count })
go-staff-payouts = Выплаты ({ $count })
go-staff-find = Найти человека
go-staff-find-in = Найти человека · { $community }
staff-reports-head = <b>Услуги, на которые жалуются</b>, сначала те, что ждут дольше
staff-reports-none = Жалоб нет. Когда кто-то пожалуется на услугу, она появится здесь.
staff-report = <b>{ $title }</b> · { $seller } · { $ago }
staff-appeals-head = <b>Апелляции</b>, сначала те, что ждут дольше
staff-appeals-none = Апелляций нет. Когда кто-то подаст апелляцию, она появится здесь.
staff-appeal = <b>{ $who }</b> · { $what } · { $place } · { $ago }

go-oversee = Для администраторов
go-take-down = Снять с продажи
go-put-back = Вернуть в продажу
go-dismiss = Всё в порядке
go-person = Кто это: { $who }
case-on = Она продаётся.
case-paused = Продавец её приостановил.
case-taken_down = Она снята с продажи.
case-down = <b>Снята с продажи</b>: { $by }, { $at }. Продавец читает:
case-reported = <b>Жалоба</b>: { $who }, { $ago }:
case-more = { $count ->
    [one] … и ещё { $count } жалоба.
    [few] … и ещё { $count } жалобы.
   *[many] … и ещё { $count } жалоб.
}
case-dismissed = ✅ Отклонено. Тому, кто пожаловался, сообщат.
case-taken-down = ✅ Снята с продажи. Продавцу сообщат почему.
case-put-back = ✅ Возвращена в продажу. Продавцу сообщат.
takedown-title = Снять услугу с продажи
about-takedown = Вы снимали услугу с продажи.
takedown-ask = Почему? Это прочтёт { $who }. Выберите или напишите своими словами. Услугу можно будет вернуть.
takedown-likely-rules = Это против правил площадки.
takedown-likely-fraud = Это не то, за что себя выдаёт.
takedown-likely-offence = Это кого-то оскорбляет или кому-то вредит.
told-reported = 🚩 { $who } жалуется на услугу <b>{ $title }</b>:
told-taken_down = ⛔ Вашу услугу <b>{ $title }</b> сняли с продажи. Заказать её сейчас нельзя; начатые заказы идут дальше. Причина:
told-put_back = ✅ Вашу услугу <b>{ $title }</b> вернули.
told-report-taken_down = Спасибо за жалобу: услугу <b>{ $title }</b> сняли с продажи.
told-report-gone = Услуги, на которую вы жаловались, больше нет: тот, кто её предлагал, ушёл. Спасибо, что сообщили.
told-report-dismissed = Услугу <b>{ $title }</b>, на которую вы пожаловались, посмотрели и оставляют как есть. Спасибо, что сообщили.

person-head = <b>{ $who }</b>, { $place }
person-services = { $count ->
    [0] Здесь ничего не предлагает.
    [one] Предлагает здесь { $count } услугу.
    [few] Предлагает здесь { $count } услуги.
   *[many] Предлагает здесь { $count } услуг.
}
person-clean = Записей нет.
person-sanction = { $mark } <b>{ $what }</b>: { $by }, { $at }
person-until = до { $until }
person-upheld = После апелляции оставлено в силе.
person-lifted = Снято.
person-appealed = Апелляция ждёт решения.
person-more = { $count ->
    [one] … и ещё { $count } более ранняя.
    [few] … и ещё { $count } более ранние.
   *[many] … и ещё { $count } более ранних.
}
sanction-warning = Предупреждение
sanction-suspension = Отстранение
sanction-ban = Бан
go-impose-warning = Предупредить
go-impose-suspension = Отстранить
go-impose-ban = Забанить
go-ruling = { $what }, { $at }
go-look = Посмотреть
go-lift = Снять
go-uphold = Оставить в силе
find-title = Найти человека
about-find = Вы искали человека.
find-ask = Кого? Поделитесь контактом, перешлите мне сообщение этого человека, упомяните его или напишите его id.
impose-title-warning = Предупредить: { $who }
impose-title-suspension = Отстранить: { $who }
impose-title-ban = Забанить: { $who }
about-impose = Вы принимали меры к человеку.
impose-ask = Почему? Это прочтёт { $who }. Выберите или напишите своими словами.
impose-likely-rules = Вы нарушили правила площадки.
impose-likely-late = Ваши заказы слишком часто запаздывают или брошены.
impose-likely-rude = Вы грубили другим.
impose-term-ask = На какой срок? Выберите или напишите, например: «2 недели».
impose-term-choice = { $length }
impose-term-what = Это не похоже на срок от часа до года. Напишите, например: «3 дня» или «2 недели».
impose-preview = <b>Вот что прочтёт { $who }.</b>
impose-change-reason = Изменить причину
impose-change-term = Изменить срок
yes-impose-warning = Да, предупредить
yes-impose-suspension = Да, отстранить
yes-impose-ban = Да, забанить
impose-done-warning = ✅ Предупреждение вынесено. Человек узнает почему.
impose-done-suspension = ✅ Человек отстранён. Он узнает почему, до какого срока и как это обжаловать.
impose-done-ban = ✅ Человек забанен. Он узнает почему и как это обжаловать.
ruling-warning = <b>{ $who }</b>: предупреждение, { $place }. Вынес { $by }, { $at }:
ruling-suspension = <b>{ $who }</b>: отстранение до { $until }, { $place }. Вынес { $by }, { $at }:
ruling-ban = <b>{ $who }</b>: бан, { $place }. Вынес { $by }, { $at }:
ruling-not-you = Это решает другой администратор.
ruling-done = ✅ Решено. Человек узнает почему.
rule-title = Решение
about-rule = Вы принимали решение.
rule-ask = Почему вы так решаете? Это прочтёт { $who }.
refused-sanction-unknown = Нет такого человека или решения, с которым вы могли бы что-то сделать.
refused-sanction-of-crew = Это администратор или посредник площадки. Сначала его должен снять тот, кто её ведёт: /setup
refused-sanction-banned = Этот человек уже забанен.
refused-sanction-term = Отстраняют на срок от часа до года.
refused-sanction-many = На сегодня этому человеку сказано достаточно. Подождите до завтра.
refused-sanction-over = Это уже решено или закончилось само.
refused-appeal-none = Апелляции не было, оставлять в силе нечего.
refused-appeal-another = Это вынесли вы сами, поэтому апелляцию решает другой администратор.
told-appealed = ⚖️ <b>{ $who }</b> подаёт апелляцию, { $place }:

## Sanctions, as the person reads them

sanction-told-warning = ⚠️ <b>Вам вынесли предупреждение, { $place }:</b>
sanction-told-suspension = ⛔ <b>Вас отстранили до { $until }, { $place }:</b>
sanction-told-ban = 🚫 <b>Вас забанили, { $place }:</b>
sanction-means-warning = Других последствий пока нет.
sanction-means-suspension = До этого срока вы не можете там ни продавать, ни заказывать новое. Начатые заказы идут дальше, и переписка в них тоже.
sanction-means-ban = Вы больше не можете там ни продавать, ни заказывать новое. Начатые заказы идут дальше, и переписка в них тоже.
sanction-appeal-how = <b>Это можно обжаловать один раз:</b> нажмите кнопку и напишите, что вы хотите сказать. Если есть другой администратор, решает он, а не тот, кто это вынес.
sanction-appeal-mine = Вы подали апелляцию { $at }:
sanction-appeal-theirs = <b>Апелляция</b>, { $at }:
sanction-appeal-waits = Решения ещё нет.
sanction-upheld = <b>Оставлено в силе</b>, { $at }:
sanction-lifted = <b>Снято</b>, { $at }:
go-appeal = Обжаловать
go-sanction = Почему и как обжаловать
appeal-title = Апелляция
about-appeal = Вы писали апелляцию.
appeal-ask = Что вы хотите сказать? Это прочтут администраторы; обжаловать можно один раз.
appeal-done = ✅ Ваша апелляция у администраторов. Вы узнаете, что они решат.
refused-appeal-twice = Вы уже подали апелляцию; это можно сделать один раз.
refused-appeal-late = Обжаловать это уже поздно.
told-upheld-warning = Апелляция рассмотрена, { $place }: предупреждение остаётся. Вам пишут:
told-upheld-suspension = Апелляция рассмотрена, { $place }: отстранение остаётся в силе. Вам пишут:
told-upheld-ban = Апелляция рассмотрена, { $place }: бан остаётся в силе. Вам пишут:
told-lifted-warning = ✅ Предупреждение снято, { $place }. Вам пишут:
told-lifted-suspension = ✅ Отстранение снято, { $place }: вы снова можете там продавать и заказывать. Вам пишут:
told-lifted-ban = ✅ Бан снят, { $place }: вы снова можете там продавать и заказывать. Вам пишут:
barred-suspension = ⛔ Вы отстранены до { $until }, { $place }: пока вы не можете там ни продавать, ни заказывать новое. Начатые заказы идут дальше.
barred-ban = 🚫 Вы забанены, { $place }: вы не можете там ни продавать, ни заказывать новое. Начатые заказы идут дальше.
buy-unknown = По этой ссылке услуги нет: ссылка обрезана, или услугу убрали. Попросите исполнителя прислать её ещё раз.
buy-stars-elsewhere = Это стоит звёзды Telegram, а отсюда вы не можете ими заплатить. Свяжите этот чат с Telegram (/link) или попросите исполнителя назвать другую цену.
buy-unpaid-many = У вас уже есть неоплаченные заказы: { $most }. Оплатите или отзовите один из них, потом оформите этот.
buy-called-off-many = За сутки вы оформили и сами отменили уже столько заказов: { $most }. Следующий можно оформить завтра.
checkout-in-by-hand = Вы покупаете на площадке <b>{ $community }</b>. Тот, кто её ведёт, принимает оплату, подтверждает её и назначает тех, кто решает споры.
checkout-in = Вы покупаете на площадке <b>{ $community }</b>. Тот, кто её ведёт, назначает тех, кто решает споры и платит исполнителям.
checkout-head = <b>Заказать это? Исполнитель: { $seller }</b>
checkout-till-manual = Сейчас ничего не списывается. После этого у вас будет { $length }, чтобы заплатить { $total }; как это сделать, написано в карточке заказа. Деньги хранятся, пока вы не примете работу.
checkout-till-telegram = После этого у вас будет { $length }, чтобы оплатить { $total } здесь, в Telegram; кнопка будет на карточке заказа. Деньги останутся в сохранности, пока вы не примете работу.
checkout-till-stars = После этого у вас будет { $length }, чтобы оплатить { $total } здесь, в Telegram; кнопка будет на карточке заказа. Они останутся в сохранности, пока вы не примете работу, и вернутся к вам звёздами, если ничего не выйдет.
checkout-till-stripe = После этого у вас будет { $length }, чтобы оплатить { $total } картой на странице Stripe; кнопка будет на карточке заказа. Деньги останутся в сохранности, пока вы не примете работу.
checkout-till-sandbox = После этого у вас будет { $length }, чтобы заплатить { $total } игрушечными деньгами. Они хранятся, пока вы не примете работу.
checkout-place = Оформить заказ
done-placed = Заказ оформлен. Его карточка ниже.

## Filling something in

dialog-head = <b>{ $title }</b>
dialog-head-place = <b>{ $title }</b> · { $number } из { $count }
dialog-taken = ✓ { $what }
dialog-problem = ⚠️ { $what }
dialog-enough = Это всё
dialog-none = Без опций
dialog-keep = Оставить так
dialog-remove = Убрать
dialog-skip = Пропустить
dialog-cancel = Отмена
dialog-go-on = Продолжить
dialog-anew = Начать заново
dialog-drop = Выбросить
dialog-left = { $what } Всё, что вы написали, сохранено; последнее сообщение не принято.
dialog-begun = { $what } Всё, что вы написали, сохранено.
dialog-kept = { $what } Всё, что вы написали, подождёт вашего возвращения.
dialog-ended = Вы вышли. Ничего не изменилось.
dialog-dropped = Выброшено.
dialog-over = Этот вопрос уже закрыт. /help покажет, куда пойти.
dialog-review-typed = Чтобы что-то изменить, нажмите кнопку ниже.
dialog-no-file = Файл здесь не ответ. Напишите словами или нажмите кнопку.
dialog-not-image = Этот файл не картинка. Пришлите фото, например JPEG или PNG.
file-too-large = Файл «{ $name }» слишком большой: можно не больше { $most }. Уменьшите его или пришлите ссылку.
file-failed = Файл «{ $name }» не дошёл. Пришлите его ещё раз.
cancel-nothing = Вы сейчас ничего не заполняете.

## What cannot be read

not-money = Не получилось прочитать цену. Напишите, например, { $example } или просто число.
unknown-currency = Валюты «{ $named }» я не знаю. Напишите, например, { $example }.
price-too-small = Цена должна быть не меньше { $least }.
price-too-large = Это больше, чем я могу принять: не больше { $most }.
price-too-fine = Слишком точно: самая маленькая сумма — { $smallest }.
not-a-length = Не получилось прочитать срок. Напишите, например, «3 дня» или «12 ч».

## Describing a service

sell-head = Новая услуга
sell-head-edit = Изменение услуги
sell-about = Вы описывали новую услугу.
sell-about-title = Вы описывали услугу <b>{ $title }</b>.
sell-about-edit = Вы меняли услугу <b>{ $title }</b>.
sell-title = Что вы предлагаете? Короткое название, например «Логотип».
sell-title-shown = { $title }
sell-many = Услуг у вас уже { $most }, больше не помещается. Измените ту, которую больше не предлагаете: /services
sell-title-empty = Название не может быть пустым. Напишите, например, «Логотип».
sell-title-long = В названии может быть { $most } знаков, а здесь { $length }. Сократите его, например до «Логотип», а остальное скажите в описании.
sell-description = Что получит покупатель? Несколько фраз: что вы сделаете, что вам для этого нужно, что сюда не входит.
sell-description-shown = Описание: { $description }
sell-description-empty = Описание не может быть пустым. Напишите, например, «Три варианта на выбор, потом готовый логотип в SVG и PNG».
sell-description-long = В описании может быть { $most } знаков, а здесь { $length }. Сократите его; подробности можно обсудить в заказе.
sell-price = Сколько это стоит? Например, { $example }.
sell-price-shown = Цена: { $price }
sell-price-stars = Звёзды Telegram здесь не принимаются. Напишите, например, { $example }.
sell-price-currency = Цены опций указаны в { $currency }. Напишите, например, { $example } или сначала уберите опции.
sell-delivery = Сколько времени вам нужно с начала работы? Выберите или напишите, например «12 ч» или «10 дней».
sell-delivery-choice = { $length }
sell-delivery-shown = Срок: { $length }
sell-delivery-short = Слишком мало: нужно хотя бы { $shortest }. Напишите, например, «3 дня» или «12 ч».
sell-delivery-long = Слишком долго: не больше { $longest }. Напишите, например, «3 дня» или «2 недели».
sell-delivery-options = Тогда с опциями, которые ускоряют работу, останется меньше { $shortest }. Напишите срок побольше, например «3 дня», или сначала измените опции.
sell-revisions = Сколько раз правки входят в цену? Столько раз покупатель сможет попросить изменений после первой сдачи.
sell-revisions-choice = { $count }
sell-revisions-what = Напишите число от 0 до { $most }, например 2.
sell-options = Есть ли опции, которые покупатель может отметить? Каждую с новой строки: название, цена, влияние на срок. Например:
    <code>Исходники, 10, +1 день</code>
sell-options-more = Ещё одна? Напишите так же: название, цена, влияние на срок. Кнопка убирает опцию.
sell-options-price = Сколько стоит «{ $title }» сверху? Напишите 0, если нисколько.
sell-options-time = «{ $title }», { $price }: как это меняет срок? Выберите или напишите, например «+12 ч».
sell-options-same = Не меняет
sell-options-longer = +{ $length }
sell-options-sooner = −{ $length }
sell-options-remove = ✕ { $title }
sell-options-what = Напишите название, цену и влияние на срок, например «Исходники, 10, +1 день».
sell-options-line = В строке «{ $line }» не нашлось цены, поэтому ни одна из этих строк не принята. Напишите, например, «Исходники, 10, +1 день».
sell-options-long = В названии опции может быть { $most } знаков, а здесь { $length }. Напишите, например, «Исходники, 10, +1 день».
sell-options-many = У услуги может быть не больше опций, чем { $most }. Сначала уберите одну кнопкой ниже.
sell-options-currency = Опции считаются в той же валюте, что и услуга: { $currency }. Напишите только число, например «Исходники, 10, +1 день».
sell-options-time-what = Не получилось прочитать время. Напишите, например, «+1 день», «-12 ч» или 0.
sell-options-fast = Срок услуги: { $length }. Со всеми опциями, которые ускоряют работу, осталось бы меньше { $shortest }. Напишите поменьше, например «-1 ч».
sell-photo = Есть фото, по которому видно, что вы делаете? Пришлите его сюда.
sell-photo-shown = Фото принято.
sell-photo-what = Пришлите фото или нажмите «Пропустить».
sell-preview-new = <b>Так услугу увидят покупатели.</b> Измените, что нужно, и публикуйте.
sell-preview-edit = <b>Так будет теперь.</b> Начатые заказы остаются на прежних условиях.
sell-preview-no-photo = Без фото
sell-publish = Опубликовать
sell-save = Сохранить
sell-published = ✅ Услуга опубликована. Делитесь ею со всеми, кто спросит.
sell-saved = ✅ Сохранено. Действует для новых заказов.
sell-line-title = Название
sell-line-description = Описание
sell-line-price = Цена
sell-line-delivery = Срок
sell-line-revisions = Правки
sell-line-options = Опции
sell-line-photo = Фото

## The bot itself

# --- сообщества: несколько у одного бота -----------------------------------------------------------------------------

place-not-set-up = Я здесь, но меня для этого места ещё не настроили. Это может сделать командой /setup тот, кто им управляет. Ваши заказы — в нашем с вами чате, по команде /orders.
sell-elsewhere = Эта услуга из другого сообщества. Опубликуйте её там или в нашем с вами чате.
sell-where = Услуга появится в сообществе <b>{ $community }</b>.
browse-head-in = <b>Услуги в { $community }</b>, сначала новые
browse-none-in = В <b>{ $community }</b> пока никто ничего не предлагает. Станьте первым.
go-community = Посмотреть, что есть в { $community }

setup-title = Настройка
setup-about = Вы настраивали сообщество.
setup-head = <b>{ $community }</b>: как всё настроено
setup-done = Готово: здесь уже можно покупать и продавать. Ниже — хорошее начало, меняйте, что хотите.
setup-saved = Сохранено. Это действует для заказов, которые разместят с этой минуты.
setup-saved-later = Проверено и сохранено. Это действует для заказов, которые разместят с этой минуты; у начатых сроки прежние.
setup-left = Ничего не изменилось.
setup-back = Назад к настройке
setup-not-yours = Настроить меня для сервера или группы может только тот, кто ими управляет.
setup-gone = Не получается узнать, кто сейчас управляет этим местом. Возможно, меня оттуда убрали: добавьте меня снова и напишите там /setup. Заказы идут своим чередом.
setup-how = Чтобы настроить меня для своего сервера или группы, добавьте меня туда и напишите там /setup.
setup-which = Что настраиваем?
setup-go = Настроить
setup-go-say = Тот, кто управляет этой группой, может настроить меня в нашем с ним чате.
setup-is-language = Язык: <b>{ $language }</b>
setup-is-currency = Валюта: <b>{ $currency }</b>
setup-is-fee = Комиссия: <b>{ $percent } %</b> с каждой выплаты
setup-is-delay = Заработанное можно получить через <b>{ $length }</b>
setup-is-stalemate = Спор, который никто не решил вовремя: <b>{ $rule }</b>
setup-is-least = Наименьшая выплата: <b>{ $amount }</b>
setup-is-zone = Часовой пояс: <b>{ $city }</b>, там сейчас { $now }
setup-is-calendar = Праздники: <b>{ $country }</b>
setup-is-times = Сроки: <b>{ $count ->
    [0] обычные
    [one] { $count } свой
    [few] { $count } своих
   *[many] { $count } своих
}</b>
setup-is-staff = Сотрудники, подтверждают оплату: <b>{ $names }</b>
setup-no-staff = Сотрудники, подтверждают оплату: <b>никого</b>
setup-is-mediators = Посредники, решают споры: <b>{ $names }</b>
setup-no-mediators = Посредники, решают споры: <b>пока никого</b>, их решают администраторы
setup-is-channel = Заказы живут в закрытых ветках канала <b>{ $channel }</b>
setup-no-channel = Заказы живут в <b>личных сообщениях</b>
setup-is-tax = НДС в комиссии: { $percent } %
setup-is-particulars = Реквизиты в счетах за комиссию:
setup-is-instructions = Как платить, это читают покупатели:
setup-no-instructions = ⚠️ Пока не сказано, <b>как платить</b>: покупателям придётся спрашивать.
setup-link = Вход, которым можно поделиться: { $link }
setup-language = Язык
setup-currency = Валюта
setup-fee = Комиссия
setup-stalemate = Нерешённые споры
setup-delay = Задержка выплат
setup-least = Наименьшая выплата
setup-zone = Часовой пояс
setup-calendar = Праздники
setup-instructions = Как платить
setup-particulars = Реквизиты для счетов
setup-tax = НДС в комиссии
setup-staff = Сотрудники
setup-mediators = Посредники
setup-channel = Где живут заказы
setup-times = Сроки
setup-choice = { $what }
setup-calendar-none = никакие
setup-channel-none = Личные сообщения
setup-ask-language = На каком языке начинать разговор с людьми отсюда? Каждый может выбрать себе другой.
setup-ask-currency = В какой валюте цены, если не сказано иначе? Выберите или напишите, например «GEL».
setup-ask-fee = Сколько от каждой выплаты остаётся сообществу? Выберите или напишите, например «7,5».
setup-ask-delay = Через какое время исполнитель может получить то, что заработал? Выберите или напишите, например «14 дней».
setup-delay-none = Сразу
setup-delay-long = Не больше чем { $most }. Напишите, например, «14 дней».
setup-ask-stalemate = Что будет с деньгами, если спор никто не решит вовремя? Для заказов, сделанных после этого.
setup-stalemate-halve = Пополам
setup-stalemate-refund = Вернуть покупателю
setup-stalemate-pay_out = Заплатить исполнителю
setup-stalemate-what = Выберите или напишите «пополам», «покупателю» или «исполнителю».
setup-stalemate-unsound = С таким правилом заказы не сдержали бы обещанного, поэтому ничего не изменилось.
setup-ask-least = Начиная с какой суммы деньги выплачиваются? Выберите или напишите сумму.
setup-least-none = С любой
setup-least-choice = { $amount }
setup-ask-zone = Где часы этого сообщества? Выберите или напишите город.
setup-ask-calendar = Праздники какой страны не считать рабочими днями? Выберите или напишите страну.
setup-ask-instructions = Как платят покупатели? Они увидят это на карточке, пока не оплатили, поэтому напишите, куда отправлять деньги, например номер счёта.
setup-ask-staff = Кто будет подтверждать оплату и отправлять выплаты? Выберите, поделитесь контактом, перешлите мне сообщение этого человека, упомяните его или напишите его номер.
setup-ask-mediators = Кто будет решать споры? Выберите, поделитесь контактом, перешлите мне сообщение этого человека, упомяните его или напишите его номер.
setup-ask-role = Все, у кого какая роль? Выберите или напишите её название.
setup-ask-channel = В каком канале открывать закрытые ветки для заказов? Выберите или напишите название. Без канала заказы живут в личных сообщениях.
setup-ask-length = Сколько на это давать? Обычно { $usual }. Выберите или напишите, например «36 ч» или «5 дней». Я проверю, что заказы с этим сдержат все обещания; это займёт несколько секунд.
setup-language-what = На этом языке я пока не говорю. Выберите, пожалуйста.
setup-currency-what = Такой валюты я не знаю. Напишите, например, «EUR» или «€».
setup-fee-what = Напишите число от 0 до 50, не больше двух знаков после запятой, например «7,5».
setup-calendar-what = Праздников такой страны я не знаю. Напишите, например, «Германия» или «DE», а если никаких — «нет».
setup-ask-particulars = Как указывать сообщество в счетах за комиссию, которые получают исполнители? Напишите название или компанию, адрес и номер налогоплательщика, не больше чем на 8 строках.
setup-particulars-none = Только название
setup-ask-tax = Сколько НДС входит в комиссию? Напишите процент, например «20». Он будет указан в счетах за комиссию; сама комиссия не изменится.
setup-instructions-empty = Напишите, пожалуйста, как платить, например «Карта 0000 0000 0000 0000, Анна Ш.».
setup-instructions-long = Здесь { $length } знаков, а помещается { $most }. Сократите, пожалуйста.
setup-person-what = Не получается понять, кто это. Поделитесь контактом, перешлите мне сообщение этого человека или напишите его номер, например «123456789».
setup-role-what = Такой роли я не знаю. Выберите или напишите название, как в настройках сервера.
setup-channel-what = Там я не могу открывать закрытые ветки, или такого канала нет. Выберите другой или дайте мне право создавать закрытые ветки.
setup-crew-many = Здесь помещается { $most }. Сначала уберите кого-нибудь.
setup-crew-left = Этот человек ушёл сам. Чтобы вернуться, пусть сначала разрешит этой площадке назначить себя: /privacy, «Где я работаю».
setup-crew-staff = <b>Сотрудники</b> подтверждают, что деньги пришли, и отправляют выплаты. В собственном заказе они никто.
setup-crew-mediators = <b>Посредники</b> решают споры, но не в собственных заказах.
setup-appoint = Добавить человека
setup-appoint-role = Добавить роль
setup-dismiss = Убрать: { $name }
setup-last-staff = Без сотрудников некому подтвердить оплату. Сначала добавьте кого-нибудь.
setup-times-head = <b>Сколько чего ждут.</b> Прежде чем срок выйдет, мы напомним тому, кого ждут.
setup-time = { $what }: { $length }
setup-time-own = { $what }: <b>{ $length }</b> (обычно { $usual })
setup-time-choice = { $length }
setup-time-bounds = Можно от { $shortest } до { $longest }. Напишите, например, «36 ч» или «5 дней».
setup-unsound = Не принято: при сроке { $length } заказы уже не сдержали бы все обещания. Выберите другой; обычно { $usual }.
setup-unsound-deadlines = Не принято: срок { $length } выйдет сразу, и никто не успеет ничего сделать. Выберите срок больше; обычно { $usual }.
setup-unsound-reminders = Не принято: при сроке { $length } никому не придёт напоминание, прежде чем время выйдет. Выберите срок больше; обычно { $usual }.
setup-proof-busy = Проверить вовремя не получилось, поэтому ничего не изменилось. Попробуйте ещё раз через минуту.
setup-deadline-service-payment_lapsed = Оплатить заказ
setup-deadline-service-confirmation_lapsed = Подтвердить оплату
setup-deadline-service-start_lapsed = Начать работу
setup-deadline-service-overdue_lapsed = Сдать опоздавшую работу
setup-deadline-service-review_lapsed = Посмотреть работу
sheet-language = Язык
sheet-currency = Валюта
sheet-fee = Процент
sheet-delay = Как долго
sheet-stalemate = Пополам, покупателю или исполнителю
sheet-least = Сумма
sheet-zone = Город
sheet-calendar = Страна
sheet-instructions = Как платить
sheet-particulars = Реквизиты для счетов
sheet-tax = НДС в процентах
sheet-staff = Номер человека
sheet-mediators = Номер человека
sheet-staff_role = Роль
sheet-mediators_role = Роль
sheet-channel = Канал
sheet-length = Сколько

went-wrong = У нас что-то пошло не так. Попробуйте ещё раз, а если повторится, скажите тем, кто здесь всем управляет.
private-only = Заказы — дело личное: напишите мне в нашем с вами чате.
go-private = Открыть наш чат
bot-about = Заказы от оплаты до выплаты: каждый шаг, срок и платёж на одной карточке.
bot-description = Я провожу заказ между покупателем и исполнителем от оплаты до выплаты. Деньги надёжно хранятся, пока работа не принята, а у каждого есть одна карточка: чей сейчас ход, что будет дальше и когда.
command-start = С чего начать
command-orders = Мои заказы
command-cases = Споры, которые ждут вас как посредника
command-billing = Ваши платежи, возвраты, выплаты и комиссии
command-browse = Найти услугу
command-sell = Предложить услугу
command-services = Мои услуги
command-balance = Ваши деньги и как их получить
command-settings = Язык, часовой пояс, тихие часы
command-setup = Настроить это место
command-staff = Что ждёт администраторов
command-link = Связать Telegram и Discord
command-unlink = Отвязать другой чат
command-cancel = Прервать заполнение
command-help = Как это работает
command-privacy = Что о вас хранится

## Команды Discord (имена: строчные буквы без пробелов)

slash-orders = заказы
slash-cases = дела
slash-billing = деньги
slash-sell = продать
slash-browse = услуги
slash-balance = баланс
slash-settings = настройки
slash-setup = настроить-сервер
slash-setup-about = Настроить этот сервер или посмотреть настройки
slash-staff = администрация
slash-cancel = отмена
slash-help = помощь
slash-link = связать
slash-unlink = отвязать
slash-code = код
slash-code-which = Код из другого чата; без него здесь появится новый
slash-privacy = приватность
slash-order = заказ
slash-order-open = Открыть один из ваших заказов
slash-order-which = Название или код
slash-open = открыть
slash-open-about = Открыть услугу
slash-list = список
slash-services = мои-услуги
slash-service = услуга
slash-service-which = Название
slash-from-message = Открыть заказ из сообщения
find-order = { $code } · { $title } · { $state }
find-service = { $title } · { $price }
find-no-order = В этом сообщении нет заказа. Найдите его командой /order open.

## Один человек в нескольких чатах

platform-telegram = Telegram
platform-discord = Discord
platform-email = Почта
link-both = { $one } и { $other }
link-code = <b>Быть одним человеком в обоих чатах</b>
    Откройте меня в { $other } и отправьте там:

    <code>/link { $code }</code>

    Код сработает один раз, до { $until }.
link-secret = Не показывайте его никому: кто введёт его и согласится, у того в чате будут и ваши заказы, и ваши деньги.
link-how = Отправьте мне сюда код, который получили в другом чате: <code>/link</code>, пробел и код.
link-alone = В других ваших чатах меня нет, так что связывать или отвязывать здесь нечего.
link-ask = Быть одним человеком с <b>{ $who }</b> ({ $other })?
    Тогда заказы, услуги, баланс и настройки здесь, в { $here }, и там одни и те же, и сообщения приходят в оба чата. Если { $who } — не вы, откажитесь, что бы вам за это ни обещали.
link-ask-name = Для других вы — { $name }.
link-done = ✅ Готово, это уже действует.
link-unknown = { $left ->
    [one] Такого кода я не знаю. В коде 15 букв и цифр, например <code>/link K7Q2D-8FHXM-2TPZC</code>. Осталась { $left } попытка.
    [few] Такого кода я не знаю. В коде 15 букв и цифр, например <code>/link K7Q2D-8FHXM-2TPZC</code>. Осталось { $left } попытки.
   *[many] Такого кода я не знаю. В коде 15 букв и цифр, например <code>/link K7Q2D-8FHXM-2TPZC</code>. Осталось { $left } попыток.
}
link-too-often = Слишком много неверных кодов. Подождите 15 минут, получите в другом чате новый код и попробуйте ещё раз.
link-late = Этот код устарел: он действует 15 минут. Отправьте /link в другом чате, чтобы получить новый.
link-used = Этот код уже использован. Если это были не вы, ничего не потеряно: отправьте /link в другом чате, чтобы получить новый.
link-own = Это ваш собственный код. Введите его в другом чате, который хотите связать с этим.
link-same-platform = На каждой платформе вашим может быть один аккаунт, и это место занято. Сначала отвяжите другой: /unlink
link-shared-order = Эти два аккаунта — заказчик и исполнитель одного заказа, поэтому одним человеком быть не могут: у себя не заказывают.
linked-notice = Теперь вы один человек в чатах: { $chats }. Код отсюда ввели там и согласились, или наоборот. Если это были не вы, сразу отвяжите другой чат: /unlink
unlinked-notice = Этот чат отвязали от другого вашего, здесь всё начинается заново. Заказы, услуги и баланс остались там; прежние сообщения здесь больше не действуют. Чтобы снова связать чаты, отправьте там /link.
unlink-ask = Отвязать { $other }?
    Всё остаётся у вас здесь, в { $here }: заказы, услуги, баланс, настройки. Аккаунт в { $other } начнёт заново, с пустого места; сообщения, которые там уже есть, останутся, но действовать больше не будут.
unlink-suspended = Пока вы где-то отстранены или забанены, аккаунты остаются вместе: это касается обоих.
unlink-ask-orders = { $orders ->
    [one] { $orders } открытый заказ продолжится здесь, и сообщения о нём будут приходить только сюда.
    [few] { $orders } открытых заказа продолжатся здесь, и сообщения о них будут приходить только сюда.
   *[many] { $orders } открытых заказов продолжатся здесь, и сообщения о них будут приходить только сюда.
}
unlink-ask-typed = То, что вы начали заполнять в { $other }, пропадёт.
unlink-done = ✅ Отвязано. Всё ваше — здесь.
yes-link = Да, это я
yes-unlink = Да, отвязать { $other }
go-link = Связать другой чат
go-link-there = Открыть { $other }
go-link-no = Нет
go-unlink = Отвязать { $other }
go-settings = Настройки
settings-chat = Чат: { $chat }
settings-chats = Чаты: { $chats }. Карточки есть в каждом.
settings-direct = Discord: заказы в личных сообщениях
settings-direct-what = В Discord у заказа есть закрытая ветка на его сервере; если хотите, он будет приходить в личные сообщения.

## Формы, которые заполняются сразу (подписи до 45 знаков, подсказки до 100)

go-write = Написать
sheet-title = Название
sheet-title-hint = Что вы предлагаете, например «Дизайн логотипа»
sheet-description = Описание
sheet-description-hint = Что получит покупатель, что вам для этого нужно, что не входит
sheet-price = Цена
sheet-price-hint = Например, 50 или 50 USD
sheet-delivery = Срок
sheet-delivery-hint = От начала работы, например 3 дня или 12 ч
sheet-revisions = Правки
sheet-revisions-hint = Сколько раз покупатель может просить изменений, например 2
sheet-answer = Ваш ответ
sheet-form = { $action } · { $code }
sheet-likely = Частые ответы
sheet-reason-reason = Почему?
sheet-changes-changes = Что изменить?
sheet-delivery-text = Несколько слов
sheet-delivery-files = Файлы
sheet-delivery-links = Ссылки
sheet-delivery-ticked = Всё ли на месте?
sheet-moved = С тех пор как вы открыли форму, всё изменилось. Написанное сохранено: нажмите «Написать» и проверьте ещё раз.

## Filling in a form of an order

form-head = <b>{ $action }</b> · { $title } · <code>{ $code }</code>
form-about = Вы заполняли форму по заказу { $code }.
form-delivery-ask = Пришлите сюда то, что сдаёте: файлы, ссылки, слова, сколько угодно сообщений. Пока вы не нажмёте кнопку, ничего не уйдёт.
form-complete = Вот что получит { $buyer }. Сдавать неполную работу нельзя: это может кончиться спором и плохим отзывом.
form-more = Можно дописать: просто пишите дальше. Всё уйдёт, когда вы нажмёте кнопку.
form-link = 🔗 { $link }
form-file = 📎 { $name } · { $size }
form-and-more = … и ещё { $count }
form-send = Отправить
form-send-whole = Всё на месте: сдать
form-empty = Очистить
form-uploading = Файл ещё загружается. Подождите немного и нажмите ещё раз.
form-moved = Заказ изменился: { $state }. Ничего из этого не пропало. Посмотрите ещё раз и снова нажмите кнопку.
form-nothing = В этом сообщении нет ничего, что можно взять. Напишите словами, например «Вот работа».
form-link-long = Одна из ссылок слишком длинная: помещается не больше { $most } знаков. Это сообщение не принято; пришлите ссылку короче или саму работу файлом.
form-words-long = Получилось бы { $length } знаков, а помещается { $most }. Это сообщение не принято; остальное можно, например, положить в файл.
form-links-many = Помещается не больше ссылок, чем { $most }, поэтому это сообщение не принято. Соберите их, например, в один документ.
form-files-many = Помещается не больше файлов, чем { $most }, поэтому эти не приняты. Соберите их, например, в архив ZIP.

likely-no-time = Сейчас у меня нет на это времени
likely-not-mine = Я такого не делаю
likely-know-more = Сначала мне нужно узнать больше
likely-changed-mind = Планы изменились
likely-too-long = Слишком долго
likely-by-mistake = Заказ оформлен по ошибке
likely-not-in-time = Не успеваю к сроку
likely-ill = Здоровье подвело
likely-too-much = Работы больше, чем договорились
likely-nothing-came = Ничего не пришло
likely-wrong-amount = Сумма не та

## Settings

settings-head = <b>Настройки</b>
settings-language = Язык: { $language }
settings-language-set = ✅ Теперь я говорю по-русски.
settings-zone = Часовой пояс: { $city }. Там сейчас { $now }.
settings-zone-change = Изменить часовой пояс
settings-zone-head = Часовой пояс
settings-zone-ask = Где вы? Выберите или напишите большой город, например «Москва», или «UTC+3».
settings-zone-choice = { $city }
settings-zone-what = Такого места я не знаю. Напишите большой город поблизости, например «Москва», или «UTC+3».
settings-zone-set = ✅ Готово. Столько сейчас на ваших часах?
settings-about-zone = Вы выбирали часовой пояс.
settings-quiet-off = Тихие часы: нет. Сообщения приходят в любое время.
settings-quiet = Тихие часы: с { $begin } до { $end }. Что может подождать до их конца, ждёт; карточки меняются без звука.
settings-quiet-change = Тихие часы
settings-quiet-head = Тихие часы
settings-quiet-ask = Когда вас не беспокоить? Выберите или напишите, например, «22–8» или «с 11 вечера до 7 утра», по часам вашего часового пояса. О том, чему срок выходит раньше, напишу сразу.
settings-hours-choice = { $hours }
settings-quiet-none = Без тихих часов
settings-quiet-what = Не понимаю, с какого часа до какого. Напишите, например, «22–8» или «с 11 вечера до 7 утра», а если никогда — «выкл».
settings-quiet-set = ✅ Готово. Время ниже — то, что на ваших часах? Если нет, измените и часовой пояс.
settings-quiet-unset = ✅ Теперь пишу обо всём сразу.
settings-about-quiet = Вы выбирали тихие часы.
settings-digest-off = Сводка на день: нет.
settings-digest = Сводка на день: в { $hour }, когда есть о чём.
settings-digest-change = Сводка на день
settings-digest-head = Сводка на день
settings-digest-ask = Во сколько каждый день писать, какие заказы ждут вас и чему выходит срок? Выберите или напишите, например, «8:30» или «7 вечера». В день, когда сказать нечего, ничего не придёт.
settings-digest-none = Без сводки
settings-digest-what = Не понимаю время. Напишите, например, «8:30» или «7 вечера», а если сводка не нужна — «выкл».
settings-digest-set = ✅ Готово. Время ниже — то, что на ваших часах? Если нет, измените и часовой пояс.
settings-digest-unset = ✅ Сводки больше не будет.
settings-about-digest = Вы выбирали время сводки.

## О чём и где сообщать

go-told = О чём и где сообщать
told-head = <b>О чём и где вам сообщать</b>
told-line = { $matter }: { $places }
told-nowhere = нигде
told-cards = Карточки заказов верны в каждом чате, что бы вы здесь ни отключили.
told-switch = Переключайте ниже, для каждого места отдельно. Сейчас: <b>{ $place }</b>
told-somewhere = Здесь идёт время, поэтому где-то об этом сообщать нужно. Сначала включите это в другом месте.
matter-order = Новые заказы
matter-turn = Ваш ход
matter-reminder = Напоминания
matter-money = Деньги
matter-dispute = Споры и помощь
matter-message = Сообщения
matter-review = Отзывы

## Почта

mail-subject-order = Новый заказ: { $title } ({ $what })
mail-subject-turn = Ваш ход: { $title } ({ $what })
mail-subject-reminder = Время идёт: { $title } ({ $what })
mail-subject-money = Деньги: { $title } ({ $what })
mail-subject-dispute = Спор: { $title } ({ $what })
mail-subject-message = Новое сообщение: { $title } ({ $what })
mail-subject-review = Отзывы: { $title } ({ $what })
mail-subject-account = { $matter }: ваш счёт
mail-open = Открыть в { $chat }
mail-files = { $files ->
    [one] Файлы по почте не отправляются. В чате вас ждёт { $files } файл:
    [few] Файлы по почте не отправляются. В чате вас ждут { $files } файла:
   *[many] Файлы по почте не отправляются. В чате вас ждут { $files } файлов:
}
mail-foot = Это письмо пришло, потому что вы его включили. Отключить можно в чате: /settings, «О чём и где сообщать». Ответы на это письмо никто не читает.
mail-code-subject = { $code } — ваш код
mail-code-text = Кто-то — надеюсь, вы — хочет получать письма на этот адрес. Если это вы, отправьте этот код в чат, где его запросили:

    <code>{ $code }</code>

    Код действует до { $until }.
mail-code-foot = Вы ничего не запрашивали? Тогда ничего не делайте, писем больше не будет. Ответы на это письмо никто не читает.
mail-confirm = Подтвердить в Telegram
mail-broken = ⚠️ Я больше не могу писать на <b>{ $address }</b>: почтовый сервер отвечает, что такого адреса нет («{ $fault }»). Теперь я снова сообщаю обо всём здесь. Адрес всё-таки верный? Тогда запросите на него новый код.
mail-code-failed = Не удалось отправить код на <b>{ $address }</b>: почтовый сервер его не принимает. Адрес верный?
go-mail = Почта
mail-state-none = Почта: адреса пока нет. Добавьте его и выберите, что туда отправлять.
mail-state-works = Почта: <b>{ $address }</b>
mail-state-fault = ⚠️ Почта: <b>{ $address }</b> не работает, поэтому туда ничего не отправляется. Почтовый сервер отвечает: «{ $fault }»
mail-state-awaited = На <b>{ $address }</b> отправлен код. Пока вы не введёте его здесь, больше туда ничего не придёт.
mail-head = Почта
mail-ask = На какой адрес? Например, anna@example.org
mail-what = На такой адрес я написать не могу. Он выглядит как anna@example.org.
mail-about = Вы добавляли адрес почты.
mail-left = Ничего не изменилось.
mail-code-ask = На <b>{ $address }</b> отправлен код. Введите его здесь. Письмо придёт через минуту-другую; загляните и в спам.
mail-code-what = В коде восемь букв и цифр, например { $example }. Он в письме, которое вам отправлено.
mail-none = Кода больше никто не ждёт.
mail-unsent = Письмо ещё не ушло: почтовый сервер заставляет ждать. Введите код, когда оно придёт.
mail-unknown = { $left ->
    [one] Это не тот код. Возьмите его из самого нового письма. Осталась { $left } попытка.
    [few] Это не тот код. Возьмите его из самого нового письма. Осталось { $left } попытки.
   *[many] Это не тот код. Возьмите его из самого нового письма. Осталось { $left } попыток.
}
mail-late = Этот код устарел: он действовал 30 минут. Запросите новый.
mail-too-often = Слишком много неверных кодов: этот больше не действует, что бы вы ни ввели. Запросите новый.
mail-asked-too-often = Сегодня коды больше не отправляются: их было слишком много для вас или для этого адреса. Попробуйте завтра.
mail-done = ✅ Готово: теперь я пишу и на <b>{ $address }</b>. Ниже можно выбрать, о чём.
mail-off-ask = Убрать <b>{ $address }</b>? Туда больше ничего не будет приходить. О том, о чём вы узнавали только по почте, снова будут сообщать чаты.
mail-off-done = ✅ Адрес убран. По почте больше ничего не отправляется.
go-mail-add = Добавить адрес
go-mail-change = Сменить адрес
go-mail-off = Убрать
go-mail-code = Ввести код
go-mail-again = Отправить новый код
go-mail-other = Другой адрес
yes-mail-off = Да, убрать

## What is stored

go-export = Получить мои данные

estate-not-yet = Вы получали свои данные меньше суток назад. Снова их можно получить с { $at }.
estate-here = { $count ->
    [one] <b>Вот что о вас хранится</b>, в { $count } архиве. Распакуйте всё и откройте «index.html» в браузере; в «data.json» то же самое для программ.
    [few] <b>Вот что о вас хранится.</b> Здесь { $count } архива. Распакуйте их и откройте «index.html» из первого в браузере; в «data.json» то же самое для программ.
   *[many] <b>Вот что о вас хранится.</b> Здесь { $count } архивов. Распакуйте их и откройте «index.html» из первого в браузере; в «data.json» то же самое для программ.
}
go-erase = Стереть мои данные
erase-ask = <b>Стереть то, что о вас хранится?</b> Отменить это будет нельзя.
erase-goes = <b>Что исчезнет:</b> имя и ваши чаты, настройки, адрес почты, куда вам платить, реквизиты для счетов, ваши услуги, то, что вы заполняете, кого вы заблокировали, слова и файлы ваших вопросов и ответов об услугах, а также то, что было сказано там, где вы просили о помощи.
erase-stays = <b>Что останется</b>, потому что может понадобиться обеим сторонам как доказательство: платежи, выставленные счета с реквизитами, которые вы для них указали, записи ваших заказов со всем, что по ним написано и прислано, отзывы и решения администраторов. Кроме этих реквизитов, вас там больше ничто не назовёт. Отпечаток ваших аккаунтов останется на неделю, в течение которой их нельзя стереть снова; дольше — если вас кто-то заблокировал или действует отстранение либо запрет, чтобы это подействовало снова, если вы вернётесь. То, что стоит в чатах Telegram и Discord, удаляют они и вы сами.
erase-then = Если вы снова сюда напишете, вы будете новым человеком. Сначала можно получить свои данные.
yes-erase = Да, стереть всё
erase-not-yet = <b>Стереть ваши данные пока нельзя.</b> Ничего не изменилось.
erase-no-orders = { $count ->
    [one] • { $count } заказ ещё не завершён. Сначала он должен завершиться.
    [few] • { $count } заказа ещё не завершены. Сначала они должны завершиться.
   *[many] • { $count } заказов ещё не завершены. Сначала они должны завершиться.
}
erase-no-unpaid = { $count ->
    [one] • { $count } ваш заказ ещё могут оплатить. Приостановите услуги и попробуйте снова, когда его срок выйдет.
    [few] • { $count } ваших заказа ещё могут оплатить. Приостановите услуги и попробуйте снова, когда их срок выйдет.
   *[many] • { $count } ваших заказов ещё могут оплатить. Приостановите услуги и попробуйте снова, когда их срок выйдет.
}
erase-no-payouts = { $count ->
    [one] • { $count } платёж вам ещё в пути.
    [few] • { $count } платежа вам ещё в пути.
   *[many] • { $count } платежей вам ещё в пути.
}
erase-no-money = • На вашем балансе { $amount }. Сначала выведите эти деньги.
erase-no-debt = • Вы должны { $amount }.
erase-no-crew = • Вы работаете на площадке { $place }. Сначала уйдите оттуда: «Где я работаю».
erase-no-again = • Ваши данные уже стёрты несколько дней назад, и вы вернулись. Снова это можно сделать с { $at }.
erase-done = ✅ <b>Стёрто.</b> В том, что осталось, имени больше нет. Только в счетах остались реквизиты, которые вы для них дали. Если вы снова сюда напишете, вы будете новым человеком.
estate-archive = мои-данные
estate-title = Что о вас хранится
estate-made = На { $at }. Остальное время указано по UTC, суммы в мельчайших единицах валюты, сроки в секундах. «you» — это вы.
estate-files = Файлы, которые вы прислали
estate-file = { $name } ({ $size })
estate-file-in = в архиве { $archive }
estate-file-left = здесь нет: файл убран или слишком велик для чата. Его могут прислать вам те, кто держит бота.
estate-people = Вы
estate-accounts = Ваши чаты
estate-availabilities = Когда вы берёте заказы
estate-blocks = Кого вы заблокировали
estate-drafts = Что вы сейчас заполняете
estate-enquiries = Вопросы об услугах
estate-exports = Когда вы получали свои данные
estate-favourites = Заказы со звёздочкой
estate-help_requests = Ваши просьбы о помощи
estate-holders = Ваши роли
estate-listings = Ваши услуги
estate-mailboxes = Ваш адрес почты
estate-members = Где вы бывали
estate-orders = Ваши заказы
estate-papers = Ваши квитанции и отчёты
estate-invoices = Ваши счета
estate-particulars = Ваши реквизиты для счетов
estate-payees = Куда вам платить
estate-paylinks = Ссылки, по которым вы могли заплатить
estate-payments = Ваши платежи
estate-reports = Услуги, на которые вы жаловались
estate-reviews = Отзывы
estate-sanctions = Что решили о вас администраторы
estate-transfers = Ваши выплаты и возвраты
estate-events = Что происходило в ваших заказах
estate-messages = Сообщения в ваших заказах и вопросах
estate-wordings = Какими были ваши сообщения, прежде чем вы их изменили
estate-remarks = Что было в них сказано
estate-takedowns = Ваши услуги, снятые администраторами
estate-money = Ваши деньги
privacy-what = <b>Что о вас хранится</b>
    Имя и ваш номер на каждой платформе, где вы здесь бываете, язык, часовой пояс и тихие часы, адрес почты, если вы его указали. Ваши услуги, когда вы берёте заказы и кого вы заблокировали. Ваши заказы: о чём договорились, каждый шаг с его временем, что вы написали и какие файлы прислали, что было оплачено. Что вы спрашивали и отвечали об услугах. На что вы жаловались и что решили о вас администраторы. Куда вам платить: это читают администраторы, когда отправляют вам деньги. Ваши реквизиты и выставленные счета: их читает и другая сторона заказа. Отзывы, которые написали вы и которые написаны о вас, с ответами на них. То, что вы заполняете, пока не отправите или не выбросите.
privacy-who = <b>Где и кто это видит</b>
    В базе данных и папке файлов у тех, кто держит этого бота; они могут это видеть, как и платформа, через которую вы сюда пишете. Другая сторона заказа видит ваше имя и то, что вы по нему написали и прислали, но не ваш ник и не номер. Если позван посредник, тот, кто взял дело, видит весь заказ. Опубликованный отзыв с именем автора видят все, кто смотрит услугу или имеет дело с тем, о ком он. Если вы платите через платёжную систему, она видит ваш платёж; если вы получаете письма, их видят почтовые серверы. Больше никому ничего не передаётся.
privacy-how-long = <b>Как долго</b>
    Заказы и платежи хранятся: они могут понадобиться обеим сторонам как доказательство. Кнопки ниже пришлют вам всё, что о вас хранится, и сотрут то, что не обязано оставаться.

## Спросить другую сторону: что за вопрос, как он стоит и чем кончается

### Тексты о вопросе могут называть: $asker (кто спросил), $answer (до когда он стоит), $answer_by (то же без того, сколько
### осталось), $answer_left; из того, что в нём: $what $price $extra $work (и то и другое, время в скобках, если оно есть) $then (что будет со сроком), $until, $back (покупателю)
### и $rest (исполнителю, за вычетом сбора), $reason.

question-addition-unpaid-mine = ❔ <b>Добавить:</b> { $work } за { $price }. { $seller } узнает об этом, когда вы оплатите, до { $answer }. Если нет, вопрос снимается и ничего вам не стоит.
question-addition-unpaid-staff = ❔ { $asker } хочет добавить { $what } за { $price } и может оплатить до { $answer }.
question-addition-confirming-mine = ❔ <b>Добавить:</b> { $what } за { $price }. Администраторы проверяют, пришли ли деньги, до { $answer }.
question-addition-confirming-staff = ❔ { $buyer }: отправлено { $price } за дополнение: { $what }. Деньги пришли? Ответьте до { $answer }.
question-addition-asked-mine = ❔ <b>Вы просите добавить:</b> { $work } за { $price }. { $seller } отвечает до { $answer }. Нет ответа — значит нет, и { $price } вернутся вам.
question-addition-asked-yours = ❔ <b>{ $asker } просит добавить:</b> { $work } за { $price }. Это оплачено. Ответьте до { $answer }; если не ответите, деньги вернутся.
question-addition-asked-staff = ❔ { $asker } просит добавить { $what } за { $price }, до { $answer }.
question-offer-asked-mine = ❔ <b>Вы предложили:</b> { $work } за { $price }. { $buyer } может согласиться до { $answer }. Нет ответа — значит нет.
question-offer-asked-yours = ❔ <b>{ $asker } предлагает:</b> { $work } за { $price }. Ответьте до { $answer }: нет ответа — значит нет. Платить нужно, только если вы согласитесь.
question-offer-asked-staff = ❔ { $asker } предлагает { $what } за { $price }, до { $answer }.
question-offer-unpaid-mine = ❔ { $buyer } соглашается на <b>{ $what }</b> и платит { $price } до { $answer }. После оплаты это станет частью заказа; без неё предложение снимается.
question-offer-unpaid-yours = ❔ Вы согласились на <b>{ $what }</b>. Оплатите { $price } до { $answer }, и это станет частью заказа. Иначе предложение снимается и ничего вам не стоит.
question-offer-unpaid-staff = ❔ { $buyer } соглашается на { $what } и платит { $price } до { $answer }.
question-offer-confirming-mine = ❔ { $buyer } сообщает: { $price } за <b>{ $what }</b> отправлены. Администраторы проверяют, до { $answer }.
question-offer-confirming-yours = ❔ Администраторы проверяют, пришли ли ваши { $price } за <b>{ $what }</b>, до { $answer }.
question-offer-confirming-staff = ❔ { $buyer } сообщает: отправлено { $price } за предложенное: { $what }. Деньги пришли? Ответьте до { $answer }.
question-extension-asked-mine = ❔ <b>Вы просите новый срок:</b> { $until }. Ответ возможен до { $answer_by }; без ответа останется прежний.
question-extension-asked-yours = ❔ <b>{ $asker } просит новый срок:</b> { $until }. Ответьте до { $answer }; если не ответите, останется прежний.
question-extension-asked-staff = ❔ { $asker } просит новый срок: { $until }.
question-cancellation-asked-mine = ❔ <b>Вы просите отменить заказ.</b> Ответ возможен до { $answer }. Если его не будет, вы можете позвать посредника.
question-cancellation-asked-yours = ❔ <b>{ $asker } просит отменить заказ</b>; деньги получит обратно { $buyer }. Ответьте до { $answer }. Если не ответите, { $asker } может позвать посредника.
question-cancellation-asked-staff = ❔ { $asker } просит отменить заказ, до { $answer }.
question-settlement-asked-mine = ❔ <b>Вы предложили закончить так:</b> { $buyer } — { $back }, { $seller } — { $rest }. Ответ возможен до { $answer }. Если его не будет, заказ продолжится.
question-settlement-asked-yours = ❔ <b>{ $asker } предлагает закончить так:</b> { $buyer } — { $back }, { $seller } — { $rest }. Ответьте до { $answer }; если не ответите, ничего не изменится.
question-settlement-asked-staff = ❔ { $asker } предлагает: { $buyer } — { $back }, { $seller } — { $rest }, до { $answer }.
question-paused = ⏸ Время на работу пока стоит. Срок выше рассчитан на самое долгое ожидание: если ответ придёт раньше, он станет ближе.
question-closes = Заодно закончится вопрос, который между вами открыт.
question-closes-paid = Заодно закончится вопрос, который между вами открыт; { $price } вернутся: { $buyer }.

## Формы вопросов

title-ask_addition = Добавить к заказу { $code }
title-ask_offer = Предложить ещё к { $code }
title-ask_extension = Новый срок для { $code }
title-ask_settlement = Закончить { $code } по договорённости
title-divide = Разделить деньги заказа { $code }
title-resume_until = Вернуть { $code } в работу

field-addition-what = Что добавить? Напишите так, чтобы обоим было ясно, когда это сделано.
field-addition-price = Сколько вы за это платите? Например, { $example }. Если о цене вы ещё не договорились, сначала напишите исполнителю.
field-addition-extra = Сколько ещё времени на это нужно?
field-offer-what = Что вы предлагаете сверх заказа? Напишите так, чтобы обоим было ясно, когда это сделано.
field-offer-price = Сколько это стоит? Например, { $example }.
field-offer-extra = Сколько ещё времени вам на это нужно?
field-extension-until = До какого момента? Дата и время, например «пт 18:00», «28.11. 18:00» или «через 3 дня». Не раньше чем через два дня.
field-extension-reason = Почему? Это прочтёт другая сторона.
field-settlement-amount = Под защитой { $held }. Сколько из них вернуть покупателю? Сумма или доля, например «40 %».
field-settlement-reason = Почему? Это прочтут обе стороны.
field-resumption-until = До какого момента нужно сдать работу? Дата и время, например «пт 18:00» или «28.11. 18:00». Не раньше чем через два дня.
field-resumption-reason = Почему? Это прочтут обе стороны.

sheet-what = Что
sheet-what-hint = Чтобы обоим было ясно, когда это сделано
sheet-extra = Сколько ещё времени
sheet-extra-hint = Например, 1 день, 12 ч или 0
sheet-until = Новый срок
sheet-until-hint = Например, пт 18:00, 28.11. 18:00, через 3 дня
sheet-amount = Вернуть покупателю
sheet-amount-hint = Сумма или доля, например 40 %
sheet-reason = Почему?
sheet-reason-hint = Одно-два предложения; их прочтёт другая сторона

change-what = ✎ Что
change-price = ✎ Цена
change-extra = ✎ Время
change-until = ✎ Дата
change-amount = ✎ Сумма
change-reason = ✎ Причина

said-text = { $text }
said-money = { $amount }
said-share = { $amount } обратно покупателю
said-moment = { $at }
share-choice = { $percent } % · { $amount }
span-choice = { $length }
span-none = Нисколько
work-longer = { $what } (+{ $extra })
then-longer = Срок сдвинется на { $extra }, не считая ожидания вашего ответа.
then-same = Срок сдвинется только на ожидание вашего ответа.
moment-choice = { $at }

not-a-share = Не получилось прочитать сумму. Напишите, например, «30» или «40 %».
share-bounds = Нужно больше нуля и меньше { $held }, которые под защитой. Например, «40 %». Чтобы вернуть всё, попросите отменить заказ; чтобы не возвращать ничего, примите работу.
money-of-order = Этот заказ в { $currency }, значит и сумма должна быть в ней.
span-bounds = Столько времени добавить нельзя. От нуля до { $longest }, например «2 дня».
not-a-moment = Не удалось прочесть дату. Например: «пт 18:00», «28.11. 18:00» или «через 3 дня».
moment-too-soon = Это слишком скоро: нужно не меньше чем через { $ahead }, то есть не раньше { $first }.
moment-too-far = Это слишком далеко: самое большее через { $furthest }.

put-ask_addition = <b>Добавить к заказу { $title }</b> · <code>{ $code }</code>
    { $work } · { $price }

    Вы платите { $price } сейчас. Деньги хранятся отдельно, { $seller } отвечает в течение 24 часов, и работа пока стоит. Если ответ «нет» или его не будет, деньги вернутся вам.
put-ask_offer = <b>Предложить к заказу { $title }</b> · <code>{ $code }</code>
    { $work } · { $price }

    { $buyer } может согласиться в течение 24 часов и тогда платит. Ваш срок сдвигается на время ожидания, а после оплаты ещё и на время этой работы.
put-ask_extension = <b>Новый срок для заказа { $title }</b> · <code>{ $code }</code>: { $until }

    { $other } отвечает в течение 24 часов. До ответа, и если он «нет», действует прежний срок.
put-ask_settlement = <b>Закончить { $title }</b> · <code>{ $code }</code> по договорённости:
    { $buyer } — { $back }, { $seller } — { $rest }.

    { $other } отвечает в течение 24 часов. Если ответ «да», заказ на этом закончится.
put-divide = <b>Решение по заказу { $title }</b> · <code>{ $code }</code>: { $buyer } получает обратно { $back }, { $seller } — { $rest }. Заказ закончится. Отменить это будет нельзя.
put-resume_until = <b>{ $title }</b> · <code>{ $code }</code> возвращается в работу, сдать до { $until }.

likely-more-work = Работы больше, чем казалось
likely-waiting = Жду того, без чего не могу продолжать
likely-misunderstood = Мы не поняли друг друга
likely-part-done = Сделана только часть
likely-not-as-agreed = Это не то, о чём договорились
likely-no-answer = Мне не отвечают
likely-refused = Не можем договориться, как закончить

## О чём можно спросить и что ответить

do-ask_addition = Добавить к заказу
do-agree_addition = Да, добавить
do-decline_addition = Нет, спасибо
do-withdraw_addition = Забрать назад
do-pay_addition = Деньги пришли
do-claim_addition = Деньги отправлены
do-deny_addition = Не пришли
do-forgo_addition = Не нужно
do-ask_offer = Предложить ещё
do-agree_offer = Да, беру
do-decline_offer = Нет, спасибо
do-withdraw_offer = Снять предложение
do-pay_offer = Деньги пришли
do-claim_offer = Деньги отправлены
do-deny_offer = Не пришли
do-forgo_offer = Всё же не нужно
do-ask_extension = { $role ->
    [seller] Не успеваю
   *[other] Сдвинуть срок
}
do-agree_extension = Согласиться на срок
do-decline_extension = Оставить прежний
do-withdraw_extension = Забрать назад
do-ask_cancellation = Попросить отменить
do-agree_cancellation = Согласиться на отмену
do-decline_cancellation = Не отменять
do-withdraw_cancellation = Забрать назад
do-ask_settlement = Предложить договориться
do-agree_settlement = Согласиться
do-decline_settlement = Не согласиться
do-withdraw_settlement = Забрать назад
do-dispute = Позвать посредника

ask-pay_addition = { $price } за дополнение к заказу «{ $title }» (<code>{ $code }</code>) действительно пришли? Отправитель: { $buyer }. После этого спросим исполнителя ({ $seller }). Отменить это будет нельзя.
ask-pay_offer = { $price } за «{ $what }» (<code>{ $code }</code>) действительно пришли? Отправитель: { $buyer }. После этого оно станет частью заказа. Отменить это будет нельзя.
ask-agree_addition = Добавить «{ $what }» к заказу «{ $title }»? Под защитой для вас будет ещё { $price }. { $then } Отменить это будет нельзя.
ask-agree_cancellation = Отменить заказ «{ $title }» (<code>{ $code }</code>) по согласию? { $buyer } получит обратно { $total }, заказ закончится. Никому это не засчитывается. Отменить это будет нельзя.
ask-agree_settlement = Закончить заказ «{ $title }» (<code>{ $code }</code>) так: { $buyer } — { $back }, { $seller } — { $rest }? Отменить это будет нельзя.

yes-pay_addition = Да, пришли
yes-pay_offer = Да, пришли
yes-agree_addition = Да, добавить
yes-agree_cancellation = Да, отменить
yes-agree_settlement = Да, закончить так

done-addition_asked = Записано. Исполнитель узнает об этом, когда вы оплатите.
done-addition_paid = Деньги пришли. Спрашиваем исполнителя.
done-addition_claimed = Спасибо! Администраторы проверят. Мы сообщим.
done-addition_denied = Записано. Покупатель узнает.
done-addition_forgone = Снято. Это ничего не стоит.
done-addition_agreed = Добавлено. Деньги за это под защитой вместе с остальными.
done-addition_declined = Отклонено. Деньги за это вернутся покупателю.
done-addition_withdrawn = Снято. Деньги за это вернутся вам.
done-offer_asked = Отправлено. Мы сообщим, что ответит покупатель.
done-offer_agreed = Записано. После оплаты это станет частью заказа.
done-offer_paid = Деньги пришли. Теперь это часть заказа.
done-offer_claimed = Спасибо! Администраторы проверят. Мы сообщим.
done-offer_denied = Записано. Покупатель узнает.
done-offer_forgone = Записано. Заказ остаётся, каким был.
done-offer_declined = Отклонено. Заказ остаётся, каким был.
done-offer_withdrawn = Предложение снято.
done-extension_asked = Отправлено. Мы сообщим ответ.
done-extension_agreed = Согласовано. Теперь действует новый срок.
done-extension_declined = Отклонено. Остаётся прежний срок.
done-extension_withdrawn = Снято.
done-cancellation_asked = Отправлено. Мы сообщим ответ.
done-cancellation_agreed = Отменено по согласию.
done-cancellation_declined = Отклонено. Заказ продолжается.
done-cancellation_withdrawn = Снято. Заказ продолжается.
done-settlement_asked = Отправлено. Мы сообщим ответ.
done-settlement_agreed = Согласовано. Заказ на этом закончен.
done-settlement_declined = Отклонено. Заказ продолжается.
done-settlement_withdrawn = Снято.

event-addition_asked = просьба добавить «{ $what }» ({ $who })
event-addition_paid = { $price } за дополнение пришли и хранятся отдельно
event-addition_claimed = сообщено об оплате дополнения ({ $who })
event-addition_denied = платёж за дополнение не найден ({ $who })
event-addition_forgone = дополнение больше не нужно ({ $who })
event-addition_agreed = согласие добавить «{ $what }» ({ $who })
event-addition_declined = отказ добавить «{ $what }» ({ $who })
event-addition_withdrawn = просьба добавить «{ $what }» снята ({ $who })
event-addition_lapsed = о дополнении «{ $what }» никто не ответил, вопрос снят
event-addition_unpaid = дополнение не оплатили вовремя, вопрос снят
event-addition_unconfirmed = платёж за дополнение не подтвердили вовремя, вопрос снят
event-offer_asked = предложение «{ $what }» за { $price } ({ $who })
event-offer_agreed = согласие на «{ $what }» ({ $who })
event-offer_paid = { $price } за «{ $what }» пришли, теперь это часть заказа
event-offer_claimed = сообщено об оплате «{ $what }» ({ $who })
event-offer_denied = платёж за «{ $what }» не найден ({ $who })
event-offer_forgone = «{ $what }» всё же не нужно ({ $who })
event-offer_declined = отказ от «{ $what }» ({ $who })
event-offer_withdrawn = предложение снято ({ $who })
event-offer_lapsed = на предложение никто не ответил, оно снято
event-offer_unpaid = предложенное не оплатили вовремя, предложение снято
event-offer_unconfirmed = платёж за предложенное не подтвердили вовремя, предложение снято
event-extension_asked = просьба о новом сроке ({ $who }): { $until }
event-extension_agreed = согласие на новый срок ({ $who }): { $until }
event-extension_declined = отказ от нового срока ({ $who })
event-extension_withdrawn = просьба о новом сроке снята ({ $who })
event-extension_lapsed = о новом сроке никто не ответил, остаётся прежний
event-cancellation_asked = просьба отменить заказ ({ $who })
event-cancellation_agreed = согласие на отмену ({ $who }), все деньги возвращены
event-cancellation_declined = отказ отменить заказ ({ $who })
event-cancellation_withdrawn = просьба отменить заказ снята ({ $who })
event-cancellation_lapsed = на просьбу отменить заказ никто не ответил
event-settlement_asked = предложение закончить и вернуть покупателю { $back } ({ $who })
event-settlement_agreed = согласие ({ $who }), покупателю вернулось { $back }, исполнитель получил { $rest }
event-settlement_declined = отказ от предложения ({ $who })
event-settlement_withdrawn = предложение снято ({ $who })
event-settlement_lapsed = на предложение никто не ответил

told-addition_paid-buyer = Ваши { $price } за дополнение к заказу <b>{ $title }</b> ({ $code }) пришли и хранятся отдельно. Теперь отвечает { $seller }.
told-addition_paid-seller = { $buyer } просит добавить к заказу <b>{ $title }</b> ({ $code }): { $work } за { $price }. Это оплачено. Ответьте до { $answer }: нет ответа — значит нет. Ваше время пока стоит.
told-addition_claimed-staff = { $buyer } сообщает: { $price } за дополнение к заказу <b>{ $title }</b> ({ $code }) отправлены. Деньги пришли? Ответьте до { $answer }.
told-addition_denied-buyer = Администраторы не нашли ваши { $price } за дополнение к заказу <b>{ $title }</b> ({ $code }). Проверьте платёж и сообщите ещё раз.
told-addition_agreed-buyer = { $seller } соглашается: { $what } теперь часть заказа <b>{ $title }</b> ({ $code }). Срок: { $at }.
told-addition_declined-buyer = { $seller } не добавит «{ $what }» к заказу <b>{ $title }</b> ({ $code }). Вам вернётся { $price }; остальной заказ продолжается.
told-addition_withdrawn-seller = { $buyer } больше не просит добавить «{ $what }» к заказу <b>{ $title }</b> ({ $code }). Ваше время идёт дальше, срок: { $at }.
told-addition_lapsed-buyer = { $seller } не отвечает о «{ $what }» для заказа <b>{ $title }</b> ({ $code }). Вам вернётся { $price }; остальной заказ продолжается.
told-addition_lapsed-seller = Вы не ответили о «{ $what }» для заказа <b>{ $title }</b> ({ $code }), и { $price } вернулись: { $buyer }. Ваше время идёт дальше, срок: { $at }.
told-addition_unpaid-buyer = «{ $what }» для заказа <b>{ $title }</b> ({ $code }) не оплачено, вопрос снят. Это ничего вам не стоило.
told-addition_unconfirmed-buyer = Ваш платёж за «{ $what }» к заказу <b>{ $title }</b> ({ $code }) не подтвердили вовремя, вопрос снят. Если вы платили, напишите администраторам с этим кодом: деньги не пропали.
told-offer_asked-buyer = { $seller } предлагает ещё к заказу <b>{ $title }</b> ({ $code }): { $work } за { $price }. Ответьте до { $answer }: нет ответа — значит нет.
told-offer_agreed-seller = { $buyer } соглашается на «{ $what }» для заказа <b>{ $title }</b> ({ $code }) и платит { $price } до { $answer }. Начинайте, когда это будет оплачено.
told-offer_declined-seller = { $buyer } не хочет «{ $what }» для заказа <b>{ $title }</b> ({ $code }). Ваше время идёт дальше, срок: { $at }.
told-offer_withdrawn-buyer = { $seller } снимает предложение к заказу <b>{ $title }</b> ({ $code }): { $what }. Заказ остаётся, каким был.
told-offer_lapsed-buyer = Вы не ответили, что предлагает { $seller } к заказу <b>{ $title }</b> ({ $code }), и предложение снято. Заказ остаётся, каким был.
told-offer_lapsed-seller = { $buyer } не отвечает на ваше предложение к заказу <b>{ $title }</b> ({ $code }), оно снято. Ваше время идёт дальше, срок: { $at }.
told-offer_paid-buyer = Ваши { $price } пришли: «{ $what }» теперь часть заказа <b>{ $title }</b> ({ $code }). Срок: { $at }.
told-offer_paid-seller = { $buyer } платит { $price }: «{ $what }» теперь часть заказа <b>{ $title }</b> ({ $code }). Срок: { $at }.
told-offer_claimed-staff = { $buyer } сообщает: { $price } за «{ $what }» (<b>{ $title }</b>, { $code }) отправлены. Деньги пришли? Ответьте до { $answer }.
told-offer_denied-buyer = Администраторы не нашли ваши { $price } за «{ $what }» (<b>{ $title }</b>, { $code }). Проверьте платёж и сообщите ещё раз.
told-offer_forgone-seller = { $buyer } всё же не хочет «{ $what }» для заказа <b>{ $title }</b> ({ $code }). Ваше время идёт дальше, срок: { $at }.
told-offer_unpaid-buyer = «{ $what }» для заказа <b>{ $title }</b> ({ $code }) не оплачено вовремя, предложение снято. Заказ остаётся, каким был.
told-offer_unpaid-seller = { $buyer } не платит за «{ $what }» (<b>{ $title }</b>, { $code }), предложение снято. Ваше время идёт дальше, срок: { $at }.
told-offer_unconfirmed-buyer = Ваш платёж за «{ $what }» (<b>{ $title }</b>, { $code }) не подтвердили вовремя, предложение снято. Если вы платили, напишите администраторам с этим кодом: деньги не пропали.
told-offer_unconfirmed-seller = Платёж за «{ $what }» (<b>{ $title }</b>, { $code }) не подтвердили вовремя, предложение снято. Ваше время идёт дальше, срок: { $at }.
told-extension_asked-buyer = { $seller } не успевает с заказом <b>{ $title }</b> ({ $code }) и просит новый срок: { $until }. Ответьте до { $answer }; без вашего согласия останется прежний.
told-extension_asked-seller = { $buyer } предлагает новый срок для заказа <b>{ $title }</b> ({ $code }): { $until }. Ответьте до { $answer }; без вашего согласия останется прежний.
told-extension_agreed-buyer = { $seller } соглашается: новый срок заказа <b>{ $title }</b> ({ $code }) — { $until }.
told-extension_agreed-seller = { $buyer } соглашается: новый срок заказа <b>{ $title }</b> ({ $code }) — { $until }.
told-extension_declined-buyer = { $seller } оставляет прежний срок заказа <b>{ $title }</b> ({ $code }).
told-extension_declined-seller = { $buyer } не соглашается на новый срок заказа <b>{ $title }</b> ({ $code }). Остаётся прежний: { $at }.
told-extension_withdrawn-buyer = { $seller } больше не просит другой срок для заказа <b>{ $title }</b> ({ $code }).
told-extension_withdrawn-seller = { $buyer } больше не предлагает другой срок для заказа <b>{ $title }</b> ({ $code }).
told-extension_lapsed-buyer = О новом сроке <b>{ $title }</b> ({ $code }) никто не ответил. Остаётся прежний: { $at }.
told-extension_lapsed-seller = О новом сроке <b>{ $title }</b> ({ $code }) никто не ответил. Остаётся прежний: { $at }.
told-cancellation_asked-buyer = { $seller } просит отменить заказ <b>{ $title }</b> ({ $code }); вам вернётся { $total }. Ответьте до { $answer }. Если вы не согласитесь, { $seller } может позвать посредника.
told-cancellation_asked-seller = { $buyer } просит отменить заказ <b>{ $title }</b> ({ $code }) и вернуть { $total }. Ответьте до { $answer }. Если вы не согласитесь, { $buyer } может позвать посредника.
told-cancellation_agreed-buyer = { $seller } соглашается отменить заказ <b>{ $title }</b> ({ $code }). Вам вернётся { $total }.
told-cancellation_agreed-seller = { $buyer } соглашается отменить заказ <b>{ $title }</b> ({ $code }) и получит обратно { $total }. Вам это не засчитывается.
told-cancellation_declined-buyer = { $seller } не соглашается отменить заказ <b>{ $title }</b> ({ $code }). Можно поговорить, предложить договориться или позвать посредника.
told-cancellation_declined-seller = { $buyer } не соглашается отменить заказ <b>{ $title }</b> ({ $code }). Можно поговорить, предложить договориться или позвать посредника.
told-cancellation_withdrawn-buyer = { $seller } больше не просит отменить заказ <b>{ $title }</b> ({ $code }).
told-cancellation_withdrawn-seller = { $buyer } больше не просит отменить заказ <b>{ $title }</b> ({ $code }).
told-cancellation_lapsed-buyer = На вопрос, отменить ли заказ <b>{ $title }</b> ({ $code }), никто не ответил. Кто спросил, может теперь позвать посредника.
told-cancellation_lapsed-seller = На вопрос, отменить ли заказ <b>{ $title }</b> ({ $code }), никто не ответил. Кто спросил, может теперь позвать посредника.
told-settlement_asked-buyer = { $seller } предлагает закончить заказ <b>{ $title }</b> ({ $code }) так: вам { $back }, { $seller } — { $rest }. Ответьте до { $answer }; если не ответите, ничего не изменится.
told-settlement_asked-seller = { $buyer } предлагает закончить заказ <b>{ $title }</b> ({ $code }) так: { $buyer } — { $back }, вам { $rest }. Ответьте до { $answer }; если не ответите, ничего не изменится.
told-settlement_agreed-buyer = { $seller } соглашается: <b>{ $title }</b> ({ $code }) закончен. Вам вернётся { $back }.
told-settlement_agreed-seller = { $buyer } соглашается: <b>{ $title }</b> ({ $code }) закончен. Вам выплачено { $rest }.
told-settlement_declined-buyer = { $seller } не соглашается на ваше предложение по заказу <b>{ $title }</b> ({ $code }). Заказ продолжается.
told-settlement_declined-seller = { $buyer } не соглашается на ваше предложение по заказу <b>{ $title }</b> ({ $code }). Заказ продолжается.
told-settlement_withdrawn-buyer = { $seller } снимает предложение закончить заказ <b>{ $title }</b> ({ $code }).
told-settlement_withdrawn-seller = { $buyer } снимает предложение закончить заказ <b>{ $title }</b> ({ $code }).
told-settlement_lapsed-buyer = На предложение закончить заказ <b>{ $title }</b> ({ $code }) никто не ответил. Заказ продолжается.
told-settlement_lapsed-seller = На предложение закончить заказ <b>{ $title }</b> ({ $code }) никто не ответил. Заказ продолжается.
told-returned-buyer = { $price } за «{ $what }» (<b>{ $title }</b>, { $code }) вернутся вам: вопрос закончился без ответа.

remind-addition_lapsed-seller = Осталось { $answer_left }, чтобы ответить, добавить ли «{ $what }» к заказу <b>{ $title }</b> ({ $code }). Нет ответа — значит нет.
remind-addition_unpaid-buyer = Осталось { $answer_left }, чтобы оплатить { $price } за «{ $what }» (<b>{ $title }</b>, { $code }), иначе вопрос снимется.
remind-addition_unconfirmed-staff = { $buyer } всё ещё ждёт: { $price } за дополнение к заказу <b>{ $title }</b> ({ $code }) пришли? Осталось { $answer_left }.
remind-offer_lapsed-buyer = Осталось { $answer_left }, чтобы ответить, что предлагает { $seller } к заказу <b>{ $title }</b> ({ $code }): { $what }. Нет ответа — значит нет.
remind-offer_unpaid-buyer = Осталось { $answer_left }, чтобы оплатить { $price } за «{ $what }» (<b>{ $title }</b>, { $code }), иначе предложение снимется.
remind-offer_unconfirmed-staff = { $buyer } всё ещё ждёт: { $price } за «{ $what }» (<b>{ $title }</b>, { $code }) пришли? Осталось { $answer_left }.
remind-extension_lapsed-buyer = Осталось { $answer_left }, чтобы ответить о новом сроке заказа <b>{ $title }</b> ({ $code }): { $until }. Без ответа останется прежний.
remind-extension_lapsed-seller = Осталось { $answer_left }, чтобы ответить о новом сроке заказа <b>{ $title }</b> ({ $code }): { $until }. Без ответа останется прежний.
remind-cancellation_lapsed-buyer = Осталось { $answer_left }, чтобы ответить, отменить ли заказ <b>{ $title }</b> ({ $code }). Без ответа { $seller } может позвать посредника.
remind-cancellation_lapsed-seller = Осталось { $answer_left }, чтобы ответить, отменить ли заказ <b>{ $title }</b> ({ $code }). Без ответа { $buyer } может позвать посредника.
remind-settlement_lapsed-buyer = Осталось { $answer_left }, чтобы ответить, как закончить заказ <b>{ $title }</b> ({ $code }): вам { $back }, { $seller } — { $rest }. Без ответа ничего не изменится.
remind-settlement_lapsed-seller = Осталось { $answer_left }, чтобы ответить, как закончить заказ <b>{ $title }</b> ({ $code }): { $buyer } — { $back }, вам { $rest }. Без ответа ничего не изменится.

refused-question-open = Между вами уже открыт вопрос. Сначала на него нужно ответить, снять его или дать ему истечь.
refused-proposal-paid = Сумма не равна той, о которой шла речь, поэтому её нельзя принять за это.
refused-buyer-was-refused = Посредника можно позвать, когда на вашу просьбу отменить заказ ответили отказом или не ответили. Сначала попросите отменить, в «Ещё».
refused-seller-was-refused = Посредника можно позвать, когда на вашу просьбу отменить заказ ответили отказом или не ответили. Сначала попросите отменить, в «Ещё».
refused-form-not-a-price = Это не цена. Например: 20.
refused-form-not-a-share = Нужно больше нуля и меньше того, что под защитой.
refused-form-not-a-span = Столько времени добавить нельзя. Например: 2 дня.
refused-form-not-a-moment = Дата должна быть не раньше чем через два дня и не позже чем через год.
refused-form-addition-empty = Чего-то не хватает: что добавить, цена и время.
refused-form-offer-empty = Чего-то не хватает: что вы предлагаете, цена и время.
refused-form-extension-empty = Чего-то не хватает: новая дата и причина.
refused-form-settlement-empty = Чего-то не хватает: сумма и причина.
refused-form-resumption-empty = Чего-то не хватает: дата и причина.

setup-deadline-service-addition_lapsed = Ответ о дополнении
setup-deadline-service-addition_unpaid = Оплата дополнения
setup-deadline-service-addition_unconfirmed = Проверка этой оплаты
setup-deadline-service-offer_lapsed = Ответ на предложение
setup-deadline-service-offer_unpaid = Оплата предложенного
setup-deadline-service-offer_unconfirmed = Проверка этой оплаты
setup-deadline-service-extension_lapsed = Ответ о новом сроке
setup-deadline-service-cancellation_lapsed = Ответ об отмене
setup-deadline-service-settlement_lapsed = Ответ о договорённости
setup-deadline-service-mediation_lapsed = Посредник, взявший дело
setup-deadline-service-dispute_lapsed = Все споры по заказу

## Споры

state-disputed = Спор
state-mediated = У посредника
state-settled = Закончен, деньги разделены

turn-disputed-buyer = Этим займётся посредник. Остальное пока стоит.
turn-disputed-seller = Этим займётся посредник. Остальное пока стоит.
turn-disputed-panel = Дело ждёт посредника: возьмёте?
turn-mediated-buyer = Ход посредника. Остальное пока стоит.
turn-mediated-seller = Ход посредника. Остальное пока стоит.
turn-mediated-mediator = Ваш ход — решить: вы взяли это дело.

silence-dispute_lapsed-buyer = Вы всё ещё можете договориться сами. Если до { $at } никто не решит, действует правило площадки: { $rule }.
silence-dispute_lapsed-seller = Вы всё ещё можете договориться сами. Если до { $at } никто не решит, действует правило площадки: { $rule }.
silence-dispute_lapsed-panel = Если до { $at } никто не решит, действует правило площадки: { $rule }.
silence-dispute_lapsed-mediator = Если до { $at } никто не решит, действует правило площадки: { $rule }.
silence-mediation_lapsed-buyer = Вы всё ещё можете договориться сами. Если посредник не решит до { $at }, будут искать другого.
silence-mediation_lapsed-seller = Вы всё ещё можете договориться сами. Если посредник не решит до { $at }, будут искать другого.
silence-mediation_lapsed-mediator = Решите до { $at }, иначе дело вернётся ко всем посредникам.

do-take = Взять дело
do-resume = Вернуть в работу
do-resume_until = Вернуть в работу до…
do-review_again = Вернуть покупателю на проверку
do-pay_seller = Заплатить исполнителю
do-divide = Разделить деньги
do-refund_buyer = Вернуть деньги покупателю
do-hand_back = Вернуть дело

ask-pay_seller = Решить спор по заказу «{ $title }» (<code>{ $code }</code>) в пользу исполнителя? { $seller } получит { $share }, заказ закончится. Отменить это будет нельзя.
ask-divide = Разделить { $total } по заказу «{ $title }» (<code>{ $code }</code>) между сторонами? Заказ закончится. Отменить это будет нельзя.
ask-refund_buyer = Решить спор по заказу «{ $title }» (<code>{ $code }</code>) в пользу покупателя? { $buyer } получит обратно { $total }, заказ закончится. Отменить это будет нельзя.

yes-pay_seller = Да, заплатить исполнителю
yes-divide = Да, разделить так
yes-refund_buyer = Да, вернуть покупателю

done-disputed = Посредник вызван. Пока всё стоит; писать друг другу можно.
done-taken = Дело ваше. Обе стороны узнают.
done-resumed = Решено. Обе стороны узнают.
done-decided_for_seller = Решено. Исполнителю заплачено.
done-divided = Решено. Обе стороны узнают.
done-decided_for_buyer = Решено. Деньги вернутся покупателю.
done-handed_back = Дело снова у всех посредников.

event-disputed = вызов посредника ({ $who })
event-taken = дело взято ({ $who })
event-resumed = заказ продолжается ({ $who })
event-decided_for_seller = решение в пользу исполнителя ({ $who }), ему выплачено
event-divided = решение ({ $who }), { $back } покупателю, { $rest } исполнителю
event-decided_for_buyer = решение в пользу покупателя ({ $who }), возвращено { $total }
event-handed_back = дело возвращено ({ $who })
event-mediation_lapsed = посредник не решил вовремя, дело вернулось ко всем
event-dispute_lapsed = спор никто не решил вовремя, деньги разделили по правилу площадки

told-disputed-buyer = { $seller } зовёт посредника по заказу <b>{ $title }</b> ({ $code }). До решения заказ стоит. Вы всё ещё можете договориться сами.
told-disputed-seller = { $buyer } зовёт посредника по заказу <b>{ $title }</b> ({ $code }). До решения заказ стоит. Вы всё ещё можете договориться сами.
told-disputed-panel = <b>Дело для посредника: { $title }</b> ({ $code }), под защитой { $total }; стороны: { $buyer } и { $seller }. Кто возьмёт?
told-taken-buyer = Посредник взял дело о заказе <b>{ $title }</b> ({ $code }) и решит его до { $at }.
told-taken-seller = Посредник взял дело о заказе <b>{ $title }</b> ({ $code }) и решит его до { $at }.
told-resumed-buyer = Посредник решил, что заказ <b>{ $title }</b> ({ $code }) продолжается. { $turn } Время на это — до { $at }.
told-resumed-seller = Посредник решил, что заказ <b>{ $title }</b> ({ $code }) продолжается. { $turn } Время на это — до { $at }.
told-decided_for_seller-buyer = Посредник решил дело о заказе <b>{ $title }</b> ({ $code }) в пользу исполнителя, ему выплачено: { $seller }.
told-decided_for_seller-seller = Посредник решил дело о заказе <b>{ $title }</b> ({ $code }) в вашу пользу. Вам выплачено { $share }.
told-divided-buyer = Посредник разделил деньги по заказу <b>{ $title }</b> ({ $code }): вам { $back }, { $seller } — { $rest }.
told-divided-seller = Посредник разделил деньги по заказу <b>{ $title }</b> ({ $code }): вам { $rest }, { $buyer } — { $back }.
told-decided_for_buyer-buyer = Посредник решил дело о заказе <b>{ $title }</b> ({ $code }) в вашу пользу. Вам вернётся { $total }.
told-decided_for_buyer-seller = Посредник решил дело о заказе <b>{ $title }</b> ({ $code }) в пользу покупателя: { $buyer } получит обратно { $total }.
told-handed_back-buyer = Посредник вернул дело о заказе <b>{ $title }</b> ({ $code }). Ищем другого.
told-handed_back-seller = Посредник вернул дело о заказе <b>{ $title }</b> ({ $code }). Ищем другого.
told-handed_back-panel = Делу о заказе <b>{ $title }</b> ({ $code }) нужен другой посредник: под защитой { $total }; стороны: { $buyer } и { $seller }. Кто возьмёт?
told-mediation_lapsed-buyer = Посредник не решил дело о заказе <b>{ $title }</b> ({ $code }) вовремя. Ищем другого.
told-mediation_lapsed-seller = Посредник не решил дело о заказе <b>{ $title }</b> ({ $code }) вовремя. Ищем другого.
told-mediation_lapsed-panel = Дело о заказе <b>{ $title }</b> ({ $code }) не решено вовремя и ждёт посредника: под защитой { $total }. Кто возьмёт?
told-dispute_lapsed-buyer = Спор о заказе <b>{ $title }</b> ({ $code }) никто не решил вовремя. По правилу площадки вам вернётся { $back }, { $seller } получит { $rest }.
told-dispute_lapsed-seller = Спор о заказе <b>{ $title }</b> ({ $code }) никто не решил вовремя. По правилу площадки вы получите { $rest }, а { $buyer } — { $back }.

refused-case-own = Это ваш собственный заказ, поэтому решает другой посредник. Договориться с другой стороной вы можете и сейчас.
refused-case-untaken = Это дело ещё никто не взял. Сначала возьмите его, тогда решать будете вы.
refused-case-taken = Это дело в руках другого посредника. Если он вернёт его или не решит вовремя, оно снова придёт ко всем.
refused-case-closed = Это дело закрыто, решить по нему больше ничего нельзя.

cases-waiting = { $count ->
    [0] <b>Дела, которые ждут посредника</b>
    [one] <b>{ $count } дело ждёт посредника</b>
    [few] <b>{ $count } дела ждут посредника</b>
   *[many] <b>{ $count } дел ждут посредника</b>
}
cases-waiting-none = Ничего не ждёт. Когда кто-то позовёт посредника, дело появится здесь, а вам придёт сообщение.
cases-mine = { $count ->
    [0] <b>Дела, которые вы взяли</b>
    [one] <b>У вас { $count } дело</b>
    [few] <b>У вас { $count } дела</b>
   *[many] <b>У вас { $count } дел</b>
}
cases-mine-none = Сейчас у вас нет дел. Возьмите одно из тех, что ждут.
cases-line-waiting = <b>{ $title }</b> · { $code } · под защитой { $held }{ $community }
    посредника зовут: { $ago }
cases-line-mine = <b>{ $title }</b> · { $code } · под защитой { $held }{ $community }
    решить до { $at }
cases-not-yours = Вы здесь не разбираете споров, поэтому дел у вас нет. Посредников назначает командой /setup тот, кто ведёт площадку.
go-cases-waiting = Ждут ({ $count })
go-cases-mine = Мои ({ $count })

cases-help = { $count ->
    [0] <b>Просьбы о помощи</b>
    [one] <b>Открыта { $count } просьба о помощи</b>
    [few] <b>Открыты { $count } просьбы о помощи</b>
   *[many] <b>Открыто { $count } просьб о помощи</b>
}
cases-help-none = Открытых просьб нет. Когда кто-то нажмёт в заказе «Нужна помощь», просьба появится здесь, а вам придёт сообщение.
cases-line-help = <b>{ $title }</b> · { $code } · { $who }{ $community }
    ждёт ответа: { $ago }
cases-line-helped = <b>{ $title }</b> · { $code } · { $who }{ $community }
    есть ответ: { $ago }
go-cases-help = Помощь ({ $count })
go-cases = Все дела

## Help about an order, without a dispute

go-get-help = Нужна помощь
go-help-request = Просьба о помощи
helping-title = Нужна помощь · { $code }
about-help = Вы писали просьбу о помощи.
helping-ask = С чем вам помочь? Напишите в нескольких предложениях. Это прочтут посредники площадки, с вашим именем; другая сторона не прочтёт. Заказ идёт своим чередом.
helping-preview = <b>Вот что прочтут посредники</b> о заказе «{ $title }» (<code>{ $code }</code>):
helping-send = Отправить
helping-change = Изменить
helping-sent = ✅ Посредники узнали о заказе <b>{ $title }</b> ({ $code }). Их ответ придёт сюда. Заказ и его сроки идут своим чередом.
helping-head-mine = 🛟 <b>Ваша просьба о помощи</b>, заказ <b>{ $title }</b> ({ $code })
helping-head-theirs = 🛟 <b>Просьба о помощи</b>, заказ <b>{ $title }</b> ({ $code }). Просит { $who } ({ $role })
helping-waits-mine = Ждёт посредника: { $ago }. Ответ придёт сюда. Если за двое суток никто не ответит, узнает тот, кто ведёт площадку.
helping-waits-theirs = Ждёт ответа: { $ago }. Ответ прочтёт только { $who }.
helping-waits-late-mine = Ждёт посредника: { $ago }. Тот, кто ведёт площадку, уже знает.
helping-waits-late-theirs = Ждёт ответа: { $ago }. Посредники вовремя не ответили, поэтому просьба пришла и к тем, кто ведёт площадку.
helping-answered-mine = Посредник ответил.
helping-answered-theirs = Ответ дан. Если { $who } больше ничего не спрашивает, просьбу можно закрыть.
helping-withdrawn = Отозвана { $at }.
helping-done = Закрыта { $at }.
helping-gone = Того, кто просил, здесь больше нет: { $at }.
helping-word = Если кто-то называет себя посредником, который вам ответил, попросите назвать слово: <code>{ $word }</code>. Посредник его знает. Сами не говорите его никому.
helping-word-theirs = Чтобы вам поверили и в другом месте, назовите слово <code>{ $word }</code>. Его знает { $who }.
helping-say-mine = Дополнить
helping-say-theirs = Ответить
helping-end-mine = Отозвать
helping-end-theirs = Закрыть
helping-more-title = Ваша просьба о помощи
about-helpmore = Вы писали посредникам.
helping-more-ask = Что добавить? Это прочтут посредники; другая сторона не прочтёт.
helping-answer-title = Ответ
about-helpanswer = Вы отвечали на просьбу о помощи.
helping-answer-ask = Что вы ответите? Прочтёт только { $who }; вашего имени в ответе не будет.
helping-more-done = ✅ Отправлено. Ответ посредников придёт сюда.
helping-answer-done = ✅ Ответ отправлен.
helping-off-done = ✅ Отозвано. Попросить снова можно в любое время.
helping-done-done = ✅ Закрыто. Тот, кто просил, об этом узнает.
told-help_asked = 🛟 { $who } ({ $role }) просит помощи с заказом <b>{ $title }</b> ({ $code }):
told-help_more = 🛟 { $who } ({ $role }) дополняет просьбу о помощи с заказом <b>{ $title }</b> ({ $code }):
told-help_answered = 🛟 Посредник отвечает вам о заказе <b>{ $title }</b> ({ $code }):
told-help_late = 🛟 Уже двое суток никто не отвечает. Просит { $who } ({ $role }), заказ <b>{ $title }</b> ({ $code }). Ответите сами или найдёте посредника?
told-help_closed = 🛟 Посредник закрыл вашу просьбу о помощи с заказом <b>{ $title }</b> ({ $code }). Если для вас это не конец, попросите снова.
refused-help-unknown = Такой вашей просьбы о помощи нет.
refused-help-too-late = Заказ закрыт больше недели назад, и посредников о нём здесь уже не спросить. Если что-то всё ещё не так, напишите тому, кто ведёт площадку.
refused-help-twice = Об этом заказе вы уже просили. Чтобы дополнить, откройте «Просьба о помощи» за карточкой.
refused-help-many = Сегодня вы просили о помощи очень часто. Попробуйте завтра или дополните просьбу, которая открыта.
refused-help-in-a-row = Посредникам уже есть что прочесть от вас. Дополните, когда они ответят.
refused-help-nobody = Посмотреть некому: тот, кто разбирает здесь такие вопросы, сам сторона этого заказа. Можно написать другой стороне или позвать посредника, когда заказ это позволит.
refused-help-over = Эта просьба закрыта. Если нужно, попросите снова за карточкой заказа.

card-word = Если кто-то называет себя посредником по этому заказу, попросите назвать слово: <code>{ $word }</code>. Посредник его знает. Сами не говорите его никому.
card-words = Чтобы вам поверили, назовите слово. Покупателю ({ $buyer }): <code>{ $to_buyer }</code>, исполнителю ({ $seller }): <code>{ $to_seller }</code>. Чужого слова никто из них не знает.
go-record = Всё одним файлом
record-file = заказ-{ $code }.zip
record-here = Всё о заказе <b>{ $title }</b> ({ $code }) в одном файле: откройте в нём index.html.
record-left-out = { $count ->
    [one] { $count } файл не вошёл (слишком большой или его уже нет); он назван там со своим отпечатком.
    [few] { $count } файла не вошли (слишком большие или их уже нет); они названы там с отпечатками.
   *[many] { $count } файлов не вошли (слишком большие или их уже нет); они названы там с отпечатками.
}
record-about = Стороны: { $buyer } (покупатель) и { $seller } (исполнитель). { $total }, заказан { $at }. Сейчас: { $state }.
record-timeline = Что происходило
record-questions = О чём они спрашивали друг друга
record-deliveries = Что было сдано
record-chat = Что они писали
record-left = Файлы, которые не приложены: слишком велики вместе или их уже нет
record-help = О чём просили посредников
record-none = Ничего.
record-not-enclosed = не приложен

remind-dispute_lapsed-panel = <b>{ $title }</b> ({ $code }) всё ещё ждёт посредника: под защитой { $total }. Кто возьмёт?
remind-dispute_lapsed-mediator = Осталось { $left }, чтобы решить <b>{ $title }</b> ({ $code }).
remind-dispute_lapsed-staff = Спор о заказе <b>{ $title }</b> ({ $code }) всё ещё никто не решил. Он начался больше двух дней назад; осталось { $left }. Найдёте посредника?
remind-mediation_lapsed-mediator = Осталось { $left }, чтобы решить <b>{ $title }</b> ({ $code }), потом дело вернётся ко всем посредникам.

refused-called-from-in_progress = Заказ попал сюда не из работы, так вернуть его нельзя.
refused-called-from-overdue = Заказ не был просрочен, когда позвали посредника, новая дата не нужна.
refused-called-from-delivered = Работа не была сдана, когда позвали посредника.

who-mediator = посредник
who-and-mediator = { $who } и посредник
who-both = { $buyer } и { $seller }
rule-halve = деньги делятся пополам
rule-refund = всё возвращается покупателю
rule-pay_out = исполнителю платят
who-panel = посредник

money-split-buyer = <b>Вам вернулось { $back }</b>, исполнителю { $rest }
money-split-seller = <b>Вам выплачено { $rest }</b>; покупателю вернулось { $back }
money-split-staff = <b>Разделено:</b> { $back } покупателю, { $rest } исполнителю

cause-mutual-buyer = Записано: отменён по согласию.
cause-mutual-seller = Записано: отменён по согласию. Вам это не засчитывается.
cause-mutual-staff = Причина: обе стороны согласились.
cause-mediator-buyer = Записано: решил посредник.
cause-mediator-seller = Записано: решил посредник.
cause-mediator-staff = Причина: решил посредник.

# Где кто-то работает, потому что его назначили

go-crews = Где я работаю
crews-head = <b>Где вы сотрудник или посредник</b>, потому что вас назначил тот, кто ведёт площадку:
crews-none = Никто не назначил вас сотрудником или посредником площадки.
crews-left = · { $community }: вы ушли, и больше никто не может вас там назначить.
crews-more = Есть и другие. Они появятся, когда вы уйдёте с каких-то из этих.
go-crew-leave = Уйти с { $community }
go-crew-back = Пусть { $community } снова может меня назначить
crew-leave-ask = <b>Уйти с площадки { $community }?</b> Вы больше не будете там ни сотрудником, ни посредником, вам ничего оттуда не придёт, а взятые вами дела вернутся в очередь. Назначить вас снова смогут, только если вы разрешите.
yes-crew-leave = Да, уйти
crew-leave-done = ✅ Вы ушли.
crew-back-done = ✅ Вас снова могут назначить.
