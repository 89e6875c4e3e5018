/** Names of people as they stand in messages and notices: 陈大河, 王主席, 周副镇长, 老郑. */
import { noNames } from './words/no-name.ts'

const surnames =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩邓冯曹彭曾肖萧田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付傅方邹熊白孟秦邱侯江尹薛闫阎段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康易乔赖文欧阳温庞殷章葛管甘卓兰聂齐古洪岳翟申耿关焦左柳鲁霍房祝柯阮纪舒单梅童凌毕裴费卞苗翁骆游辛路盛蒙牛娄涂尚鲍柏詹庄成符冉桂宁季宫华席司冷包鞠边柴查佘倪伍岑米麦缪樊屈项喻安伏谈尤滕卜俞颜施饶晏解桑闵简靳瞿农占奚郎辜巫滑麻敖匡寇隋艾褚衣蔺党宗戚窦云花姬邢邬尧粟储慕苟祁仇佟邝阚银代郗植扶池揭潭蓝隆闭冼侬逯仝芦鄢邸郜冀牟宓郦雍濮郏胥逄屠鄂茹巩晁訾荆竺谌蒲邰谷荣臧荀扈蹇庹谯桓亓嵇隗'
const doubleSurnames = '欧阳|司马|诸葛|上官|东方|皇甫|尉迟|公孙|令狐|慕容'
const titles =
  '(?:副|总|老)?(?:主席|书记|镇长|乡长|县长|主任|代表|委员|组长|站长|所长|村长|支书|校长|院长|医生|老师|会计|厂长|老板|经理|总|同志|联络员|秘书|干事|科长|局长|站长|队长|师傅|教授)'

/** A surname and one or two more characters. */
export const fullName = `(?:(?:${doubleSurnames})[一-龥]{1,2}|[${surnames}][一-龥]{1,2})`
/** A full name, as short as what follows allows: 邹平 of 邹平都参加. */
export const shortName = fullName.replaceAll('{1,2}', '{1,2}?')
/** 陈嫂子, 王大叔, 何阿姨: how a village calls its people; 周三姐姐结婚 is a day. */
const byKinship = `(?!周[一二三四五六])[${surnames}](?:[大老小二三四五六七八九幺满]?(?:嫂子?|婶[子娘]?|叔叔?|伯[伯娘]?|哥|姐|姨|姑)|[大二三幺]?(?:爷爷?|娘|妈|爸)|婆婆|奶奶|妈妈|阿[姨婆公叔伯])`
/** 王主席, 周副镇长, 老郑, 小周 */
export const titledName = `(?:[${surnames}]${titles}|[老小阿][${surnames}](?![一-龥]?[家屋村路])|${byKinship})`

const wholeName = new RegExp(`^(?:${fullName})$`)

/** @returns whether these characters can be a person's name */
export function isName(text: string): boolean {
  return wholeName.test(text) && !noNames.test(text)
}

/** 县人大代表罗志强, 主席王建国: the office before a name. */
const office =
  /^(?:[县市省镇乡区]{0,2}(?:级)?(?:人大)?(?:代表|副?主席|主任|书记|主席团成员)[:：]?)(?=[一-龥]{2})/

/** 覃玉兰(镇人大代表): who it is, said in brackets. */
const gloss = /[(（][^()（）]{0,20}[)）]/g
/** What stands in a list of names and is none. */
const noPerson =
  /代表|成员|主席|组|干部|书记|委员|单位|人员|村|镇|乡|局|办|所|站|部|委|会|等|各|全|领导|值班|值守|接待|参加|出席|到会|进站|坐班|轮值|主任|负责|以及|有关|相关/

/** @returns the names of a list divided by 、 , and spaces, without 同志 and 代表; empty when any piece is no name */
export function readNames(text: string): string[] {
  const pieces = text
    .replace(gloss, '')
    .split(/[、,，;；\s]|(?:和|及|与)(?=[一-龥]{2,3}(?:[、,\s]|$))/)
    .map(piece =>
      piece
        .replace(office, '')
        .replace(/(?:同志|代表|等)$/, '')
        .trim(),
    )
    .filter(piece => piece !== '')
  // 侬建华、黄秀芝: in a list, one name tells that the rare ones are names too
  const alike = (piece: string) => isName(piece) || (/^[一-龥·]{2,8}$/.test(piece) && !noPerson.test(piece))
  return pieces.every(isName) || (pieces.filter(isName).length * 3 >= pieces.length && pieces.every(alike))
    ? pieces
    : []
}

/** 罗正华、石美兰,请于18日前回复: the names before something else is said. */
export function leadingNames(text: string): string[] {
  const pieces = text.trim().split(/(?<=[、,;\s])/)
  for (let count = pieces.length; count > 0; count--) {
    const names = readNames(pieces.slice(0, count).join(''))
    if (names.length > 0) return names
  }
  return []
}
