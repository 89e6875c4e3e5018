/**
 * The State Council's notices, typed in by hand (国务院办公厅关于…年部分节假日安排的通知), as the oracle of the tables.
 * `working` are the weekend days that are worked instead.
 */
export interface Notice {
  readonly year: number
  readonly holidays: readonly {
    readonly name: string
    readonly from: string
    readonly until: string
    readonly working?: readonly string[]
  }[]
}

export const notices: readonly Notice[] = [
  {
    year: 2015,
    holidays: [
      { name: '元旦', from: '2015-01-01', until: '2015-01-03', working: ['2015-01-04'] },
      { name: '春节', from: '2015-02-18', until: '2015-02-24', working: ['2015-02-15', '2015-02-28'] },
      { name: '清明', from: '2015-04-04', until: '2015-04-06' },
      { name: '劳动节', from: '2015-05-01', until: '2015-05-03' },
      { name: '端午', from: '2015-06-20', until: '2015-06-22' },
      // The 70th anniversary of the victory, by a notice of its own.
      {
        name: '中国人民抗日战争暨世界反法西斯战争胜利70周年纪念日',
        from: '2015-09-03',
        until: '2015-09-05',
        working: ['2015-09-06'],
      },
      { name: '中秋', from: '2015-09-26', until: '2015-09-27' },
      { name: '国庆节', from: '2015-10-01', until: '2015-10-07', working: ['2015-10-10'] },
    ],
  },
  {
    // With the new notice for 劳动节, and 元旦 that begins in the year before.
    year: 2019,
    holidays: [
      { name: '元旦', from: '2018-12-30', until: '2019-01-01', working: ['2018-12-29'] },
      { name: '春节', from: '2019-02-04', until: '2019-02-10', working: ['2019-02-02', '2019-02-03'] },
      { name: '清明', from: '2019-04-05', until: '2019-04-07' },
      { name: '劳动节', from: '2019-05-01', until: '2019-05-04', working: ['2019-04-28', '2019-05-05'] },
      { name: '端午', from: '2019-06-07', until: '2019-06-09' },
      { name: '中秋', from: '2019-09-13', until: '2019-09-15' },
      { name: '国庆节', from: '2019-10-01', until: '2019-10-07', working: ['2019-09-29', '2019-10-12'] },
    ],
  },
  {
    // The epidemic: the Spring Festival was extended to 2 February, and 1 February was not worked after all.
    year: 2020,
    holidays: [
      { name: '元旦', from: '2020-01-01', until: '2020-01-01' },
      { name: '春节', from: '2020-01-24', until: '2020-02-02', working: ['2020-01-19'] },
      { name: '清明', from: '2020-04-04', until: '2020-04-06' },
      { name: '劳动节', from: '2020-05-01', until: '2020-05-05', working: ['2020-04-26', '2020-05-09'] },
      { name: '端午', from: '2020-06-25', until: '2020-06-27', working: ['2020-06-28'] },
      { name: '国庆节', from: '2020-10-01', until: '2020-10-08', working: ['2020-09-27', '2020-10-10'] },
    ],
  },
  {
    year: 2023,
    holidays: [
      { name: '元旦', from: '2022-12-31', until: '2023-01-02' },
      { name: '春节', from: '2023-01-21', until: '2023-01-27', working: ['2023-01-28', '2023-01-29'] },
      { name: '清明', from: '2023-04-05', until: '2023-04-05' },
      { name: '劳动节', from: '2023-04-29', until: '2023-05-03', working: ['2023-04-23', '2023-05-06'] },
      { name: '端午', from: '2023-06-22', until: '2023-06-24', working: ['2023-06-25'] },
      { name: '国庆节', from: '2023-09-29', until: '2023-10-06', working: ['2023-10-07', '2023-10-08'] },
    ],
  },
  {
    year: 2024,
    holidays: [
      { name: '元旦', from: '2024-01-01', until: '2024-01-01' },
      { name: '春节', from: '2024-02-10', until: '2024-02-17', working: ['2024-02-04', '2024-02-18'] },
      { name: '清明', from: '2024-04-04', until: '2024-04-06', working: ['2024-04-07'] },
      { name: '劳动节', from: '2024-05-01', until: '2024-05-05', working: ['2024-04-28', '2024-05-11'] },
      { name: '端午', from: '2024-06-10', until: '2024-06-10' },
      { name: '中秋', from: '2024-09-15', until: '2024-09-17', working: ['2024-09-14'] },
      { name: '国庆节', from: '2024-10-01', until: '2024-10-07', working: ['2024-09-29', '2024-10-12'] },
    ],
  },
  {
    year: 2025,
    holidays: [
      { name: '元旦', from: '2025-01-01', until: '2025-01-01' },
      { name: '春节', from: '2025-01-28', until: '2025-02-04', working: ['2025-01-26', '2025-02-08'] },
      { name: '清明', from: '2025-04-04', until: '2025-04-06' },
      { name: '劳动节', from: '2025-05-01', until: '2025-05-05', working: ['2025-04-27'] },
      { name: '端午', from: '2025-05-31', until: '2025-06-02' },
      { name: '国庆节', from: '2025-10-01', until: '2025-10-08', working: ['2025-09-28', '2025-10-11'] },
    ],
  },
  {
    year: 2026,
    holidays: [
      { name: '元旦', from: '2026-01-01', until: '2026-01-03', working: ['2026-01-04'] },
      { name: '春节', from: '2026-02-15', until: '2026-02-23', working: ['2026-02-14', '2026-02-28'] },
      { name: '清明', from: '2026-04-04', until: '2026-04-06' },
      { name: '劳动节', from: '2026-05-01', until: '2026-05-05', working: ['2026-05-09'] },
      { name: '端午', from: '2026-06-19', until: '2026-06-21' },
      { name: '中秋', from: '2026-09-25', until: '2026-09-27' },
      { name: '国庆节', from: '2026-10-01', until: '2026-10-07', working: ['2026-09-20', '2026-10-10'] },
    ],
  },
]
