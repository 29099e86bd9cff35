/** Russian: what forms ask, and what stands in their way. */

import type { Words } from './en';
import { lookUp } from './look_up';
import { pluralIn } from './plural';

type Forms = Pick<
  Words,
  'account' | 'write' | 'confirm' | 'outcome' | 'fields' | 'field' | 'problems' | 'problem'
>;

const plural = pluralIn('ru-RU');

/** «21 знака», «256 знаков»: в родительном падеже. */
const characters = (limit: unknown) => plural(Number(limit), { one: '# знака', other: '# знаков' });

const fields: Words['fields'] = ({ limit }) => ({
  required: 'Это нужно заполнить.',
  too_long: `Не больше ${characters(limit)}.`,
  too_short: `Не меньше ${characters(limit)}.`,
  too_many: `Не больше ${limit}.`,
  invalid: 'Это не подходит.',
  taken: 'Это уже занято.',
  wrong: 'Это не ваш нынешний пароль.',
  past: 'Это время прошло.',
  too_far: 'Не дальше чем через год.',
  common: 'Такой пароль у многих: нужен другой.',
});

const problems: Words['problems'] = {
  'request.invalid': 'Не всё заполнено верно: что именно, сказано у полей.',
  'request.too_large': 'Это слишком велико для отправки.',
  'session.missing': 'Для этого нужно войти.',
  'session.expired': 'Сеанс закончился. Чтобы продолжить, нужно войти.',
  'credentials.wrong': 'Имя пользователя и пароль не подходят друг к другу.',
  'account.suspended': 'Эта учётная запись приостановлена.',
  'password.wrong': 'Это не ваш нынешний пароль.',
  'session.not_found': 'Этот сеанс уже закончился.',
  conflict: 'Одновременно это изменено другими. Нужно попробовать ещё раз.',
  'username.taken': 'Это имя пользователя уже занято.',
  'post.not_found': 'Такой записи нет.',
  'post.not_the_author': 'Это может только автор.',
  'post.reason_required': 'Нужна причина.',
  'post.deleted': 'Тем временем запись удалена.',
  'post.not_deleted': 'Запись не удалена.',
  'post.version_not_found': 'Такой версии нет.',
  'post.version_erased': 'Текст этой версии стёрт навсегда.',
  'comment.not_found': 'Такого комментария нет.',
  'comment.not_the_author': 'Это может сделать только автор.',
  'comment.reason_required': 'Нужна причина.',
  'comment.deleted': 'Тем временем комментарий удалён.',
  'comment.not_deleted': 'Комментарий не удалён.',
  'comment.version_conflict': 'Тем временем комментарий изменился.',
  'comment.elsewhere': 'Этот комментарий относится к другой записи.',
  'comment.too_deep': 'Слишком длинная цепочка ответов: можно ответить на комментарий выше.',
  'reaction.target_gone': 'Этого больше нет, отметить нельзя.',
  'schedule.past': 'Это время прошло: выберите более позднее.',
  'schedule.too_far': 'Не дальше чем через год.',
  'schedule.over': 'Запись больше не ждёт: она вышла или отменена.',
  'view.not_found': 'Такого представления нет.',
  'view.not_an_administrator': 'Это могут делать только администраторы.',
  'system.for_administrators': 'Это видят только администраторы.',
  'as_of.ahead': 'Это время ещё не наступило.',
  'log.full': 'На диске доски нет места: сейчас ничего нельзя сохранить.',
  'password.too_many_attempts': 'Слишком много попыток. До следующей нужно подождать.',
};

export const forms: Forms = {
  account: {
    logIn: 'Войти',
    logInTitle: 'Вход',
    login: 'Имя пользователя',
    password: 'Пароль',
    showPassword: 'Показать пароль',
    registerTitle: 'Регистрация',
    register: 'Зарегистрироваться',
    username: 'Имя пользователя',
    usernameHint: 'От 3 до 30 букв, цифр, знаков - и _. Видно другим.',
    email: 'Адрес электронной почты',
    emailHint: 'Другим не виден.',
    passwordHint: 'От 15 до 256 знаков. Собственную фразу легко запомнить.',
    displayName: 'Имя, которое видят другие',
    displayNameHint: 'Если не указать, им будет имя пользователя.',
    noAccount: 'Ещё нет учётной записи?',
    haveAccount: 'Уже есть учётная запись?',
    loggedOut: 'Вы вышли.',
    logOutUnknown: 'Пока неизвестно, закончен ли сеанс.',
    again: 'Войти, чтобы продолжить',
    againText: 'Сеанс закончился. Написанное сохранилось и будет отправлено после входа.',
    already: ({ name }) => `Вы вошли как ${name}.`,
  },

  write: {
    title: 'Новая запись',
    editTitle: ({ title }) => `Изменить «${title}»`,
    postTitle: 'Заголовок',
    body: 'Текст',
    bodyHint: 'Markdown: *курсив*, **жирный**, # заголовок, - список, > цитата, [слова](адрес).',
    tags: 'Метки',
    tagsHint: 'Не больше 8. Метку завершает Enter или запятая.',
    language: 'Язык текста',
    ownLanguage: 'Мой язык',
    reason: 'Причина изменения',
    reasonHint: 'Необязательно. Читатели увидят её в хронике.',
    reasonHintModerator: 'Читатели увидят её в хронике, автор получит уведомление.',
    publish: 'Опубликовать',
    save: 'Сохранить',
    cancel: 'Отменить',
    text: 'Правка',
    preview: 'Просмотр',
    view: 'Вид',
    previewEmpty: 'Здесь появится текст, каким его увидят читатели.',
    previewFailed: 'Просмотр не загрузился. Написанное сохраняется.',
    restored: 'Здесь то, что вы писали раньше.',
    discard: 'Начать заново',
    published: 'Опубликовано.',
    saved: 'Сохранено.',
    changed: ({ version }) =>
      `Пока вы писали, запись изменилась: теперь это версия ${version}. Ваш текст сохранён здесь.`,
    showChange: 'Показать, что изменилось',
    saveOver: ({ version }) => `Сохранить как изменение версии ${version}`,
    publishedBefore: 'Эта запись уже опубликована.',
    open: 'Открыть',
    leaveTitle: 'Уйти с этой страницы?',
    leaveText: 'Написанное не отправлено. Оно останется в этой вкладке до вашего возвращения.',
    leave: 'Уйти',
    stay: 'Остаться',
  },

  confirm: {
    delete: () => ({
      title: 'Удалить эту запись?',
      text: 'Читатели увидят, что вы её удалили, когда и почему. Запись можно восстановить.',
      action: 'Удалить',
      done: 'Удалено.',
    }),
    restore: () => ({
      title: 'Восстановить эту запись?',
      text: 'Читатели снова увидят её вместе со всей хроникой.',
      action: 'Восстановить',
      done: 'Восстановлено.',
    }),
    putBack: ({ version }) => ({
      title: `Вернуть версию ${version}?`,
      text: 'Её текст станет новой версией. Ничего не пропадёт.',
      action: 'Вернуть',
      done: `Версия ${version} возвращена.`,
    }),
    erase: ({ version }) => ({
      title: `Стереть текст версии ${version}?`,
      text: 'Он исчезнет навсегда и для всех. Читатели увидят, что вы его стёрли, когда и почему.',
      action: 'Стереть навсегда',
      done: `Текст версии ${version} стёрт.`,
    }),
    reason: 'Причина',
    reasonHint: 'Необязательно. Её увидят читатели.',
    cancel: 'Отменить',
  },

  outcome: {
    askingAgain: 'Пока неизвестно, сохранилось ли это. Спрашиваем снова.',
    offline: 'Нет связи. Написанное остаётся здесь.',
    unknown: 'Всё ещё неизвестно, сохранилось ли это. Написанное остаётся здесь.',
    tryAgain: 'Повторить',
  },

  fields,
  field: ({ code, limit }) => lookUp(fields({ limit }), code) ?? 'Это не подходит.',

  problems,
  problem: (code) => lookUp(problems, code) ?? `Это не принято (${code}).`,
};
