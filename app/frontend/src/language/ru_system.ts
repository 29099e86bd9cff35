/** Russian: how the board itself is, for those who run it. */
import { bytesIn, rounded } from './amounts';
import type { Words } from './en';
import { pluralIn } from './plural';

const plural = pluralIn('ru-RU');
const bytes = bytesIn('ru-RU');
const numbers = new Intl.NumberFormat('ru-RU');

const inTime = (seconds: number) =>
  seconds < 120
    ? `${Math.round(seconds)} с`
    : seconds < 7200
      ? `${Math.round(seconds / 60)} мин`
      : `${Math.round(seconds / 3600)} ч`;

const events = (count: number) => plural(count, { one: '# событие', few: '# события', other: '# событий' });
const ofStreams = (count: number) => plural(count, { one: '# потока', other: '# потоков' });
const behind = (count: number, seconds: number) =>
  `отставание ${plural(count, { one: '# изменение', few: '# изменения', other: '# изменений' })}, ${inTime(seconds)}`;

export const system: Pick<Words, 'system'> = {
  system: {
    title: 'Система',
    allWell: 'Всё в порядке',
    needsYou: ({ count }) =>
      plural(count, {
        one: 'Нужно ваше внимание: # вопрос',
        few: 'Нужно ваше внимание: # вопроса',
        other: 'Нужно ваше внимание: # вопросов',
      }),

    needs: (it) => ({
      'log.damaged': `С позиции ${it.position} лог не тот, что записан. Всё после неё не показывается.`,
      'group.silent': it.since
        ? `${it.group}: обновлений нет с ${it.since}.`
        : `${it.group}: обновлять некому.`,
      'group.failing': `${it.group}: следующее событие не принимается (${it.error}).`,
      'disk.low': `Диск почти полон: свободно ${bytes(it.free)}, нужно ${bytes(it.needed)}.`,
      'view.parked': `Представление ${it.view} не может принять ${events(it.events)} из ${ofStreams(it.streams)}.`,
      'process.parked': `Процесс ${it.process} стоит: ${plural(it.steps, { one: '# шаг', few: '# шага', other: '# шагов' })}.`,
      'group.behind': `${it.group}: ${behind(it.events, it.seconds)}.`,
      'backup.missing': 'Резервной копии ещё нет.',
      'backup.old': `Последняя резервная копия: ${it.when}`,
    }),
    otherNeed: ({ code }) => `Нужно ваше внимание (${code}).`,
    seeParked: 'Показать отложенное',
    seeViews: 'Показать представления',

    groups: { board: 'Доска', search: 'Поиск', dashboard: 'Показатели' },
    processes: 'Процессы',

    views: 'Представления',
    viewsWell: 'Все представления обновлены.',
    viewsLate: 'Обновлены не все представления.',
    fresh: 'Обновлено',
    behind: (it) => `Есть ${behind(it.events, it.seconds)}`,
    failing: (it) =>
      `Стоит, отставание ${plural(it.events, { one: '# изменение', few: '# изменения', other: '# изменений' })}`,
    silent: ({ seconds }) => `Нет признаков жизни ${inTime(seconds)}`,
    neverHeard: 'Признаков жизни ещё нет',
    late: ({ count }) =>
      `Отставание ${plural(count, { one: '# событие', few: '# события', other: '# событий' })}`,
    stopped: ({ count }) =>
      plural(count, { one: '# шаг стоит', few: '# шага стоят', other: '# шагов стоят' }),
    view: 'Представление',
    process: 'Процесс',
    version: 'Версия',
    state: 'Состояние',
    actions: 'Действия',
    serving: 'Отвечает',
    building: ({ position, head }) => `Строится: позиция ${position} из ${head}`,
    kept: 'Прежнее, хранится',
    sameAsBefore: ({ rows }) =>
      `То же, что и раньше: ${plural(rows, { one: '# строка', few: '# строки', other: '# строк' })}`,
    notAsBefore: ({ tables }) => `Не то же, что раньше: ${tables}`,
    differing: ({ table, before, now }) =>
      `${table} (раньше ${plural(before, { one: '# строка', few: '# строки', other: '# строк' })}, теперь ${numbers.format(now)})`,
    rebuild: 'Перестроить…',
    rebuildOf: ({ view }) => `Перестроить представление ${view}`,
    rebuildTitle: ({ view }) => `Перестроить представление ${view}?`,
    rebuildText: 'Оно строится заново из лога рядом с тем, что отвечает, и заменяет его, когда готово.',
    rebuildIt: 'Перестроить',
    rebuilding: ({ view }) => `Представление ${view} строится заново.`,

    parked: 'Отложенное',
    noneParked: 'Ничего не отложено.',
    someParked: (it) =>
      `Представление не может принять ${events(it.events)} из ${ofStreams(it.streams)}. Остальное работает.`,
    firstParked: ({ count }) =>
      plural(count, { one: 'Показано первое.', few: 'Показаны первые #.', other: 'Показаны первые #.' }),
    inView: ({ view, type }) => `${type} в представлении ${view}`,
    stream: ({ id }) => `Поток ${id}`,
    range: ({ from, to, count }) =>
      from === to ? `Позиция ${from}` : `Позиции с ${from} по ${to}, ${events(count)}`,
    retry: 'Повторить',
    retryOf: (it) => `Повторить с позиции ${it.from} в представлении ${it.view}`,
    retrying: ({ view }) => `Представление ${view} строится заново для новой попытки.`,
    discard: 'Отбросить…',
    discardOf: (it) => `Отбросить с позиции ${it.from} в представлении ${it.view}`,
    discardTitle: 'Отбросить эти события?',
    discardText: (it) =>
      `Представление ${it.view} навсегда обойдётся без событий потока ${it.id} с позиции ${it.from} по ${it.to}. В логе они останутся.`,
    discardReason: 'Обязательно. Останется в логе.',
    discardIt: 'Отбросить навсегда',
    discarded: ({ view }) => `Отброшено. Представление ${view} обходится без этих событий.`,

    log: 'Проверка лога',
    logUnknown: 'О логе здесь ничего не известно.',
    logSize: ({ count, bytes: size }) =>
      size === null ? `В логе ${events(count)}.` : `В логе ${events(count)}, ${bytes(size)}.`,
    unchecked: 'Проверки ещё не было.',
    sound: ({ when, position }) => `Проверено ${when} до позиции ${position}: всё так, как записано.`,
    damaged: ({ when }) => `Проверено ${when}: лог не тот, что записан.`,

    backup: 'Резервная копия',
    noBackup: 'Пока нет ни одной резервной копии.',
    backupUnset: 'Папка для резервных копий не задана: её называет HINDSIGHT_BACKUP_DIR.',
    backupMade: ({ when }) => `Последняя резервная копия: ${when}`,

    disk: 'Диск',
    diskUnknown: 'О диске здесь ничего не известно.',
    room: (it) => `Свободно ${bytes(it.free)}, доске нужно ${bytes(it.needed)}.`,

    run: 'Выполнить',
    copy: 'Копировать',
    copyOf: ({ command }) => `Копировать «${command}»`,
    copied: 'Команда скопирована.',
    notCopied: ({ command }) => `Браузер не разрешает копирование: ${command}`,

    activity: 'Активность',
    span: 'Сколько дней',
    spans: { 7: '7 дней', 30: '30 дней', 90: '90 дней', 366: 'Год' },
    looks: ({ rate }) =>
      plural(rounded(rate), {
        one: '# просмотр на каждое изменение.',
        few: '# просмотра на каждое изменение.',
        many: '# просмотров на каждое изменение.',
        other: '# просмотра на каждое изменение.',
      }),
    noChanges: 'За это время изменений нет.',
    posts: 'Записи',
    comments: 'Комментарии',
    people: 'Активные люди',
    queries: 'Просмотры',
    commands: 'Изменения',
    day: 'День',
    days: 'Показать дни таблицей',
    byDay: 'Активность по дням',
    bars: ({ what, most, when }) => `${what} по дням. Больше всего ${when}: ${most}.`,
    noBars: ({ what }) => `${what} по дням: нет.`,
    inAll: ({ count }) => `всего ${count}`,
    mostInADay: ({ count }) => `не более ${count} в день`,
    tags: 'Больше всего записей с метками',
    notArrived: 'Это не пришло.',
  },
};
