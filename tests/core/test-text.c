/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "hostile.h"
#include "psk-text.h"

typedef char * (* TextFunc) (const char *text);

typedef struct
{
  const char *text;
  const char *expected;
} Case;

typedef struct
{
  const char *full_name;
  const char *title;
  const char *first_name;
  const char *last_name;
} NameCase;

typedef struct
{
  const char *text;
  double expected;
} NumberCase;

static const Case clean_cases[] = {
  { NULL, "" },
  { "", "" },
  { "   ", "" },
  { "  ก  ข\t\r\nค ", "ก ข ค" },
  { "ก\xc2\xa0\xc2\xa0ข", "ก ข" },
  { "ก\xe2\x80\x8bข\xef\xbb\xbfค", "กขค" },
  { "\xef\xbb\xbfอำเภอ", "อำเภอ" },
  { "a\xcc\x81", "á" },
  { "e\xe2\x80\x8b\xcc\x81", "é" },
  { "เป็น\xff", "เป็น\xef\xbf\xbd" },
  /* Sara am, in every order that looks the same. */
  { "นํา", "นำ" },
  { "นํ้า", "น้ำ" },
  { "น้ํา", "น้ำ" },
  { "นํา้", "น้ำ" },
  { "นำ้", "น้ำ" },
  { "น้ำ", "น้ำ" },
  { "ลําปาง", "ลำปาง" },
  { "นํ\xe2\x80\x8bา", "นำ" },
  { "นํ", "นํ" },
  { "นา", "นา" },
  /* Canonical order of a vowel below and a tone. */
  { "ปู่", "ปู่" },
  { "ปู่", "ปู่" },
  { "🌱 ผัก", "🌱 ผัก" },
};

static const Case search_cases[] = {
  { NULL, "" },
  { "นางสาวศิริพร", "ศิริพร" },
  { "น.ส.ศิริพร", "ศิริพร" },
  { "น.ส. ศิริพร", "ศิริพร" },
  { "น. ส. ศิริพร", "ศิริพร" },
  { "น.ส ศิริพร", "ศิริพร" },
  { "นส.ศิริพร", "ศิริพร" },
  { "นส ศิริพร", "ศิริพร" },
  { "น.ส.", "น.ส." },
  { "นางสาว", "นางสาว" },
  { "นางสาวศ", "ศ" },
  { "นาง ศิริพร", "ศิริพร" },
  { "นางศิริพร", "ศิริพร" },
  { "นาย", "นาย" },
  { "นายสมชาย ใจดี", "สมชาย ใจดี" },
  { "นายกมล", "กมล" },
  { "นายก", "นายก" },
  { "นายก อบต.", "นายก อบต." },
  { "นายกอบต.หลวงใต้", "นายกอบต.หลวงใต้" },
  { "นายกเทศมนตรี", "นายกเทศมนตรี" },
  { "นายอำเภองาว", "นายอำเภองาว" },
  { "นายิกา", "นายิกา" },
  { "นาวา", "นาวา" },
  { "นางนวล", "นวล" },
  { "ด.ช.บุญมี", "บุญมี" },
  { "เด็กหญิงแก้ว", "แก้ว" },
  { "ด.ญ. แก้ว", "แก้ว" },
  { "ว่าที่ ร.ต.สมชาย", "สมชาย" },
  { "ว่าที่ร.ต. สมชาย", "สมชาย" },
  { "ว่าที่ ร.ต.หญิง สมศรี", "สมศรี" },
  { "ว่าที่ร้อยตรีสมชาย", "สมชาย" },
  { "พ.ต.อนุชา", "อนุชา" },
  { "พ.ต.อ.อนุชา", "อนุชา" },
  { "พระบาท", "พระบาท" },
  { "ส.สมชาย", "ส.สมชาย" },
  { "ต.หลวงเหนือ", "หลวงเหนือ" },
  { "ต. หลวงเหนือ", "หลวงเหนือ" },
  { "ตำบลหลวงเหนือ", "หลวงเหนือ" },
  { "อำเภอ เมืองลำปาง", "เมืองลำปาง" },
  { "อ.งาว", "งาว" },
  { "ต.", "ต." },
  { "ตำบล", "ตำบล" },
  { "ตลาด", "ตลาด" },
  { "หมู่ที่ ๑๒", "12" },
  { "หมู่ 3", "3" },
  { "ม.5", "5" },
  { "ม. ๕ บ้านใหม่", "5 บ้านใหม่" },
  { "หมู่บ้านสวย", "หมู่บ้านสวย" },
  { "หมู่", "หมู่" },
  { "มณี", "มณี" },
  { "เเม่เมาะ", "แม่เมาะ" },
  { "ลําปาง", "ลำปาง" },
  { "ท่ี่", "ที่" },
  { "ที่่", "ที่" },
  { "ท่ี", "ที่" },
  { "SMITH  John", "smith john" },
  { "Mr. Smith", "smith" },
  { "๒๖๐/๑๒", "260/12" },
};

static const Case area_cases[] = {
  { NULL, "" },
  { "อ.งาว", "งาว" },
  { "ต.หลวงเหนือ", "หลวงเหนือ" },
  { "ต หลวงเหนือ", "หลวงเหนือ" },
  { "ตำบลหลวงเหนือ", "หลวงเหนือ" },
  { " หลวงเหนือ ", "หลวงเหนือ" },
  { "หลวง เหนือ", "หลวงเหนือ" },
  { "กิ่งอำเภอแม่เมาะ", "แม่เมาะ" },
  { "กิ่ง อ.แม่เมาะ", "แม่เมาะ" },
  { "จ.ลำปาง", "ลำปาง" },
  { "จังหวัดลําปาง", "ลำปาง" },
  { "แขวงสวนดอก", "สวนดอก" },
  { "เขต สวนดอก", "สวนดอก" },
  { "บ้านโป่ง", "บ้านโป่ง" },
  { "ต.เมืองยาว", "เมืองยาว" },
  { "เเจ้ห่ม", "แจ้ห่ม" },
  { "อำเภอ", "อำเภอ" },
  { "นางแล", "นางแล" },
  { "พระบาท", "พระบาท" },
  { "จางเหนือ", "จางเหนือ" },
  { "ตำบลต้นธงชัย", "ต้นธงชัย" },
};

static const NameCase name_cases[] = {
  { NULL, "", "", "" },
  { "", "", "", "" },
  { "นางสาวศิริรัตน์ สุขศิลป์", "นางสาว", "ศิริรัตน์", "สุขศิลป์" },
  { "น.ส.ศิริรัตน์  สุขศิลป์ ", "นางสาว", "ศิริรัตน์", "สุขศิลป์" },
  { "นส.ศิริรัตน์ สุขศิลป์", "นางสาว", "ศิริรัตน์", "สุขศิลป์" },
  { "นาง สาว ศิริรัตน์ สุขศิลป์", "นางสาว", "ศิริรัตน์", "สุขศิลป์" },
  { "นาง สาว สุขศิลป์", "นาง", "สาว", "สุขศิลป์" },
  { "นาง สาวิตรี สุขศิลป์", "นาง", "สาวิตรี", "สุขศิลป์" },
  { "นาย พรนี แก้วมา", "นาย", "พรนี", "แก้วมา" },
  { "นายพรนี", "นาย", "พรนี", "" },
  { "พรนี แก้วมา", "", "พรนี", "แก้วมา" },
  { "นางสมศรี ณ ลำปาง", "นาง", "สมศรี", "ณ ลำปาง" },
  { "นาง", "นาง", "", "" },
  { "ด.ช.บุญ มี", "เด็กชาย", "บุญ", "มี" },
  { "ด.ญ. แก้ว ใจดี", "เด็กหญิง", "แก้ว", "ใจดี" },
  { "เด็กชายเอ ใจดี", "เด็กชาย", "เอ", "ใจดี" },
  { "ว่าที่ ร.ต.สมชาย ใจดี", "ว่าที่ ร.ต.", "สมชาย", "ใจดี" },
  { "ว่าที่ร้อยตรีหญิงสมศรี ใจดี", "ว่าที่ร้อยตรีหญิง", "สมศรี", "ใจดี" },
  { "ร.ต.อ.หญิง สมศรี ใจดี", "ร.ต.อ.หญิง", "สมศรี", "ใจดี" },
  { "ผศ.ดร.สมชาย ใจดี", "ผศ. ดร.", "สมชาย", "ใจดี" },
  { "ดร สมชาย ใจดี", "ดร.", "สมชาย", "ใจดี" },
  { "ม.ล.สมชาย ใจดี", "ม.ล.", "สมชาย", "ใจดี" },
  { "หม่อมหลวงสมชาย ใจดี", "หม่อมหลวง", "สมชาย", "ใจดี" },
  { "พระสมชาย สุจิตฺโต", "พระ", "สมชาย", "สุจิตฺโต" },
  { "พระครูสังฆรักษ์", "พระครู", "สังฆรักษ์", "" },
  { "นายกสิกร ดี", "นาย", "กสิกร", "ดี" },
  { "นายก สมาคม", "", "นายก", "สมาคม" },
  { "สิบเอก ก้อง ดี", "สิบเอก", "ก้อง", "ดี" },
  { "จ.ส.อ.ก้อง ดี", "จ.ส.อ.", "ก้อง", "ดี" },
  { "miss Jane Doe", "Miss", "Jane", "Doe" },
  { "Missouri Doe", "", "Missouri", "Doe" },
};

static const NumberCase number_cases[] = {
  { "0", 0 },
  { "๐", 0 },
  { "12", 12 },
  { " 12 ", 12 },
  { "12 ชนิด", 12 },
  { "๗ ชนิด", 7 },
  { "๗ชนิด", 7 },
  { "1,234", 1234 },
  { "๑,๒๓๔,๕๖๗.๘๙", 1234567.89 },
  { "-5", -5 },
  { "−5", -5 },
  { "+5", 5 },
  { ".5", 0.5 },
  { "5.", 5 },
  { "3.0", 3 },
  { "1e3", 1000 },
  { "1.5E+2", 150 },
  { "2 ตร.ม.", 2 },
  { "50 บาท ต่อวัน", 50 },
  { "5 e", 5 },
  { "", NAN }, { NULL, NAN }, { "-", NAN }, { ".", NAN }, { "+", NAN }, { ",", NAN },
  { "12/3", NAN }, { "1 2", NAN }, { "10-12", NAN }, { "10-12 ชนิด", NAN },
  { "1,23", NAN }, { "12,5", NAN }, { "1234,567", NAN }, { ",123", NAN }, { "1,,234", NAN },
  { "1.2.3", NAN }, { "12 ชนิด 3", NAN }, { "ไม่มี", NAN }, { "ชนิด 12", NAN },
  { "infinity", NAN }, { "12%", NAN }, { "--5", NAN }, { "1e99999", NAN }, { "()", NAN },
};

static const NumberCase village_cases[] = {
  { "3", 3 }, { "03", 3 }, { "๓", 3 }, { "3.0", 3 }, { "3.00", 3 }, { "99", 99 },
  { "หมู่ ๑๒", 12 }, { "หมู่12", 12 }, { "หมู่ที่ 3", 3 }, { "หมู่ที่3", 3 },
  { "หมู่บ้านที่ 4", 4 },
  { "ม.1", 1 }, { "ม. 5", 5 }, { "ม.5.0", 5 }, { "ม 5", 5 }, { "ม. 5 บ้านใหม่", 5 },
  { "ม.5 (บ้านใหม่)", 5 }, { "บ้านใหม่ หมู่ที่ 4", 4 }, { "บ้านใหม่ (ม.๖)", 6 },
  { "บ้านหนองหมู่ ม.7", 7 }, { "บ้านใหม่ หมู่ 4 ต.ศาลา", NAN }, { "บ้านใหม่ ม.100", NAN },
  { "5 บ้านใหม่", 5 }, { "moo 7", 7 }, { "M.7", 7 },
  { "", NAN }, { NULL, NAN }, { "0", NAN }, { "100", NAN }, { "003456", NAN }, { "-3", NAN },
  { "12/3", NAN }, { "ม.12/3", NAN }, { "12 ม.3", NAN }, { "3-4", NAN }, { "3 4", NAN },
  { "3.5", NAN }, { "หมู่", NAN }, { "บ้านใหม่", NAN }, { "หมู่ที่ ก", NAN },
  { "99999999999", NAN },
};

/* Dictionary order: each goes before the next. */
static const char * const sorted[] = {
  "๑", "2", "ก", "กก", "กา", "เก", "เกาะคา", "แก", "โก", "ไก", "ขวัญ", "งาว", "แจ้ห่ม",
  "เถิน", "น้ำ", "สบปราบ", "สมชาย ใจดี", "สมชายา กลาง", "เสริมงาม", "ห้างฉัตร", "ฮอด",
};

static void
check_table (const Case *cases,
             gsize       n_cases,
             TextFunc    func)
{
  for (gsize i = 0; i < n_cases; i++)
    {
      g_autofree char *result = func (cases[i].text);

      if (g_strcmp0 (result, cases[i].expected) != 0)
        {
          g_test_message ("of “%s”", cases[i].text);
          g_test_fail ();
        }
      g_assert_cmpstr (result, ==, cases[i].expected);
    }
}

static void
test_clean (void)
{
  check_table (clean_cases, G_N_ELEMENTS (clean_cases), psk_text_clean);
}

static void
test_search_key (void)
{
  check_table (search_cases, G_N_ELEMENTS (search_cases), psk_text_search_key);
}

static void
test_area_key (void)
{
  check_table (area_cases, G_N_ELEMENTS (area_cases), psk_text_area_key);
}

static void
test_digits (void)
{
  g_autofree char *thai = psk_text_thai_digits ("25 มีนาคม 2567");
  g_autofree char *arabic = psk_text_arabic_digits (thai);
  g_autofree char *nothing = psk_text_thai_digits (NULL);

  g_assert_cmpstr (thai, ==, "๒๕ มีนาคม ๒๕๖๗");
  g_assert_cmpstr (arabic, ==, "25 มีนาคม 2567");
  g_assert_cmpstr (nothing, ==, "");
}

static void
test_split_name (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (name_cases); i++)
    {
      const NameCase *c = &name_cases[i];
      g_autofree char *title = NULL;
      g_autofree char *first = NULL;
      g_autofree char *last = NULL;

      psk_text_split_name (c->full_name, &title, &first, &last);
      g_assert_cmpstr (title, ==, c->title);
      g_assert_cmpstr (first, ==, c->first_name);
      g_assert_cmpstr (last, ==, c->last_name);
    }
}

static void
test_parse_number (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (number_cases); i++)
    {
      double number = -1;
      gboolean ok = psk_text_parse_number (number_cases[i].text, &number);

      g_test_message ("“%s”", number_cases[i].text);
      g_assert_cmpint (ok, ==, !isnan (number_cases[i].expected));
      g_assert_cmpfloat (number, ==, ok ? number_cases[i].expected : -1);
    }
}

static void
test_parse_village (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (village_cases); i++)
    {
      int number = -1;
      gboolean ok = psk_text_parse_village (village_cases[i].text, &number);

      g_test_message ("“%s”", village_cases[i].text);
      g_assert_cmpint (ok, ==, !isnan (village_cases[i].expected));
      g_assert_cmpint (number, ==, ok ? (int) village_cases[i].expected : -1);
    }
}

static void
test_format_quantity (void)
{
  static const struct
  {
    double number;
    const char *text;
  } cases[] = {
    { 3, "3" }, { 2.5, "2.5" }, { 12.25, "12.25" }, { 1234.5, "1,234.5" }, { -9, "-9" },
    { 0.1 + 0.2, "0.3" }, { 2.999, "3" }, { 0, "0" }, { NAN, "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = psk_text_format_quantity (cases[i].number);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_format_number (void)
{
  static const struct { double number; int decimals; const char *expected; } cases[] = {
    { 0, 0, "0" }, { -0.0, 0, "0" }, { 999, 0, "999" }, { 1000, 0, "1,000" },
    { 1234567.891, 2, "1,234,567.89" }, { -1234.5, 1, "-1,234.5" }, { -0.001, 2, "0.00" },
    { 999.999, 2, "1,000.00" }, { -999, 0, "-999" }, { -100000, 0, "-100,000" },
    { 0.5, 1, "0.5" }, { NAN, 0, "" }, { INFINITY, 2, "" },
  };
  g_autofree char *huge = psk_text_format_number (1e308, 9);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = psk_text_format_number (cases[i].number, cases[i].decimals);

      g_assert_cmpstr (text, ==, cases[i].expected);
    }
  g_assert_cmpuint (strlen (huge), >, 400);
}

static void
test_sort (void)
{
  for (gsize i = 1; i < G_N_ELEMENTS (sorted); i++)
    {
      g_autoptr (GBytes) a = psk_text_sort_key (sorted[i - 1]);
      g_autoptr (GBytes) b = psk_text_sort_key (sorted[i]);

      g_test_message ("%s < %s", sorted[i - 1], sorted[i]);
      g_assert_cmpint (psk_text_compare (sorted[i - 1], sorted[i]), <, 0);
      g_assert_cmpint (psk_text_compare (sorted[i], sorted[i - 1]), >, 0);
      g_assert_cmpint (g_bytes_compare (a, b), <, 0);
    }
}

static void
test_sort_edges (void)
{
  g_autoptr (GBytes) nothing = psk_text_sort_key (NULL);
  g_autoptr (GBytes) empty = psk_text_sort_key ("");
  g_autoptr (GBytes) letter = psk_text_sort_key ("ก");
  g_autoptr (GBytes) thai = psk_text_sort_key ("๒");
  g_autoptr (GBytes) arabic = psk_text_sort_key ("1");

  g_assert_true (g_bytes_equal (nothing, empty));
  g_assert_cmpint (g_bytes_compare (empty, letter), <, 0);
  g_assert_cmpint (g_bytes_compare (arabic, thai), <, 0);
  g_assert_cmpint (psk_text_compare (NULL, ""), ==, 0);
  g_assert_cmpint (psk_text_compare (NULL, "ก"), <, 0);
}

static gpointer
sort_cb (gpointer data)
{
  guint wrong = 0;

  for (int round = 0; round < 200; round++)
    {
      for (gsize i = 1; i < G_N_ELEMENTS (sorted); i++)
        {
          g_autoptr (GBytes) a = psk_text_sort_key (sorted[i - 1]);
          g_autoptr (GBytes) b = psk_text_sort_key (sorted[i]);

          wrong += g_bytes_compare (a, b) >= 0 || psk_text_compare (sorted[i - 1], sorted[i]) >= 0;
        }
    }

  return GUINT_TO_POINTER (wrong);
}

static void
test_sort_threads (void)
{
  GThread *threads[4];

  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("sort", sort_cb, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    g_assert_cmpuint (GPOINTER_TO_UINT (g_thread_join (threads[i])), ==, 0);
}

static void
test_shorten (void)
{
  g_autofree char *kept = psk_text_shorten (" กขค ", 3);
  g_autofree char *cut = psk_text_shorten ("กขคง", 3);
  g_autofree char *nothing = psk_text_shorten (NULL, 1);

  g_assert_cmpstr (kept, ==, "กขค");
  g_assert_cmpstr (cut, ==, "กข…");
  g_assert_cmpstr (nothing, ==, "");
}

static void
check_hostile (const char *text)
{
  g_autofree char *clean = psk_text_clean (text);
  g_autofree char *twice = psk_text_clean (clean);
  g_autofree char *key = psk_text_search_key (text);
  g_autofree char *area = psk_text_area_key (text);
  g_autofree char *title = NULL;
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  g_autoptr (GBytes) sort_key = psk_text_sort_key (text);
  double number;
  int village;

  psk_text_split_name (text, &title, &first, &last);
  g_assert_cmpstr (clean, ==, twice);
  g_assert_true (g_utf8_validate (key, -1, NULL));
  g_assert_true (g_utf8_validate (area, -1, NULL));
  g_assert_true (g_utf8_validate (first, -1, NULL));
  g_assert_true (g_utf8_validate (last, -1, NULL));
  g_assert_nonnull (sort_key);
  g_assert_cmpint (psk_text_compare (text, text), ==, 0);
  g_assert_false (psk_text_parse_number (text, &number));
  g_assert_false (psk_text_parse_village (text, &village));
}

static void
test_hostile (void)
{
  static const char * const units[] = {
    "เ", "่", "ํ่", "นาย", "น.ส.", "ต.", "ม.", "1", "1,", "\xff",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (hostile_texts); i++)
    check_hostile (hostile_texts[i]);

  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    {
      g_autofree char *text = make_long_text (units[i]);

      check_hostile (text);
    }
}

/* Whatever is made of the characters that matter, cleaning is done once. */
static void
test_clean_settles (void)
{
  static const char * const parts[] = {
    "น", "ํ", "า", "ำ", "่", "้", "ิ", "ุ", "เ", " ", "\xe2\x80\x8b", "a",
    "e\xcc\x81", ".", "5", "\xe0",
  };

  for (int round = 0; round < 20000; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char *once = NULL;
      g_autofree char *twice = NULL;
      g_autofree char *normal = NULL;

      for (int i = g_test_rand_int_range (1, 10); i > 0; i--)
        g_string_append (text, parts[g_test_rand_int_range (0, G_N_ELEMENTS (parts))]);

      once = psk_text_clean (text->str);
      twice = psk_text_clean (once);
      normal = g_utf8_normalize (once, -1, G_NORMALIZE_NFC);
      g_assert_cmpstr (once, ==, twice);
      g_assert_cmpstr (once, ==, normal);
    }
}

/* No real name may lose a part of itself to a prefix, nor two names fall
 * together within a district.
 */
static void
test_real_areas (void)
{
  const char *shared = g_getenv ("PSK_TEST_SHARED");
  g_autofree char *path = g_build_filename (shared != NULL ? shared : "", "geo",
                                            "lampang_areas.csv", NULL);
  g_autofree char *contents = NULL;
  g_auto (GStrv) lines = NULL;
  guint n_names = 0;

  if (!g_file_get_contents (path, &contents, NULL, NULL))
    {
      g_test_skip ("The list of areas is not there");
      return;
    }

  lines = g_strsplit (contents, "\n", -1);
  for (int i = 1; lines[i] != NULL; i++)
    {
      g_auto (GStrv) cells = g_strsplit (g_strchomp (lines[i]), ",", -1);

      for (int j = 0; cells[j] != NULL; j++)
        {
          g_autofree char *key = NULL;
          g_autofree char *prefixed = NULL;
          g_autofree char *prefixed_key = NULL;

          if (!g_str_has_prefix (cells[j], "\xe0"))
            continue;
          key = psk_text_area_key (cells[j]);
          prefixed = g_strconcat ("ต.", cells[j], NULL);
          prefixed_key = psk_text_area_key (prefixed);
          g_assert_cmpstr (key, ==, cells[j]);
          g_assert_cmpstr (prefixed_key, ==, cells[j]);
          n_names++;
        }
    }
  g_assert_cmpuint (n_names, >=, 100);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/text/clean", test_clean);
  g_test_add_func ("/core/text/clean-settles", test_clean_settles);
  g_test_add_func ("/core/text/shorten", test_shorten);
  g_test_add_func ("/core/text/search-key", test_search_key);
  g_test_add_func ("/core/text/area-key", test_area_key);
  g_test_add_func ("/core/text/real-areas", test_real_areas);
  g_test_add_func ("/core/text/digits", test_digits);
  g_test_add_func ("/core/text/split-name", test_split_name);
  g_test_add_func ("/core/text/parse-number", test_parse_number);
  g_test_add_func ("/core/text/parse-village", test_parse_village);
  g_test_add_func ("/core/text/format-number", test_format_number);
  g_test_add_func ("/core/text/format-quantity", test_format_quantity);
  g_test_add_func ("/core/text/sort", test_sort);
  g_test_add_func ("/core/text/sort-edges", test_sort_edges);
  g_test_add_func ("/core/text/sort-threads", test_sort_threads);
  g_test_add_func ("/core/text/hostile", test_hostile);

  return g_test_run ();
}
