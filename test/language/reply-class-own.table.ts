/** Classes of what was misread of the lines that whoever mended wrote after the ninth batch, with more ways of saying each. */
import type { ReplyClass } from './reply-class.table.ts'

export const ownReplyClasses: readonly ReplyClass[] = [
  [
    'what cannot be found is no refusal',
    [
      [
        'one',
        'none',
        [
          '我代表证找不到了,还能进会场不?',
          '群文件找不到了',
          '声音听不到了',
          '链接看不到了,再发一下',
          '老花镜找不到了',
          '表格收不到了',
        ],
      ],
      ['one', 'leave', ['我找不到车,来不了', '到不了了']],
    ],
  ],
  [
    'who tells when he sets out comes',
    [
      [
        'one',
        'attend',
        [
          '收到,主席,我明早七点就从村里出发',
          '天不亮就从寨子出发',
          '六点从家动身',
          '马上从县城过来',
          '收到,我叫上隔壁老杜一起来',
          '我喊上老田一起去',
          '带上会计一起来',
          '各位早,我在路上堵起了,先开别等',
        ],
      ],
    ],
  ],
  [
    'who cannot get up, or is not let go, does not come',
    [
      ['one', 'leave kind=sick', ['昨晚打摆子,浑身酸软,起不来', '腰闪了,爬不起来', '发烧起不来床了']],
      ['one', 'leave kind=other', ['实在分身乏术,向各位请假', '分身无术,向大家请假', '顾不过来,请假']],
      [
        'one',
        'leave kind=official',
        [
          '我是护林员,今天风大不许离岗',
          '防火期不准离岗',
          '值守期间不能脱岗,请假',
          '我去县中医院进修三个月,这期的会都要缺',
          '在卫生院实习,会也得缺',
        ],
      ],
      ['one', 'leave', ['俺不中,来不了', '今天不中', '这个会我只好缺席']],
      ['one', 'unsure', ['这个点我还在输液室坐着,怕是不行咯', '明天怕是不行', '可能不行哦']],
    ],
  ],
  [
    'a reason behind a colon is asked leave for',
    [
      ['one', 'leave kind=personal why=陪产', ['请假理由:陪产', '请假事由,陪产']],
      ['one', 'leave kind=sick why=发烧', ['请假原因:发烧', '请假,原因:发烧']],
      ['one', 'none', ['请假原因怎么写', '请假理由要写吗', '请假原因?']],
    ],
  ],
  [
    'official work among samples and hospitals, and the family that writes for the sick',
    [
      [
        'one',
        'leave kind=official',
        ['县疾控来采水样,点名我领路,去不成会场', '环保局来采土样,要我带路,请假', '在县医院挂职,来不了'],
      ],
      ['one', 'leave kind=sick', ['本人低血糖晕倒了,家属代请假', '住院了,家人替我请假']],
      ['one', 'leave kind=personal', ['家属住院,请假', '家里人住院,请假', '去后山摘野菜卖,请假']],
    ],
  ],
  [
    'what is open, and is no coming',
    [
      [
        'one',
        'unsure',
        [
          '票还没抢到,抢到就回来参加',
          '车还没修好,修好就来开会',
          '我先占个位,来不来得了明天一早告诉你',
          '去不去得成晚上回你',
          '来不来明天告诉你',
          '尽最大努力吧,路不好走',
          '尽全力',
          '我尽最大可能',
        ],
      ],
      [
        'one',
        'none',
        ['我问一下,能不能线上参加', '问个事,能不能带家属', '想问一下,几点结束', '我想问问,开多久'],
      ],
    ],
  ],
  [
    'after a firm yes the way of coming is no doubt',
    [
      [
        'one',
        'attend why=-',
        ['参加,可能穿雨鞋来,地里刚出来', '参加,可能坐班车来', '一定到,估计骑车来', '我参加,可能带孙女来'],
      ],
      ['one', 'unsure', ['参加,可能来不了', '可能来']],
    ],
  ],
  [
    'the half of the day that is missed is the reason',
    [
      ['one', 'attend why=下午的现场看点我就不跟了', ['能来,下午的现场看点我就不跟了']],
      ['one', 'attend why=下午', ['参加,下午的活动我不跟了', '我到,下午现场就不去看了', '来,下午不陪了']],
      ['duty', 'attend why=下午要开家长会', ['上午行,下午要开家长会', '上午可以,下午要开家长会']],
    ],
  ],
  [
    'not and not, in more words',
    [
      [
        'one',
        'attend',
        [
          '少了谁也不能少了我',
          '谁也不能落了我',
          '没得理由不到',
          '没有借口不来',
          '没得道理不去',
          '请假条我撕了,来',
          '假条退了,我参加',
          '请假条作废,我来',
          '咱准点儿到',
          '咱们准时到',
        ],
      ],
      ['one', 'none', ['谁也不能请假', '谁都不准缺席']],
    ],
  ],
  [
    'people without a surname that we know',
    [
      ['one', 'attend for=潘支书跟粮站站长', ['潘支书跟粮站站长都说按时到', '潘支书跟粮站站长都参加']],
      ['one', 'leave kind=personal for=阿普拉', ['阿普拉请假,他放马没回来', '阿普拉来不了,他要接亲']],
      ['one', 'attend for=次仁', ['次仁参加,他没带手机', '次仁会来,他在路上']],
      ['one', 'attend for=-', ['一定参加,他也来', '今天参加,她不来', '准时出席,他们呢']],
    ],
  ],
  [
    'thanks to those who work is seen, an interjection before a question is not',
    [
      ['one', 'acknowledge', ['辛苦各位工作人员[玫瑰]', '工作人员辛苦了', '嗯嗯']],
      ['one', 'none', ['恩,到时楼梯口那间会议室是吧', '哦,那就是二楼对吧', '嗯,几点开']],
    ],
  ],
  [
    'what only looks like one of the classes',
    [
      [
        'one',
        'none',
        [
          '晚上聚餐算我一个',
          '同学会我去',
          '钓鱼我也参加',
          '小周在会议室等你们签字',
          '老陈在楼下等你们',
          '晚上电视上见',
          '明天九点见李总',
          '我在家门口等快递',
          '找不到会议室',
          '找不到场地',
          '张三和李四谁来',
          '王主席和陈书记来不来',
          '老田和老岑都没回复',
          '收稻子了',
          '发错群了',
          '今天风大不许出门',
          '不准离开会场',
        ],
      ],
      [
        'one',
        'attend for=-',
        ['思来想去还是去一趟', '点错了,我是参加', '王主席和我说好了,我参加', '老王跟我说会改了时间,我能来'],
      ],
      [
        'one',
        'leave for=-',
        ['陈所长跟王支书叫我去入户,请假', '周三姐姐结婚,请假', '谷子要晒,请假', '同学聚会在外地,会来不了'],
      ],
      ['one', 'leave kind=sick', ['乙肝复查,请假', '头昏脑胀,请假']],
      ['one', 'leave kind=personal', ['去隔壁村吃酒,请假']],
      ['one', 'unsure', ['还在琢磨', '我考虑考虑']],
    ],
  ],
  [
    'what was misread of sixty more',
    [
      ['one', 'leave kind=other', ['雾太大轮渡没开,困在对岸', '路塌了,困在山上', '手头走不开']],
      ['one', 'leave kind=personal why=牛', ['不是我不去,是牛真的要生了', '不是我不来,实在是牛病了']],
      ['one', 'leave kind=- why=-', ['我改口,不参加了', '反悔了,请假', '布好意思,来步了']],
      ['one', 'leave for=黎大姐', ['黎大姐跟她婆婆看病去了,不来', '黎大姐跟家里人出门了,来不了']],
      ['one', 'unsure', ['等我爸透析做完看几点,早就来', '郑取来', '正取参加', '等车修好看时间']],
      [
        'one',
        'attend why=-',
        ['别算我的饭,我开完就走,参加', '必到,不到罚酒', '不来罚三杯', '不是不来,是还在路上'],
      ],
      [
        'one',
        'none',
        [
          '请帮我查下我的出勤',
          '麻烦帮我看看座位',
          '村里唱戏我就不去看了',
          '坝坝舞我不去跳了',
          '我到不了那么早,八点半行不',
          '来不了这么快吧?',
        ],
      ],
      ['one', 'acknowledge', ['明百,主席', '明拜了']],
      ['duty', 'attend', ['那天我顶,你们放心', '我来顶']],
      ['several', 'attend item=2', ['会议二参加', '活动二能来']],
    ],
  ],
]
