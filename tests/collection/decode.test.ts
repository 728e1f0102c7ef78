import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { parseFeed } from '../../src/collection/index.ts';
import { NOW } from './documents.ts';

const ARABIC = 'افتتاح الميناء الجديد بعد أعمال الصيانة التي استمرت شهرين في المدينة الساحلية';
const TURKISH = 'Yeni iskele açıldı, gemiler öğleden sonra şehre döndü; ığdır güzergâhı çalışıyor';
const GERMAN = 'Der Hafen öffnet für größere Schiffe, heißt es';
const RUSSIAN = 'Порт открылся после ремонта и принимает большие суда';

const document = (title: string, encoding?: string) =>
  `<?xml version="1.0"${encoding ? ` encoding="${encoding}"` : ''}?><rss version="2.0"><channel><item><title>${title}</title></item></channel></rss>`;
const titleOf = async (bytes: Uint8Array, contentType?: string) => {
  const feed = await parseFeed(bytes, { now: NOW, contentType });
  return { title: feed.items[0]?.title, faults: feed.faults };
};

describe('declared encodings', () => {
  it.each([
    ['windows-1256', ARABIC],
    ['windows-1254', TURKISH],
    ['iso-8859-6', 'افتتاح الميناء'],
    ['iso-8859-9', TURKISH],
    ['iso-8859-1', GERMAN],
    ['windows-1252', GERMAN],
    ['windows-1251', RUSSIAN],
    ['koi8-r', RUSSIAN],
    ['gb18030', '港口开放'],
    ['shift_jis', '港が開く'],
    ['euc-kr', '항구 개방'],
    ['big5', '港口開放'],
    ['utf-8', ARABIC],
  ])('%s, by the XML declaration or by HTTP', async (encoding, title) => {
    expect((await titleOf(iconv.encode(document(title, encoding), encoding))).title).toBe(title);
    expect(
      (await titleOf(iconv.encode(document(title), encoding), `text/xml; charset="${encoding}"`)).title,
    ).toBe(title);
  });

  it.each(['utf-16le', 'utf-16be', 'utf-32le', 'utf-32be', 'utf-8'])(
    '%s by its byte order mark',
    async (encoding) => {
      const bytes = iconv.encode(`\ufeff${document(ARABIC, 'iso-8859-1')}`, encoding, { addBOM: false });
      expect((await titleOf(bytes, 'text/xml; charset=windows-1252')).title).toBe(ARABIC);
    },
  );

  it.each(['utf-16le', 'utf-16be', 'utf-32le', 'utf-32be'])('%s by its shape', async (encoding) => {
    expect((await titleOf(iconv.encode(document(ARABIC), encoding, { addBOM: false }))).title).toBe(ARABIC);
  });
});

describe('wrong declarations', () => {
  it('UTF-8 declared as something else is still UTF-8, and counted', async () => {
    const read = await titleOf(Buffer.from(document(ARABIC, 'windows-1256')), 'text/xml; charset=iso-8859-1');
    expect(read.title).toBe(ARABIC);
    expect(read.faults['wrong-charset']).toBe(1);
  });

  it.each([
    ['windows-1256', ARABIC],
    ['windows-1254', TURKISH],
    ['windows-1251', RUSSIAN],
    ['windows-1252', GERMAN],
  ])('%s declared as UTF-8 is known by its letters, and counted', async (encoding, title) => {
    const read = await titleOf(iconv.encode(document(title, 'utf-8'), encoding));
    expect(read.title).toBe(title);
    expect(read.faults['wrong-charset']).toBe(1);
  });

  it('quotation marks of Windows in a document declared as ISO-8859-1 are kept', async () => {
    const bytes = iconv.encode(document('The harbour’s “new” quay – open', 'iso-8859-1'), 'windows-1252');
    expect((await titleOf(bytes)).title).toBe('The harbour’s “new” quay – open');
  });

  it('an encoding that nobody knows is passed over', async () => {
    expect((await titleOf(Buffer.from(document(ARABIC, 'x-unheard-of')))).title).toBe(ARABIC);
  });

  it('a stray byte in UTF-8 costs one character, not the document', async () => {
    const bytes = Buffer.concat([
      Buffer.from(document(ARABIC).replace('</title>', '')),
      Buffer.from([0xff]),
      Buffer.from('</title>'),
    ]);
    expect((await titleOf(bytes)).title?.startsWith(ARABIC)).toBe(true);
  });
});
