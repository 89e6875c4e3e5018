/** The commands as data for commander. What they do is loaded when one is called: --help answers at once. */
import { Command, InvalidArgumentError, Option } from 'commander'
import type { ChatBindOptions } from './chat-bind.ts'
import type { CongressAddOptions } from './congress-add.ts'
import type { CongressCountyOptions } from './congress-county.ts'
import type { CongressSettingsOptions } from './congress-settings.ts'
import type { WhomOptions } from './person-export.ts'
import type { Session } from './session.ts'
import type { WriteOptions } from './write-workbook.ts'

/** @param open makes the session of the command that is run, once --json is known. */
export function createProgram(version: string, open: (json: boolean) => Session): Command {
  const program = new Command('liaison')
    .description(
      "The operator's commands of Liaison (联络员). They work while the service runs, and without it.",
    )
    .version(version)
    .option('--json', 'print one JSON document')
    .configureHelp({ showGlobalOptions: true })
    .exitOverride()
  const session = () => open(program.opts<{ json?: boolean }>().json ?? false)

  const congress = program
    .command('congress')
    .description('the congresses (towns, streets, counties) that are served')
  congress
    .command('add')
    .description('add a congress; prints {id, name}')
    .requiredOption('--name <name>', 'e.g. 云溪镇')
    .addOption(
      new Option(
        '--kind <kind>',
        'a street has no presidium, a county looks across its towns (default: township)',
      ).choices(['township', 'street', 'county']),
    )
    .option('--county <county>', 'e.g. 某县')
    .option('--province <province>', 'e.g. 浙江; decides on provincial rules')
    .action(async (options: CongressAddOptions) =>
      (await import('./congress-add.ts')).congressAdd(session(), options),
    )

  congress
    .command('county')
    .description('tie a town to a county that is served, or to none; without either, tell what it is tied to')
    .requiredOption('--congress <name>', 'the town')
    .option('--county <name>', 'the county')
    .option('--none', 'it belongs to no county any more')
    .action(async (options: CongressCountyOptions, command: Command) => {
      if (options.county !== undefined && options.none === true)
        command.error('error: --county and --none exclude each other')
      await (await import('./congress-county.ts')).congressCounty(session(), options)
    })

  congress
    .command('settings')
    .description(
      'show what a congress has set and what holds for it; --set changes some, all that are said or none',
    )
    .requiredOption('--congress <name>', 'whose settings they are')
    .option(
      '--set <path=value>',
      'e.g. visits.overdueDays=5; nothing behind the sign takes the own setting away (may be repeated)',
      (text: string, before: readonly string[]) => [...before, text],
      [] as readonly string[],
    )
    .action(async (options: CongressSettingsOptions) =>
      (await import('./congress-settings.ts')).congressSettings(session(), options),
    )

  const roster = program
    .command('roster')
    .description('the people: deputies, chair, liaison, contacts of offices')
  roster
    .command('template')
    .description('write an empty roster to fill in')
    .argument('<file.xlsx>')
    .action(async (file: string) => (await import('./roster-files.ts')).rosterTemplate(session(), file))
  roster
    .command('import')
    .description('bring the roster to what an .xlsx or .csv says; nothing is imported when any row is wrong')
    .argument('<file>')
    .requiredOption('--congress <name>', 'whose roster it is')
    .option('--dry-run', 'only tell what would be done')
    .action(async (file: string, options: { congress: string; dryRun?: boolean }) =>
      (await import('./roster-import.ts')).rosterImport(session(), file, options),
    )
  roster
    .command('leave')
    .description('somebody leaves office: kept in the records, addressed by nothing any more')
    .argument('<name>', 'where two have the name, with the place: "王建国 杨树湾村"')
    .requiredOption('--congress <name>', 'whose roster it is')
    .option('--reason <reason>', 'as in the column 状态: 辞职, 调离, 罢免, 资格终止, 去世, 届满')
    .action(async (name: string, options: { congress: string; reason?: string }) =>
      (await import('./roster-state.ts')).rosterLeave(session(), name, options),
    )
  roster
    .command('return')
    .description('somebody who had left is in office again')
    .argument('<name>')
    .requiredOption('--congress <name>', 'whose roster it is')
    .action(async (name: string, options: { congress: string }) =>
      (await import('./roster-state.ts')).rosterReturn(session(), name, options),
    )
  roster
    .command('accounts')
    .description('look up missing WeCom accounts by name in the address book, by the self-built app')
    .requiredOption('--congress <name>', 'whose roster it is')
    .option('--apply', 'enter what was found')
    .action(async (options: { congress: string; apply?: boolean }) =>
      (await import('./roster-accounts.ts')).rosterAccounts(session(), options),
    )
  const addRosterExport = (parent: Command, name: string) =>
    parent
      .command(name)
      .description('write the roster to an .xlsx that can be imported again')
      .argument('<file.xlsx>')
      .requiredOption('--congress <name>', 'whose roster it is')
      .option(...replacing)
      .action(async (file: string, options: WriteOptions & { congress: string }) =>
        (await import('./roster-files.ts')).rosterExport(session(), file, options),
      )
  addRosterExport(roster, 'export')

  const person = program
    .command('person')
    .description('what is stored about one person: a copy for him, and its erasure')
  const ofOne = (name: string, description: string) =>
    person
      .command(name)
      .description(description)
      .requiredOption('--congress <name>', 'in which congress')
      .option('--person <name|id>', 'of the roster; where two have the name, with the place')
      .option('--visitor <phone|number>', 'who came to a reception: by phone, or by a matter: 2026-012')
  ofOne('export', 'write everything stored about one person into a .json, and a .txt for him to read')
    .option('--out <file.json>', 'left out: person-CONGRESS-ID.json; nothing is replaced')
    .action(async (options: WhomOptions & { out?: string }, command: Command) => {
      requireOne(options, command)
      await (await import('./person-export.ts')).personExport(session(), options)
    })
  ofOne('erase', 'tell what can be erased of one person and what stays by law; --yes erases it')
    .option('--yes', 'do it: it cannot be taken back')
    .action(async (options: WhomOptions & { yes?: boolean }, command: Command) => {
      requireOne(options, command)
      await (await import('./person-erase.ts')).personErase(session(), options)
    })

  const exports = program
    .command('export')
    .description('write workbooks and documents for the files and for paper')
  exports
    .command('sheet')
    .description(
      "write a notice's answers to an .xlsx as it is filed and printed; it has reasons for leave in it",
    )
    .argument('<file.xlsx>')
    .requiredOption('--congress <name>', 'whose notice it is')
    .addOption(
      new Option('--number <number>', 'the number of the notice')
        .argParser(wholeNumber)
        .makeOptionMandatory(),
    )
    .option(...replacing)
    .action(async (file: string, options: WriteOptions & { congress: string; number: number }) =>
      (await import('./export-sheet.ts')).exportSheet(session(), file, options),
    )
  exports
    .command('notice')
    .description('write the public announcement of a reception day to a .docx, one page of A4')
    .argument('<file.docx>')
    .requiredOption('--congress <name>', 'who receives')
    .requiredOption('--day <day>', 'the day of the reception: 2026-03-16')
    .option(...replacing)
    .action(async (file: string, options: WriteOptions & { congress: string; day: string }) =>
      (await import('./export-notice.ts')).exportNotice(session(), file, options),
    )
  exports
    .command('visits')
    .description('the register of visits, letters and contacts (人民来信来访记录簿), with names and phones')
    .argument('<file>', '.xlsx or .docx')
    .requiredOption('--congress <name>', 'whose register it is')
    .option('--year <year>', 'e.g. 2026; left out: this year', aYear)
    .option(...replacing)
    .action(async (file: string, options: WriteOptions & { congress: string; year?: number }) =>
      (await import('./export-visits.ts')).exportVisits(session(), file, options),
    )
  exports
    .command('suggestions')
    .description(
      'the register of motions, suggestions, criticism and opinions (代表议案和批评、建议、意见记录簿), confidential ones too',
    )
    .argument('<file>', '.xlsx or .docx')
    .requiredOption('--congress <name>', 'whose register it is')
    .option('--year <year>', 'e.g. 2026; left out: this year', aYear)
    .option(...replacing)
    .action(async (file: string, options: WriteOptions & { congress: string; year?: number }) =>
      (await import('./export-suggestions.ts')).exportSuggestions(session(), file, options),
    )
  addRosterExport(exports, 'roster')
  for (const [key, description] of books) {
    const book = exports
      .command(key)
      .description(description)
      .argument('<file>', '.xlsx or .docx')
      .requiredOption('--congress <name>', 'whose register it is')
      .option(...replacing)
    if (key !== 'deputies') book.option('--year <year>', 'e.g. 2026; left out: this year', wholeNumber)
    book.action(async (file: string, options: WriteOptions & { congress: string; year?: number }) =>
      (await import('./export-register.ts')).exportRegister(session(), key, file, options),
    )
  }
  exports
    .command('congress')
    .description('everything of one congress as a .zip: rows that `restore` takes, attachments, registers')
    .argument('<file.zip>')
    .requiredOption('--congress <name>', 'which')
    .option(...replacing)
    .action(async (file: string, options: WriteOptions & { congress: string }) =>
      (await import('./export-congress.ts')).exportCongress(session(), file, options),
    )

  const chat = program.command('chat').description('the WeCom groups that belong to a congress')
  chat
    .command('bind')
    .description('tie a group chat to a congress; again with other values: change it')
    .requiredOption('--congress <name>', 'whose chat it is')
    .requiredOption('--chat <chatid>', 'the chatid of the group')
    .addOption(
      new Option('--purpose <purpose>', 'who is in it')
        .choices(['presidium', 'deputies', 'group'])
        .makeOptionMandatory(),
    )
    .option('--group <name>', 'the deputy group; with --purpose group only')
    .option('--webhook <key>', "the key or the address of the group's webhook")
    .addOption(
      new Option(
        '--webhook-file <file>',
        'a file that holds it, so that it stands in no list of processes',
      ).conflicts('webhook'),
    )
    .action(async (options: ChatBindOptions, command: Command) => {
      const wantsGroup = options.purpose === 'group'
      if (wantsGroup !== (options.group !== undefined)) {
        command.error(`error: --group belongs to --purpose group${wantsGroup ? ' and is missing' : ''}`)
      }
      await (await import('./chat-bind.ts')).chatBind(session(), options)
    })

  chat
    .command('list')
    .description('the groups that the bot has heard from, bound or not, with their chatids')
    .action(async () => (await import('./chat-list.ts')).chatList(session()))

  const office = program.command('office').description('the offices that handle suggestions')
  office
    .command('add')
    .description('add an office; prints {id, name}')
    .requiredOption('--congress <name>', 'whose office it is')
    .requiredOption('--name <name>', 'e.g. 农业农村办')
    .action(async (options: { congress: string; name: string }) =>
      (await import('./office-add.ts')).officeAdd(session(), options),
    )

  const holidays = program
    .command('holidays')
    .description("the days off and working weekends of the State Council's yearly notices")
  holidays
    .command('list')
    .description('the years that are known, and from where')
    .action(async () => (await import('./holidays-list.ts')).holidaysList(session()))
  holidays
    .command('add')
    .description('bring in the table of a year that this release does not have, or has otherwise')
    .argument(
      '<file.json>',
      'typed from the notice (docs/deploy.md), or dist/years/YEAR.json of chinese-days',
    )
    .action(async (file: string) => (await import('./holidays-add.ts')).holidaysAdd(session(), file))

  program
    .command('doctor')
    .description('check settings, database, addresses and groups, a sentence each')
    .option('--send', 'also post one test message into each group that has a webhook')
    .action(async (options: { send?: boolean }) => (await import('./doctor.ts')).doctor(session(), options))
  program
    .command('migrate')
    .description("bring the database to this version's schema")
    .action(async () => (await import('./migrate.ts')).migrateCommand(session()))
  program
    .command('personal-data')
    .description(
      'print what is stored of whom, why, how long and how it is protected (docs/personal-data.md)',
    )
    .action(async () => (await import('./personal-data.ts')).personalData(session()))
  program
    .command('backup')
    .description(
      'write the whole database into a new file, as it is at one moment, also while the service runs; it holds phones, reasons for leave and keys, and is encrypted when LIAISON_BACKUP_PASSPHRASE is set',
    )
    .argument('<file>', 'e.g. liaison-2026-03-01.backup')
    .action(async (file: string) => (await import('./backup.ts')).backup(session(), file))
  program
    .command('restore')
    .description('load a backup into an empty database, all of it or nothing; stop the service first')
    .argument('<file>')
    .action(async (file: string) => (await import('./restore.ts')).restore(session(), file))
  return program
}

/** Of every command that writes what can be written again. */
const replacing = ['--force', 'replace a file of the name, whatever it is'] as const

/** Those whose command has nothing of its own. */
const books = [
  ['presidium', "the register of the presidium's meetings (主席团会议记录簿), with who was absent"],
  ['incoming', 'the register of papers that came in (各级文件登记簿), secret ones too'],
  ['activities', "the register of the deputies' activities (代表小组活动记录簿)"],
  ['deputies', 'the roster as it is filed, by group (代表分组情况及代表花名册), with phones'],
] as const

function requireOne({ person, visitor }: WhomOptions, command: Command): void {
  if ((person === undefined) === (visitor === undefined))
    command.error('error: name one: --person or --visitor')
}

function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new InvalidArgumentError('It must be a whole number from 1.')
  return Number(text)
}

function aYear(text: string): number {
  if (!/^2[01]\d\d$/.test(text)) throw new InvalidArgumentError('It must be a year, such as 2026.')
  return Number(text)
}
