/** Who comes to a reception, and what only looks like somebody. */
import { oneOf } from './one-of.ts'

/** What stands in front of a visitor's name. A longer word stands before the word it begins with. */
export const voterWords =
  '(?:村民|居民|群众|选民|党员)代表|村民|居民|群众|选民|住户|农户|户主|独居老人|老人|老党员|党员|商户|业主|家长|个体户|渔民|果农|茶农|蚕农|养殖户|种植户|种粮大户|低保户|困难户|贫困户|脱贫户|五保户|军属|烈属|残疾人|残疾人士|退役军人|务工人员'

/** What stands behind a surname in place of a name. */
export const surnamedTitle =
  '某{1,2}|女士|先生|小姐|大[爷妈娘叔婶哥姐嫂伯]|阿[姨公婆伯叔婶]|奶奶|爷爷|老[汉伯师人]|婆婆|师傅|同志|支书|书记|主任|会计|组长|老板|经理|医生|[伯叔婶嫂姨某]'

/** What complaints are full of: begins with a character that is also a surname, and is nobody. */
const nobody = new RegExp(
  `^(?:${
    oneOf({
      manner:
        '关于|关[注心闭停]|曾[多经几两]|向|任[意由]|单[独位]|全[体部]|时[常间]|成[立片天]|连[续日]|强烈|明[显年天]|解[决释]|严[重禁格]|宣传|应该|万[一分]|方[便面案]|符合|满意|许[多久]|都|左|右|和',
      people: '代表|党员|业主|邻居|支|司|武',
      water: '水[渠沟塘泥井电管]|河[道水边]|江边|池塘|鱼|管[道理]',
      roads: '路[灯上面口边]|马[路上]|石[桥料头]|桥[面头梁]|车[辆位子]|柏油|包|古[树井道建]|项目|施工|费用',
      fields: '农[田村户业民机药]|林[地权木区]|田[地埂间头]|米|麦|牛|羊|鸡|花|毛[竹病]',
      house: '房[屋子顶东]|安[全置装]|宅基|危房|温室|钱|金|银|白[天色]|卫生|查|沙|冷|席',
      speed: '高[压速龄温]|计[划生]',
    }).source
  })`,
)

/** Characters of given names: behind a surname that is a word, too, 牛大山 is somebody and 牛大量死亡 is nobody. */
const given =
  '大小建国明华秀英兰芳桂香玉珍凤春夏秋冬梅红军伟强勇刚志文武德福贵荣昌盛财宝根火土金银水林森山海江川龙虎生永长安康宁平顺祥瑞吉庆喜乐仁义礼智信忠孝廉正善良美丽娟娜敏静慧巧娥花莲菊萍霞燕云雪月星辉光亮晓晨阳旭东元世兴旺发新胜友朋宗祖庭树松柏柳竹青才学俊杰豪雄飞鹏超涛波浩洋泉源清淑贤惠爱莉琴玲珠翠彩娣妹仙子启培宏广仲伯叔季守克'
const givenAlone =
  '伟芳娜敏静丽强磊军勇艳杰娟涛超霞刚飞玲斌辉鹏俊亮婷健宏鑫倩琴凯旭莉萍燕浩毅峰彬雷晶颖琳雪慧敏翔昊瑞琪'
const isCalled = new RegExp(`^.(?:[${given}]{2}|[${givenAlone}])$`)

/** Whether what looks like a name is none: a word that begins with a surname, unless a given name follows. */
export const isNobody = (name: string): boolean => nobody.test(name) && !isCalled.test(name)

/** A village, an office: 杨树湾反映, 石桥村要求. */
export const placeEnd = /[村湾庄屯寨岙组镇乡县市区校院]$/
