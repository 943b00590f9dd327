import type { Feature, Point, Position } from 'geojson';
import type { NamedProperties } from '../../src/tiles/shapes/ground.ts';
import { roundTo } from '../../src/tiles/shapes/planar.ts';

/** What a place is, which decides how its label is drawn: a `territory` as a country, without a word on its status. */
type PlaceKind =
  | ('capital' | 'city' | 'town' | 'site')
  | ('country' | 'territory' | 'province' | 'sea' | 'peak');

/** The side of the dot where the label goes; `center` for areas. */
type PlaceAnchor = 'top-left' | 'bottom-right' | 'left' | 'right' | 'top' | 'bottom' | 'center';

interface Place {
  readonly kind: PlaceKind;
  /** 1 is the most important, 6 the least. */
  readonly rank: 1 | 2 | 3 | 4 | 5 | 6;
  /** The zoom from which the label helps. */
  readonly minZoom: number;
  readonly anchor: PlaceAnchor;
  readonly lngLat: Position;
  readonly name: string;
  readonly 'name:ko': string;
  readonly 'name:zh': string;
  readonly local: string;
  /** BCP 47 */
  readonly localLang: string;
}

type Row = readonly [
  kind: PlaceKind,
  rank: Place['rank'],
  minZoom: number,
  anchor: PlaceAnchor,
  longitude: number,
  latitude: number,
  name: string,
  ko: string,
  zh: string,
  localLang: string,
  /** Where it is neither the Korean nor the Chinese name. */
  local?: string,
];

const rows: readonly Row[] = [
  ['capital', 1, 1, 'bottom-right', 126.9784, 37.566, 'Seoul', '서울', '首尔', 'ko'],
  ['capital', 1, 3, 'left', 125.7543, 39.0339, 'Pyongyang', '평양', '平壤', 'ko'],
  ['capital', 1, 1, 'top-left', 116.3972, 39.9075, 'Beijing', '베이징', '北京', 'zh-Hans'],
  ['capital', 1, 2, 'bottom-right', 102.6, 17.9667, 'Vientiane', '비엔티안', '万象', 'lo', 'ວຽງຈັນ'],
  ['capital', 1, 1, 'left', 100.5014, 13.754, 'Bangkok', '방콕', '曼谷', 'th', 'กรุงเทพฯ'],
  ['city', 1, 5, 'top', 129.5078, 42.9075, 'Yanji', '옌지', '延吉', 'zh-Hans'],
  ['city', 1, 3, 'bottom', 123.4328, 41.7922, 'Shenyang', '선양', '沈阳', 'zh-Hans'],
  ['city', 1, 3, 'top-left', 102.7183, 25.0389, 'Kunming', '쿤밍', '昆明', 'zh-Hans'],
  ['site', 2, 7, 'bottom', 126.677, 37.956, 'Panmunjom', '판문점', '板门店', 'ko'],
  ['city', 3, 6, 'left', 126.5544, 37.9708, 'Kaesong', '개성', '开城', 'ko'],
  ['city', 2, 5, 'left', 127.4436, 39.1528, 'Wonsan', '원산', '元山', 'ko'],
  ['city', 3, 5, 'right', 129.03, 35.1017, 'Busan', '부산', '釜山', 'ko'],
  ['city', 4, 8, 'left', 126.7052, 37.4565, 'Incheon', '인천', '仁川', 'ko'],
  ['city', 2, 4, 'top', 125.3228, 43.88, 'Changchun', '창춘', '长春', 'zh-Hans'],
  ['city', 3, 5, 'right', 126.5608, 43.8465, 'Jilin City', '지린', '吉林市', 'zh-Hans'],
  ['city', 3, 7, 'bottom', 121.6022, 38.9122, 'Dalian', '다롄', '大连', 'zh-Hans'],
  ['city', 3, 7, 'right', 117.1767, 39.1422, 'Tianjin', '톈진', '天津', 'zh-Hans'],
  ['city', 3, 7, 'left', 120.3804, 36.0649, 'Qingdao', '칭다오', '青岛', 'zh-Hans'],
  ['city', 4, 7, 'right', 113.6486, 34.7578, 'Zhengzhou', '정저우', '郑州', 'zh-Hans'],
  ['city', 3, 5, 'left', 108.9286, 34.2583, "Xi'an", '시안', '西安', 'zh-Hans'],
  ['city', 3, 6, 'right', 114.2667, 30.5833, 'Wuhan', '우한', '武汉', 'zh-Hans'],
  ['city', 3, 6, 'left', 104.0667, 30.6667, 'Chengdu', '청두', '成都', 'zh-Hans'],
  ['city', 2, 4, 'right', 121.4737, 31.2304, 'Shanghai', '상하이', '上海', 'zh-Hans'],
  ['city', 4, 6, 'right', 108.3167, 22.8167, 'Nanning', '난닝', '南宁', 'zh-Hans'],
  ['city', 3, 5, 'left', 98.9847, 18.7904, 'Chiang Mai', '치앙마이', '清迈', 'th', 'เชียงใหม่'],
  ['capital', 2, 4, 'right', 105.8412, 21.0245, 'Hanoi', '하노이', '河内', 'vi', 'Hà Nội'],
  [
    'city',
    3,
    4,
    'right',
    106.6296,
    10.823,
    'Ho Chi Minh City',
    '호찌민',
    '胡志明市',
    'vi',
    'TP. Hồ Chí Minh',
  ],
  ['capital', 2, 4, 'left', 104.916, 11.5625, 'Phnom Penh', '프놈펜', '金边', 'km', 'ភ្នំពេញ'],
  [
    'capital',
    2,
    6,
    'top',
    106.8832,
    47.9077,
    'Ulaanbaatar',
    '울란바토르',
    '乌兰巴托',
    'mn',
    'Улаанбаатар',
  ],
  [
    'city',
    3,
    4,
    'right',
    131.8735,
    43.1056,
    'Vladivostok',
    '블라디보스토크',
    '符拉迪沃斯托克',
    'ru',
    'Владивосток',
  ],
  ['capital', 2, 3, 'right', 139.6917, 35.6895, 'Tokyo', '도쿄', '东京', 'ja', '東京'],
  ['city', 2, 4, 'right', 121.5319, 25.0478, 'Taipei', '타이베이', '台北', 'zh-Hant', '臺北'],
  ['city', 2, 4, 'left', 96.1561, 16.8053, 'Yangon', '양곤', '仰光', 'my', 'ရန်ကုန်'],
  ['country', 1, 3, 'center', 126.6, 40.35, 'North Korea', '조선', '朝鲜', 'ko'],
  ['country', 1, 3, 'center', 127.9, 36, 'South Korea', '대한민국', '韩国', 'ko'],
  // Once more on either side of the armistice line's end.
  ['country', 1, 7.6, 'center', 128.13, 38.6, 'North Korea', '조선', '朝鲜', 'ko'],
  ['country', 1, 7.6, 'center', 128.4, 38.385, 'South Korea', '대한민국', '韩国', 'ko'],
  ['country', 1, 2, 'center', 100.8, 36.6, 'China', '중국', '中国', 'zh-Hans'],
  // Once more where the north-east of the country fills the map.
  ['country', 1, 4.2, 'center', 122.1, 43.5, 'China', '중국', '中国', 'zh-Hans'],
  ['country', 1, 3.4, 'center', 104.5, 18.7, 'Laos', '라오스', '老挝', 'lo', 'ລາວ'],
  ['country', 1, 3, 'center', 103.7, 15.4, 'Thailand', '태국', '泰国', 'th', 'ประเทศไทย'],
  ['country', 2, 3, 'center', 96.2, 21.4, 'Myanmar', '미얀마', '缅甸', 'my', 'မြန်မာ'],
  ['country', 2, 3, 'center', 107.9, 14.6, 'Vietnam', '베트남', '越南', 'vi', 'Việt Nam'],
  ['country', 3, 4, 'center', 104.9, 12.9, 'Cambodia', '캄보디아', '柬埔寨', 'km', 'កម្ពុជា'],
  ['country', 2, 3, 'center', 104.0, 46.3, 'Mongolia', '몽골', '蒙古', 'mn', 'Монгол'],
  ['country', 2, 3, 'center', 108.0, 54.5, 'Russia', '러시아', '俄罗斯', 'ru', 'Россия'],
  ['country', 2, 3, 'center', 138.0, 36.2, 'Japan', '일본', '日本', 'ja'],
  ['territory', 3, 4, 'center', 120.95, 23.6, 'Taiwan', '대만', '台湾', 'zh-Hant', '臺灣'],
  ['country', 3, 3, 'center', 82.0, 22.5, 'India', '인도', '印度', 'hi', 'भारत'],
  ['country', 3, 4, 'center', 121.2, 16.3, 'Philippines', '필리핀', '菲律宾', 'fil', 'Pilipinas'],
  ['sea', 2, 3, 'center', 134.3, 40.2, 'East Sea / Sea of Japan', '동해', '日本海', 'en'],
  // Once more off the armistice line's end.
  ['sea', 2, 7, 'center', 128.8, 38.42, 'East Sea / Sea of Japan', '동해', '日本海', 'en'],
  ['sea', 2, 3, 'center', 123.3, 35.6, 'Yellow Sea', '황해', '黄海', 'en'],
  ['sea', 3, 5, 'center', 119.6, 38.6, 'Bohai', '보하이해', '渤海', 'en'],
  ['sea', 3, 3, 'center', 125.3, 29.2, 'East China Sea', '동중국해', '东海', 'en'],
  ['sea', 2, 3, 'center', 114.2, 14.5, 'South China Sea', '남중국해', '南海', 'en'],
  ['sea', 3, 4, 'center', 101.3, 10.4, 'Gulf of Thailand', '타이만', '泰国湾', 'en'],
  ['province', 3, 5, 'center', 123.1, 40.75, 'Liaoning', '랴오닝성', '辽宁省', 'zh-Hans'],
  ['province', 3, 5, 'center', 128.2, 47.2, 'Heilongjiang', '헤이룽장성', '黑龙江省', 'zh-Hans'],
  ['province', 3, 5, 'center', 100.6, 24.0, 'Yunnan', '윈난성', '云南省', 'zh-Hans'],
  // These come only where a scene asks for them.
  ['province', 3, 9, 'center', 126.3, 44.4, 'Jilin', '지린성', '吉林', 'zh-Hans'],
  ['province', 3, 9, 'center', 116.3, 43.2, 'Inner Mongolia', '네이멍구', '内蒙古', 'zh-Hans'],
  ['province', 3, 9, 'center', 115.6, 38.2, 'Hebei', '허베이성', '河北省', 'zh-Hans'],
  ['province', 3, 9, 'center', 112.3, 37.6, 'Shanxi', '산시성(산서)', '山西省', 'zh-Hans'],
  ['province', 3, 9, 'center', 118.2, 36.2, 'Shandong', '산둥성', '山东省', 'zh-Hans'],
  ['province', 3, 9, 'center', 114.2, 33.7, 'Henan', '허난성', '河南省', 'zh-Hans'],
  ['province', 3, 9, 'center', 109.2, 36.3, 'Shaanxi', '산시성(섬서)', '陕西省', 'zh-Hans'],
  ['province', 3, 9, 'center', 113.0, 31.3, 'Hubei', '후베이성', '湖北省', 'zh-Hans'],
  ['province', 3, 9, 'center', 111.6, 27.7, 'Hunan', '후난성', '湖南省', 'zh-Hans'],
  ['province', 3, 9, 'center', 103.2, 31.0, 'Sichuan', '쓰촨성', '四川省', 'zh-Hans'],
  ['province', 3, 9, 'center', 107.3, 26.5, 'Guizhou', '구이저우성', '贵州省', 'zh-Hans'],
  ['province', 3, 9, 'center', 108.6, 23.8, 'Guangxi', '광시', '广西', 'zh-Hans'],
  ['peak', 3, 6, 'left', 128.08, 42.0, 'Paektu / Changbai', '백두산', '长白山', 'ko'],
];

/** The places that the story names or that help a reader find it, and the labels of areas. */
export const places: readonly Place[] = rows.map(
  ([kind, rank, minZoom, anchor, longitude, latitude, name, ko, zh, localLang, local]) => ({
    kind,
    rank,
    minZoom,
    anchor,
    lngLat: [longitude, latitude],
    name,
    'name:ko': ko,
    'name:zh': zh,
    local: local ?? (localLang === 'ko' ? ko : localLang === 'en' ? name : zh),
    localLang,
  }),
);

/** A place as a feature. */
export const placeOf = ({ lngLat, ...properties }: Place): Feature<Point, NamedProperties> => ({
  type: 'Feature',
  properties,
  geometry: { type: 'Point', coordinates: roundTo(lngLat, 4) },
});
