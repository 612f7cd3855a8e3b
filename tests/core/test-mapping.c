/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "psk-error.h"
#include "psk-household-rules.h"
#include "psk-import.h"
#include "psk-test-book.h"
#include "psk-test-import.h"

#define ID_1 "5526646627025"
#define ID_2 "8526781884302"
#define ID_3 "4524283815916"
#define ID_4 "2525072521470"

static const PskTestLayout layouts[] = {
  { "plain", "",
    "ตำบล|หมู่ที่|บ้านเลขที่|คำนำหน้า|ชื่อ|นามสกุล|เลขประจำตัวประชาชน|จำนวนสมาชิก|จำนวนชนิดผัก|วันที่ปลูก|หมายเหตุ\n"
    "ท่าผา|1|120|นาย|สมชาย|ใจดี|" ID_1 "|4|12|10/3/2567|บ้านสวน\n"
    "ท่าผา|2|5/1|น.ส.|สมศรี|ดีใจ|" ID_2 "|3|0||\n",
    "520308 1 120 นาย สมชาย ใจดี " ID_1 " 12 2024-03-10 - 4 บ้านสวน\n"
    "520308 2 5/1 นางสาว สมศรี ดีใจ " ID_2 " 0 - - 3 -\n", 0 },

  { "no head", "",
    "1|ห้างฉัตร|ห้างฉัตร|2|98|นาย|สุลักษณ์|ศรีใหม่|" ID_1 "|0878994334|เด็กกำพร้า|4|12|10/3/2567\n"
    "2|ห้างฉัตร|วอแก้ว|5|260/12|นาย|เพ็ญศักดิ์|อินทร์นคร|" ID_2 "|0822673611|ผู้พิการ|2|11|1/3/2567\n"
    "3|ห้างฉัตร|วอแก้ว|6|274/3|นาง|เพ็ญพงษ์|ปัญญา|" ID_3 "|0860979598|รายได้น้อย|5|6|20/2/2567\n",
    "521201 2 98 นาย สุลักษณ์ ศรีใหม่ " ID_1 " 12 2024-03-10 orphan 4 -\n"
    "521207 5 260/12 นาย เพ็ญศักดิ์ อินทร์นคร " ID_2 " 11 2024-03-01 disabled 2 -\n"
    "521207 6 274/3 นาง เพ็ญพงษ์ ปัญญา " ID_3 " 6 2024-02-20 low-income 5 -\n", 0 },

  { "no head, full names", "ต.ท่าผา",
    "นายสมชาย ใจดี|" ID_1 "|10/3/2567\n"
    "นางสมศรี ดีใจ|" ID_2 "|11/3/2567\n"
    "นางสาวทองดี มีสุข|" ID_3 "|\n",
    "520308 - - นาย สมชาย ใจดี " ID_1 " - 2024-03-10 - - -\n"
    "520308 - - นาง สมศรี ดีใจ " ID_2 " - 2024-03-11 - - -\n"
    "520308 - - นางสาว ทองดี มีสุข " ID_3 " - - - - -\n", 0 },

  { "one column of addresses", "",
    "ที่|ชื่อ - สกุล|ที่อยู่|เลขบัตรประชาชน|ปลูกกี่ชนิด\n"
    "1|นายสมชาย ใจดี|12 หมู่ 3 ต.เกาะคา อ.เกาะคา จ.ลำปาง 52130|" ID_1 "|10\n"
    "2|นางสมศรี ดีใจ|บ้านเลขที่ 45/6 หมู่ที่ 11 ตำบลท่าผา อำเภอเกาะคา|" ID_2 "|9 ชนิด\n"
    "3|ทองดี มีสุข|๗ ม.๒ ต. ศาลา|" ID_3 "|๑๑\n",
    "520306 3 12 นาย สมชาย ใจดี " ID_1 " 10 - - - -\n"
    "520308 11 45/6 นาง สมศรี ดีใจ " ID_2 " 9 - - - -\n"
    "520305 2 7 - ทองดี มีสุข " ID_3 " 11 - - - -\n", 0 },

  { "name over three columns", "",
    "ลำดับที่|ชื่อ-นามสกุล|||ตำบล|ม.|เลขที่|ปชช.\n"
    "1|นาย|สมชาย|ใจดี|ท่าผา|3|12|" ID_1 "\n"
    "2|นาง|สมศรี|ดีใจ|ท่าผา|4|13|" ID_2 "\n"
    "3|น.ส.|ทองดี|มีสุข|ศาลา|5|14|" ID_3 "\n",
    "520308 3 12 นาย สมชาย ใจดี " ID_1 " - - - - -\n"
    "520308 4 13 นาง สมศรี ดีใจ " ID_2 " - - - - -\n"
    "520305 5 14 นางสาว ทองดี มีสุข " ID_3 " - - - - -\n", 0 },

  { "columns that we do not need", "",
    "ลำดับ|วันเดือนปีเกิด|ชื่อหมู่บ้าน|อาชีพ|รายได้ต่อปี|ชื่อ-สกุล หัวหน้าครัวเรือน|ชื่อผู้สำรวจ|ต.|หมู่|13 หลัก|ผักที่ปลูก|จำนวนชนิด\n"
    "1|1/1/2500|บ้านใหม่|ทำนา|30,000|นายสมชาย ใจดี|นางสาวก ข|ท่าผา|3|" ID_1 "|คะน้า, พริก|12\n"
    "2|2/2/2501|บ้านใหม่|รับจ้าง|20,000|นางสมศรี ดีใจ|นางสาวก ข|ท่าผา|3|" ID_2 "|มะเขือ|1\n"
    "3|3/3/2502|บ้านเก่า|ค้าขาย|10,000|นางทองดี มีสุข|นางสาวก ข|ท่าผา|4|" ID_3 "|ตะไคร้|2\n",
    "520308 3 - นาย สมชาย ใจดี " ID_1 " 12 - - - -\n"
    "520308 3 - นาง สมศรี ดีใจ " ID_2 " 1 - - - -\n"
    "520308 4 - นาง ทองดี มีสุข " ID_3 " 2 - - - -\n", 0 },

  { "head in row 6, numbered columns", "Sheet1",
    "บัญชีรายชื่อครัวเรือนเปราะบาง\n"
    "โครงการปลูกผักสวนครัว\n"
    "ตำบลนาแก้ว อำเภอเกาะคา จังหวัดลำปาง\n"
    "ข้อมูล ณ วันที่ 31 มีนาคม 2567\n"
    "\n"
    "ที่|ที่อยู่||หัวหน้าครัวเรือน|||เลขบัตร ปชช.|การปลูกผัก||หมายเหตุ\n"
    "|หมู่|เลขที่|คำนำหน้า|ชื่อ|สกุล||กี่ชนิด|เริ่มปลูก|\n"
    "(1)|(2)|(3)|(4)|(5)|(6)|(7)|(8)|(9)|(10)\n"
    "1|ม.1|120|นาย|สมชาย|ใจดี|" ID_1 "|12|25 ม.ค. 67|ผู้พิการ\n"
    "2|ม.2|121|นาง|สมศรี|ดีใจ|" ID_2 "|0||ว่างงาน\n",
    "520302 1 120 นาย สมชาย ใจดี " ID_1 " 12 2024-01-25 disabled - -\n"
    "520302 2 121 นาง สมศรี ดีใจ " ID_2 " 0 - unemployed - -\n", 0 },

  { "sums, signatures, repeated heads, blank lines", "",
    "ที่|ตำบล|ชื่อ-สกุล|เลขประจำตัวประชาชน|จำนวนชนิด\n"
    "1|ท่าผา|นายสมชาย ใจดี|" ID_1 "|12\n"
    "\n"
    "ที่|ตำบล|ชื่อ-สกุล|เลขประจำตัวประชาชน|จำนวนชนิด\n"
    "2|ท่าผา|นางสมศรี ดีใจ|" ID_2 "|3\n"
    "3|ท่าผา|||\n"
    "||รวม|2|15\n"
    "รวมทั้งสิ้น||2 ครัวเรือน||15\n"
    "|||ลงชื่อ.......................ผู้รายงาน|\n"
    "|||(นายสมหมาย ใจกล้า)|\n"
    "||พัฒนาการอำเภอ|นักวิชาการ|\n",
    "520308 - - นาย สมชาย ใจดี " ID_1 " 12 - - - -\n"
    "520308 - - นาง สมศรี ดีใจ " ID_2 " 3 - - - -\n", 0 },

  { "English head", "List",
    "No.|District|Tambon|Moo|House no.|Title|First name|Last name|Citizen ID|Kinds|Date planted|Remarks\n"
    "1|Ko Kha|Tha Pha|3|12|Mr.|Somchai|Jaidee|" ID_1 "|12|25 Jan 2024|good\n"
    "2|Ko Kha|520305|4|13|Mrs.|Somsri|Deejai|" ID_2 "|1|2024-02-01|\n",
    "520308 3 12 Mr. Somchai Jaidee " ID_1 " 12 2024-01-25 - - good\n"
    "520305 4 13 Mrs. Somsri Deejai " ID_2 " 1 2024-02-01 - - -\n", 0 },

  { "tambon in the name of the sheet", "3. ไหล่หิน",
    "ชื่อ-สกุล|หมู่ที่|ชนิดผัก\n"
    "นายสมชาย ใจดี|หมู่ที่ 3 บ้านไหล่หิน|12\n"
    "นางสมศรี ดีใจ|๔|11\n",
    "520303 3 - นาย สมชาย ใจดี - 12 - - - -\n"
    "520303 4 - นาง สมศรี ดีใจ - 11 - - - -\n", 0 },

  { "rows that name the tambon", "",
    "ที่|ชื่อ-สกุล|บ้านเลขที่|หมู่ที่|ชนิดผัก\n"
    "ตำบลท่าผา\n"
    "1|นายสมชาย ใจดี|12|3|12\n"
    "2|นางสมศรี ดีใจ|13|3|11\n"
    "ตำบลศาลา\n"
    "1|นางทองดี มีสุข|14|5|1\n",
    "520308 3 12 นาย สมชาย ใจดี - 12 - - - -\n"
    "520308 3 13 นาง สมศรี ดีใจ - 11 - - - -\n"
    "520305 5 14 นาง ทองดี มีสุข - 1 - - - -\n", 0 },

  { "ditto marks and merged cells", "",
    "ตำบล|หมู่ที่|ชื่อ-สกุล|เลขประจำตัวประชาชน|สาเหตุ|ชนิดผัก\n"
    "ท่าผา|3|นายสมชาย ใจดี|" ID_1 "|ผู้พิการ|12\n"
    "\"|\"|นางสมศรี ดีใจ|" ID_2 "|″|11\n"
    "|,,|นางทองดี มีสุข|" ID_3 "|ว่างงาน|1\n"
    "ศาลา|4|นายมีชัย ใจงาม|" ID_4 "|”|2\n",
    "520308 3 - นาย สมชาย ใจดี " ID_1 " 12 - disabled - -\n"
    "520308 3 - นาง สมศรี ดีใจ " ID_2 " 11 - disabled - -\n"
    "520308 3 - นาง ทองดี มีสุข " ID_3 " 1 - unemployed - -\n"
    "520305 4 - นาย มีชัย ใจงาม " ID_4 " 2 - unemployed - -\n", 0 },

  { "village written once", "ท่าผา",
    "หมู่ที่|ชื่อ-สกุล|บ้านเลขที่|ชนิดผัก\n"
    "3|นายสมชาย ใจดี|12|12\n"
    "|นางสมศรี ดีใจ|13|11\n"
    "|นางทองดี มีสุข|14|11\n"
    "|นางทองใบ มีสุข|15|11\n",
    "520308 3 12 นาย สมชาย ใจดี - 12 - - - -\n"
    "520308 3 13 นาง สมศรี ดีใจ - 11 - - - -\n"
    "520308 3 14 นาง ทองดี มีสุข - 11 - - - -\n"
    "520308 3 15 นาง ทองใบ มีสุข - 11 - - - -\n", 0 },

  { "Thai digits everywhere", "",
    "ลำดับ|ตำบล|หมู่|เลขที่|ชื่อ-สกุล|เลข ๑๓ หลัก|จำนวนคน|กี่ชนิด|วันปลูก\n"
    "๑|ต.ท่าผา|หมู่ ๑๒|๑๒๐/๕|นายสมชาย ใจดี|๕๕๒๖๖๔๖๖๒๗๐๒๕|๔|๑๒|๑๐/๓/๒๕๖๗\n"
    "๒|ต.ท่าผา|หมู่ ๑|๙|นางสมศรี ดีใจ|๘-๕๒๖๗-๘๑๘๘๔-๓๐-๒|๒|๐|\n",
    "520308 12 120/5 นาย สมชาย ใจดี " ID_1 " 12 2024-03-10 - 4 -\n"
    "520308 1 9 นาง สมศรี ดีใจ " ID_2 " 0 - - 2 -\n", 0 },

  { "numbers as a spreadsheet keeps them", "",
    "ตำบล|หมู่ที่|บ้านเลขที่|ชื่อ-สกุล|เลขประจำตัวประชาชน|ชนิดผัก|วันที่ปลูก\n"
    "ท่าผา|3.0|12.0|นายสมชาย ใจดี|5526646627025.0|12.0|45361\n"
    "ท่าผา|4|13|นางสมศรี ดีใจ|8.52678E+12|11|2024-03-11 00:00:00\n"
    "ท่าผา|5|14|นางทองดี มีสุข|" ID_3 "|1.5|\n"
    "ท่าผา|99999|14|นางทองใบ มีสุข|" ID_4 "|-3|31/2/2567\n",
    "520308 3 12 นาย สมชาย ใจดี " ID_1 " 12 2024-03-10 - - -\n", 3 },

  { "cause that is not in the list", "",
    "ตำบล|ชื่อ-สกุล|เลขประจำตัวประชาชน|สาเหตุความเปราะบาง|หมายเหตุ\n"
    "ท่าผา|นายสมชาย ใจดี|" ID_1 "|บ้านไฟไหม้|ย้ายมา\n"
    "ท่าผา|นางสมศรี ดีใจ|" ID_2 "|ผู้สูงอายุ, ผู้พิการ|\n"
    "ท่าผา|นางทองดี มีสุข|" ID_3 "|-|-\n",
    "520308 - - นาย สมชาย ใจดี " ID_1 " - - - - บ้านไฟไหม้; ย้ายมา\n"
    "520308 - - นาง สมศรี ดีใจ " ID_2 " - - elderly - ผู้สูงอายุ, ผู้พิการ\n"
    "520308 - - นาง ทองดี มีสุข " ID_3 " - - - - -\n", 0 },
};

/* Every reason of a row is said, each with its cell. */
static void
test_all_reasons (void)
{
  g_autoptr (PskTestBook) test = psk_test_book_new ();
  g_autofree char *path = psk_test_stage (
    test->path, "",
    "ตำบล|หมู่ที่|ชื่อ-สกุล|เลขประจำตัวประชาชน|ชนิดผัก|วันที่ปลูก\n"
    "ทาผา|0|นายสมชาย ใจดี|5526646627024|มาก|31/02/2567\n");
  g_autoptr (PskImport) import = psk_import_new (path, "list.csv",
                                                 psk_book_get_areas (test->book),
                                                 psk_book_get_codes (test->book));
  static const char *columns[]
    = { "ตำบล", "หมู่ที่", "เลขประจำตัวประชาชน", "ชนิดผัก", "วันที่ปลูก" };
  GPtrArray *problems;

  g_assert_true (psk_import_prepare (import, psk_book_get_store (test->book), NULL, NULL));
  problems = psk_import_get_problems (import);
  g_assert_cmpuint (problems->len, ==, G_N_ELEMENTS (columns));
  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      const PskImportProblem *problem = problems->pdata[i];

      g_assert_cmpstr (problem->column, ==, columns[i]);
      g_assert_cmpint (problem->row, ==, 2);
      g_assert_cmpint (problem->severity, ==, PSK_IMPORT_ERROR);
    }
  g_assert_nonnull (strstr (((PskImportProblem *) problems->pdata[0])->reason, "Tha Pha"));
}

static const struct
{
  const char *name;
  const char *rows;
} refused[] = {
  { "nothing known", "aaa|bbb\n1|2\n3|4\n" },
  { "no tambon", "ชื่อ-สกุล|ชนิดผัก\nนายสมชาย ใจดี|3\n" },
  { "no names", "ตำบล|จำนวนครัวเรือน|ร้อยละ\nท่าผา|20|30\nศาลา|20|40\n" },
  { "blank", "\n\n" },
  { "one cell", "hello\n" },
};

static void
test_refused (void)
{
  g_autoptr (PskTestBook) test = psk_test_book_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autofree char *path = psk_test_stage (test->path, "Sheet1", refused[i].rows);
      g_autoptr (PskImport) import = psk_import_new (path, "list.csv",
                                                     psk_book_get_areas (test->book),
                                                     psk_book_get_codes (test->book));
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", refused[i].name);
      g_assert_false (psk_import_prepare (import, psk_book_get_store (test->book), NULL,
                                          &error));
      g_assert_error (error, PSK_ERROR, PSK_ERROR_FORMAT);
    }
}

static const struct
{
  const char *json;
  int code; /* -1 when it is accepted */
  const char *expected;
} maps[] = {
  { "{\"header_row\":1,\"columns\":{\"full_name\":\"B\",\"tambon\":\"A\",\"kinds\":4}}", -1,
    "520308 - - นาย สมชาย ใจดี - 7 - - - -\n" },
  { "{\"columns\":{\"full_name\":\"ใคร\",\"tambon\":\"ที่ไหน\",\"citizen_id\":\"C\"}}", -1,
    "520308 - - นาย สมชาย ใจดี " ID_1 " - - - - -\n" },
  { "[{\"sheet\":2,\"columns\":{\"tambon\":\"Z\"}},"
    "{\"sheet\":\"Sheet1\",\"columns\":{\"full_name\":2,\"tambon\":1}}]", -1,
    "520308 - - นาย สมชาย ใจดี - - - - - -\n" },
  { "{\"columns\":{\"full_name\":\"B\"}}", PSK_ERROR_FORMAT, NULL },
  { "{\"columns\":{\"name\":\"B\"}}", PSK_ERROR_FORMAT, NULL },
  { "{\"columns\":{\"full_name\":\"not a column\"}}", PSK_ERROR_FORMAT, NULL },
  { "{\"header_row\":\"one\"}", PSK_ERROR_FORMAT, NULL },
  { "{\"header_row\":3,\"columns\":{\"full_name\":\"B\",\"tambon\":\"A\"}}", PSK_ERROR_FORMAT,
    NULL },
  { "{\"columns\":[]}", PSK_ERROR_FORMAT, NULL },
  { "7", PSK_ERROR_FORMAT, NULL },
  { "no json", PSK_ERROR_FORMAT, NULL },
};

static void
test_maps (void)
{
  g_autoptr (PskTestBook) test = psk_test_book_new ();
  g_autofree char *path = psk_test_stage (test->path, "Sheet1",
                                 "ที่ไหน|ใคร|อะไร|เท่าไร\nท่าผา|นายสมชาย ใจดี|" ID_1 "|7\n");

  for (gsize i = 0; i < G_N_ELEMENTS (maps); i++)
    {
      g_autoptr (PskImport) import = psk_import_new (path, "list.csv",
                                                     psk_book_get_areas (test->book),
                                                     psk_book_get_codes (test->book));
      g_autoptr (GError) error = NULL;
      g_autofree char *result = NULL;

      g_test_message ("%s", maps[i].json);
      if (psk_import_load_map (import, maps[i].json, &error))
        psk_import_prepare (import, psk_book_get_store (test->book), NULL, &error);
      if (maps[i].code >= 0)
        {
          g_assert_error (error, PSK_ERROR, maps[i].code);
          continue;
        }
      g_assert_no_error (error);
      result = psk_test_describe (import);
      g_assert_cmpstr (result, ==, maps[i].expected);
    }
}

/* Whatever row somebody names, a list is read or it is said why not. */
static void
test_far_head (void)
{
  static const int rows[] = { 3, 301, G_MAXINT };
  g_autoptr (PskTestBook) test = psk_test_book_new ();
  g_autofree char *path = psk_test_stage (test->path, "Sheet1",
                                          "ตำบล|ชื่อ-สกุล\nท่าผา|นายสมชาย ใจดี\n");

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (PskImport) import = psk_import_new (path, "list.csv",
                                                     psk_book_get_areas (test->book),
                                                     psk_book_get_codes (test->book));
      g_autoptr (GError) error = NULL;

      psk_import_set_header_row (import, rows[i]);
      g_assert_false (psk_import_prepare (import, psk_book_get_store (test->book), NULL,
                                          &error));
      g_assert_error (error, PSK_ERROR, PSK_ERROR_FORMAT);
    }
}

/* What is written as JSON is read again as the same. */
static void
test_round_trip (void)
{
  g_autoptr (PskTestBook) test = psk_test_book_new ();
  const PskTestLayout *layout = &layouts[6];
  g_autofree char *path = psk_test_stage (test->path, layout->sheet, layout->rows);
  g_autoptr (PskImport) import = psk_import_new (path, "list.csv",
                                                 psk_book_get_areas (test->book),
                                                 psk_book_get_codes (test->book));
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (PskMapping) copy = NULL;
  const PskMapping *mapping;

  g_assert_true (psk_import_guess (import, NULL));
  mapping = psk_import_get_mapping (import, 1);
  g_assert_cmpint (mapping->header_row, ==, 6);
  g_assert_cmpint (mapping->data_row, ==, 9);
  json_builder_begin_object (builder);
  psk_mapping_add_json (mapping, builder);
  json_builder_end_object (builder);
  node = json_builder_get_root (builder);

  copy = psk_mapping_parse (json_node_get_object (node), psk_import_get_first_rows (import, 1),
                            "Sheet1", psk_book_get_areas (test->book),
                            psk_book_get_codes (test->book), NULL);
  g_assert_nonnull (copy);
  g_assert_cmpmem (copy->columns, sizeof copy->columns, mapping->columns, sizeof copy->columns);
  g_assert_cmpint (copy->header_row, ==, mapping->header_row);
  g_assert_cmpint (copy->data_row, ==, mapping->data_row);
}

static const struct
{
  PskHouseholdField field;
  const char *text;
  const char *expected; /* NULL when it is refused */
} typed[] = {
  { PSK_HOUSEHOLD_CITIZEN_ID, "5-5266-46627-02-5", ID_1 },
  { PSK_HOUSEHOLD_CITIZEN_ID, "5526646627024", NULL },
  { PSK_HOUSEHOLD_CITIZEN_ID, "", "" },
  { PSK_HOUSEHOLD_TITLE, "น.ส.", "นางสาว" },
  { PSK_HOUSEHOLD_TITLE, "กำนัน", "กำนัน" },
  { PSK_HOUSEHOLD_FIRST_NAME, "  สม  ชาย ", "สม ชาย" },
  { PSK_HOUSEHOLD_HOUSE_NO, "๑๒/๓", "12/3" },
  { PSK_HOUSEHOLD_HOUSE_NO, "12.0", "12" },
  { PSK_HOUSEHOLD_HOUSE_CODE, "5203-012345-6", "52030123456" },
  { PSK_HOUSEHOLD_HOUSE_CODE, "123", NULL },
  { PSK_HOUSEHOLD_PHONE, "081-234-5678", "0812345678" },
  { PSK_HOUSEHOLD_PHONE, "812345678", "0812345678" },
  { PSK_HOUSEHOLD_PHONE, "812345678.0", "0812345678" },
  { PSK_HOUSEHOLD_PHONE, "๐๕๔๒๒๒๓๓๓", "054222333" },
  { PSK_HOUSEHOLD_PHONE, "0812345678, 0823456789", "0812345678, 0823456789" },
  { PSK_HOUSEHOLD_PHONE, "ไม่มี", "" },
  { PSK_HOUSEHOLD_PHONE, "บ้านข้าง ๆ", NULL },
  { PSK_HOUSEHOLD_PLANTED_ON, "๑๐ มี.ค. ๖๗", "2024-03-10" },
  { PSK_HOUSEHOLD_PLANTED_ON, "31/2/2567", NULL },
  { PSK_HOUSEHOLD_PLANTED_ON, "1/1/2700", NULL },
  { PSK_HOUSEHOLD_PLANTED_ON, "1/1/60", "2017-01-01" },
  { PSK_HOUSEHOLD_PLANTED_ON, "25-03-24", NULL },
  { PSK_HOUSEHOLD_HOUSE_NO, "10-ม.ค.", NULL },
  { PSK_HOUSEHOLD_HOUSE_NO, "Jan-10", NULL },
  { PSK_HOUSEHOLD_HOUSE_NO, "10-ก", "10-ก" },
  { PSK_HOUSEHOLD_HOUSE_NO, "10-11", "10-11" },
  { PSK_HOUSEHOLD_HOUSE_NO, "#REF!", NULL },
  { PSK_HOUSEHOLD_HOUSE_NO, "#N/A", "" },
  { PSK_HOUSEHOLD_FIRST_NAME, "#N/A", NULL },
  { PSK_HOUSEHOLD_NOTE, "#REF!", "#REF!" },
  { PSK_HOUSEHOLD_PLANTED_ON, "-", "" },
  { PSK_HOUSEHOLD_VULNERABILITY, "คนพิการ", "disabled" },
  { PSK_HOUSEHOLD_VULNERABILITY, "ไฟไหม้", NULL },
  { PSK_HOUSEHOLD_STATUS, "selected", NULL },
  { PSK_HOUSEHOLD_UID, "x", NULL },
};

static void
test_typed_texts (void)
{
  g_autoptr (PskTestBook) test = psk_test_book_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autoptr (PskHousehold) household = g_object_new (PSK_TYPE_HOUSEHOLD, NULL);
      g_autoptr (PskHousehold) before = psk_record_copy (household);
      g_autoptr (GError) error = NULL;
      guint n_fields;
      const PskField *fields = psk_record_get_fields (household, &n_fields);

      g_test_message ("%d “%s”", typed[i].field, typed[i].text);
      if (psk_household_rules_set (household, typed[i].field, typed[i].text,
                                   psk_book_get_areas (test->book),
                                   psk_book_get_codes (test->book), &error))
        {
          const char *value = G_STRUCT_MEMBER (char *, household, fields[typed[i].field].offset);

          g_assert_cmpstr (value != NULL ? value : "", ==, typed[i].expected);
          continue;
        }
      g_assert_error (error, PSK_ERROR, PSK_ERROR_INVALID);
      g_assert_null (typed[i].expected);
      g_assert_true (psk_record_equal (household, before));
    }
}

/* Written as an array; what is no longer one of them is taken off it. */
static void
test_more_kinds (void)
{
  g_autoptr (PskTestBook) test = psk_test_book_new ();
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_autoptr (PskMapping) mapping = NULL;
  g_autoptr (PskMapping) copy = NULL;
  g_autofree char *text = NULL;
  g_autofree char *after = NULL;
  g_autoptr (JsonNode) node = NULL;

  g_ptr_array_add (rows, g_strsplit ("ตำบล|ชื่อ-สกุล|ผัก 1|ผัก 2|ผัก 3", "|", -1));
  g_ptr_array_add (rows, g_strsplit ("ท่าผา|นายหนึ่ง ใจดี|ข่า|ขิง|พริก", "|", -1));
  mapping = psk_mapping_guess (rows, NULL, -1, psk_book_get_areas (test->book),
                               psk_book_get_codes (test->book));
  g_assert_cmpint (psk_mapping_find_field (mapping, 4), ==, PSK_COLUMN_KINDS);
  text = psk_mapping_to_text (mapping);
  g_assert_nonnull (strstr (text, "\"kinds\":[\"C\",\"D\",\"E\"]"));

  node = json_from_string (text, NULL);
  copy = psk_mapping_parse (json_node_get_object (node), rows, NULL,
                            psk_book_get_areas (test->book), psk_book_get_codes (test->book),
                            NULL);
  g_assert_nonnull (copy);
  psk_mapping_set_column (copy, PSK_COLUMN_NONE, 2);
  after = psk_mapping_to_text (copy);
  g_assert_nonnull (strstr (after, "\"kinds\":[\"D\",\"E\"]"));
  psk_mapping_set_column (copy, PSK_COLUMN_NOTE, 4);
  g_assert_cmpint (psk_mapping_find_field (copy, 3), ==, PSK_COLUMN_KINDS);
  g_assert_cmpint (psk_mapping_find_field (copy, 4), ==, PSK_COLUMN_NOTE);
  psk_mapping_set_column (mapping, PSK_COLUMN_KINDS, 3);
  g_assert_cmpint (psk_mapping_find_field (mapping, 2), ==, PSK_COLUMN_NONE);
  g_assert_cmpint (psk_mapping_find_field (mapping, 4), ==, PSK_COLUMN_NONE);
}

/* Parts of a value are written as an array; when one of them holds another thing, the others
 * hold nothing. */
static void
test_parts (void)
{
  static const struct
  {
    const char *columns;
    int last; /* of the id, or -1 when it is refused */
  } cases[] = {
    { "[\"C\",\"D\",\"E\",\"F\",\"G\",\"H\",\"I\",\"J\",\"K\",\"L\",\"M\",\"N\",\"O\"]", 14 },
    { "[\"C\",\"D\"]", -1 },
    { "[\"C\",\"D\",\"E\",\"F\",\"G\",\"H\",\"I\",\"J\",\"K\",\"L\",\"M\",\"N\",\"P\"]", -1 },
    { "[]", -1 },
  };
  g_autoptr (PskTestBook) test = psk_test_book_new ();
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  g_ptr_array_add (rows, g_strsplit ("ตำบล|ชื่อ-สกุล", "|", -1));
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *json = g_strdup_printf ("{\"columns\":{\"full_name\":\"B\","
                                               "\"citizen_id\":%s}}", cases[i].columns);
      g_autoptr (JsonNode) node = json_from_string (json, NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (PskMapping) mapping
        = psk_mapping_parse (json_node_get_object (node), rows, "x",
                             psk_book_get_areas (test->book), psk_book_get_codes (test->book),
                             &error);
      g_autofree char *text = mapping != NULL ? psk_mapping_to_text (mapping) : NULL;

      g_test_message ("case %zu", i);
      if (cases[i].last < 0)
        {
          g_assert_error (error, PSK_ERROR, PSK_ERROR_FORMAT);
          continue;
        }
      g_assert_no_error (error);
      g_assert_nonnull (strstr (text, cases[i].columns));
      g_assert_cmpint (psk_mapping_find_field (mapping, cases[i].last), ==,
                       PSK_COLUMN_CITIZEN_ID);
      g_assert_cmpint (psk_mapping_find_field (mapping, cases[i].last + 1), ==, PSK_COLUMN_NONE);
      psk_mapping_set_column (mapping, PSK_COLUMN_NOTE, 7);
      g_assert_cmpint (psk_mapping_find_field (mapping, 7), ==, PSK_COLUMN_NOTE);
      g_assert_cmpint (psk_mapping_find_field (mapping, 2), ==, PSK_COLUMN_NONE);
      psk_mapping_set_column (mapping, PSK_COLUMN_CITIZEN_ID, 2);
      g_assert_cmpint (psk_mapping_find_field (mapping, 3), ==, PSK_COLUMN_NONE);
    }
}

static const struct
{
  PskHouseholdField field;
  const char *text;
  int expected; /* -2 when it is refused */
} typed_numbers[] = {
  { PSK_HOUSEHOLD_TAMBON, "ต.ท่าผา", 520308 },
  { PSK_HOUSEHOLD_TAMBON, "520305", 520305 },
  { PSK_HOUSEHOLD_TAMBON, "ทาผา", -2 },
  { PSK_HOUSEHOLD_TAMBON, "", -2 },
  { PSK_HOUSEHOLD_VILLAGE_NO, "หมู่ที่ ๑๒", 12 },
  { PSK_HOUSEHOLD_VILLAGE_NO, "0", -2 },
  { PSK_HOUSEHOLD_VILLAGE_NO, "", -1 },
  { PSK_HOUSEHOLD_KINDS, "๑๒ ชนิด", 12 },
  { PSK_HOUSEHOLD_KINDS, "999", 999 },
  { PSK_HOUSEHOLD_KINDS, "1000", -2 },
  { PSK_HOUSEHOLD_KINDS, "-1", -2 },
  { PSK_HOUSEHOLD_KINDS, "1.5", -2 },
  { PSK_HOUSEHOLD_KINDS, "", -1 },
  { PSK_HOUSEHOLD_MEMBERS, "99", 99 },
  { PSK_HOUSEHOLD_MEMBERS, "100", -2 },
};

static void
test_typed_numbers (void)
{
  g_autoptr (PskTestBook) test = psk_test_book_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (typed_numbers); i++)
    {
      g_autoptr (PskHousehold) household = g_object_new (PSK_TYPE_HOUSEHOLD, NULL);
      g_autoptr (GError) error = NULL;
      guint n_fields;
      const PskField *fields = psk_record_get_fields (household, &n_fields);
      const gsize offset = fields[typed_numbers[i].field].offset;

      g_test_message ("%d “%s”", typed_numbers[i].field, typed_numbers[i].text);
      if (psk_household_rules_set (household, typed_numbers[i].field, typed_numbers[i].text,
                                   psk_book_get_areas (test->book),
                                   psk_book_get_codes (test->book), &error))
        g_assert_cmpint (G_STRUCT_MEMBER (int, household, offset), ==, typed_numbers[i].expected);
      else
        {
          g_assert_error (error, PSK_ERROR, PSK_ERROR_INVALID);
          g_assert_cmpint (typed_numbers[i].expected, ==, -2);
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (layouts); i++)
    {
      g_autofree char *path = g_strdup_printf ("/mapping/layout/%s", layouts[i].name);

      g_test_add_data_func (path, &layouts[i], psk_test_check_layout);
    }
  g_test_add_func ("/mapping/all-reasons", test_all_reasons);
  g_test_add_func ("/mapping/refused", test_refused);
  g_test_add_func ("/mapping/maps", test_maps);
  g_test_add_func ("/mapping/far-head", test_far_head);
  g_test_add_func ("/mapping/round-trip", test_round_trip);
  g_test_add_func ("/rules/typed-texts", test_typed_texts);
  g_test_add_func ("/rules/typed-numbers", test_typed_numbers);

  g_test_add_func ("/mapping/more-kinds", test_more_kinds);
  g_test_add_func ("/mapping/parts", test_parts);

  return g_test_run ();
}
