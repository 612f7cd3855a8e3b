/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/wait.h>

#include "psk-error.h"
#include "psk-exchange.h"
#include "psk-staging.h"
#include "psk-test-place.h"
#include "psk-test-zip.h"

#define MEBIBYTE (1 << 20)

/* The second sheet of the workbook is hidden. */
static void
assert_hidden (PskTestPlace *place)
{
  g_autoptr (PskStaging) staging = psk_staging_open (place->staging, NULL);
  g_autofree char *first = psk_staging_get_info (staging, PSK_STAGING_HIDDEN "1");
  g_autofree char *second = psk_staging_get_info (staging, PSK_STAGING_HIDDEN "2");

  g_assert_null (first);
  g_assert_nonnull (second);
}

static void
test_cells (void)
{
  static const char sheet[] =
    "<row r=\"2\"><c r=\"B2\" t=\"s\"><v>0</v></c><c r=\"D2\" t=\"s\"><v>1</v></c></row>"
    "<row r=\"3\"><c r=\"A3\" t=\"inlineStr\"><is><t>007</t></is></c>"
    "<c r=\"B3\" t=\"inlineStr\"><is><t>two\nlines</t></is></c>"
    "<c r=\"C3\"><f>1+1</f><v>2</v></c><c r=\"D3\" t=\"str\"><f>A3</f><v>=x</v></c></row>"
    "<row r=\"5\"><c r=\"A5\"><v>3527132444530</v></c><c r=\"B5\"><v>3.52713244453E12</v></c>"
    "<c r=\"C5\"><v>5.0</v></c><c r=\"D5\"><v>0.30000000000000004</v></c></row>"
    "<row r=\"6\"><c r=\"A6\" s=\"1\"><v>45376</v></c><c r=\"B6\" s=\"2\"><v>45376</v></c>"
    "<c r=\"C6\" t=\"e\"><v>#N/A</v></c><c r=\"D6\" t=\"inlineStr\"><is><t>1E5</t></is></c></row>"
    "<row r=\"7\"><c r=\"A7\" s=\"3\"><v>8971200123456</v></c>"
    "<c r=\"B7\" s=\"3\"><v>8.971200123456E+12</v></c><c r=\"C7\"><v>8.97E12</v></c>"
    "<c r=\"D7\" t=\"inlineStr\"><is><t>8.97E+12</t></is></c></row>"
    "<row r=\"9\"><c r=\"A9\" t=\"inlineStr\"><is><t>merged</t></is></c></row>";
  static const char expected[] =
    "=บัญชี\n"
    "2:[][สมชาย][][two runs]\n"
    "3:[007][two\nlines][2][=x]\n"
    "5:[3527132444530][3527132444530][5][0.3]\n"
    "6:[2024-03-25][2024-03-25][#N/A][1E5]\n"
    "7:[8971200123456][8971200123456][8.97E12][8.97E+12]\n"
    "9:[merged][][][]\n"
    "=Codes\n"
    "1:[unnumbered]\n";
  static const char *const names[] = { "list.xlsx", "list.csv", "list.xls", "list" };
  g_autoptr (PskTestPlace) place = psk_test_place_new ();
  g_autoptr (PskTestZip) zip = psk_test_zip_workbook (sheet);

  /* What it is called says nothing of what it holds. */
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = psk_test_zip_save (zip, place->dir, names[i]);
      g_autofree char *text = NULL;
      g_autoptr (GError) error = NULL;

      text = psk_test_place_read (place, path, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (text, ==, expected);
      assert_hidden (place);
    }
}

#define ODS_STYLE(name, display) \
  "<style:style style:name=\"" name "\" style:family=\"table\"><style:table-properties" \
  " table:display=\"" display "\"/></style:style>"
#define ODS_SHEET(name, style) \
  "<table:table table:name=\"" name "\" table:style-name=\"" style "\"><table:table-row>" \
  "<table:table-cell office:value-type=\"string\"><text:p>x</text:p></table:table-cell>" \
  "<table:table-cell office:value-type=\"float\" office:value=\"8971200123456\">" \
  "<text:p>8.97E+12</text:p></table:table-cell></table:table-row></table:table>"

/* Formulas that a script wrote and no program has calculated; a result may be no letters. */
static void
test_uncalculated (void)
{
  static const struct
  {
    const char *cells;
    const char *first;
  } cases[] = {
    { "<c r=\"B2\"><f>A1+1</f><v></v></c><c r=\"C2\"><f>A1</f></c>", "B2" },
    { "<c r=\"B2\"><f>A1+1</f><v>2</v></c><c r=\"C2\"><f t=\"shared\" si=\"0\"/></c>", "C2" },
    { "<x:c xmlns:x=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" r=\"B2\">"
      "<x:f>A1</x:f><x:v/></x:c>", "B2" },
    { "<c r=\"B2\" t=\"str\"><f>A1</f></c>", "B2" },
    { "<c r=\"B2\" t=\"str\"><f>A1</f><v></v></c>", NULL },
    { "<c r=\"B2\" t=\"str\"><f>A1</f><v/></c><c r=\"C2\"/>", NULL },
    { "<c r=\"B2\"><f>A1</f><v>0</v></c><c r=\"C2\"><v></v></c>", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *rows = g_strdup_printf ("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>"
                                               "<row r=\"2\">%s</row>", cases[i].cells);
      g_autoptr (PskTestPlace) place = psk_test_place_new ();
      g_autoptr (PskTestZip) zip = psk_test_zip_workbook (rows);
      g_autofree char *path = psk_test_zip_save (zip, place->dir, "list.xlsx");
      g_autofree char *text = psk_test_place_read (place, path, NULL);
      g_autoptr (PskStaging) staging = psk_staging_open (place->staging, NULL);
      g_autofree char *first = psk_staging_get_info (staging, PSK_STAGING_UNCALCULATED "1");
      g_autofree char *other = psk_staging_get_info (staging, PSK_STAGING_UNCALCULATED "2");

      g_test_message ("case %zu", i);
      g_assert_nonnull (text);
      g_assert_cmpstr (first, ==, cases[i].first);
      g_assert_null (other);
    }
}

/* A sheet of ods is hidden by its style; a number has the digits that are not shown. */
static void
test_ods (void)
{
  static const char content[] =
    "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
    " xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\""
    " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\""
    " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><office:automatic-styles>"
    ODS_STYLE ("ta1", "true") ODS_STYLE ("ta2", "false")
    "</office:automatic-styles><office:body><office:spreadsheet>"
    ODS_SHEET ("บัญชี", "ta1") ODS_SHEET ("รหัส", "ta2")
    "</office:spreadsheet></office:body></office:document-content>";
  g_autoptr (PskTestPlace) place = psk_test_place_new ();
  g_autoptr (PskTestZip) zip = psk_test_zip_new ();
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  psk_test_zip_add (zip, "content.xml", content, strlen (content), (guint32) strlen (content));
  psk_test_zip_end (zip);
  path = psk_test_zip_save (zip, place->dir, "list.ods");
  text = psk_test_place_read (place, path, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, "=บัญชี\n1:[x][8971200123456]\n=รหัส\n1:[x][8971200123456]\n");
  assert_hidden (place);
}

static void
test_bad_sheets (void)
{
  static const struct
  {
    const char *rows;
    int code;
    const char *says;
  } cases[] = {
    { "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"2\"><c r=\"A2\"><v>2", PSK_ERROR_FORMAT,
      "is damaged" },
    { "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"-5\"><c r=\"A1\"><v>2</v></c></row>",
      PSK_ERROR_FORMAT, "is damaged" },
    { "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"1048576\"><c r=\"A1048576\"><v>2</v></c>"
      "</row>", PSK_ERROR_TOO_LARGE, "far below" },
    { "<row r=\"1\"><c r=\"XFD1\"><v>1</v></c></row>", PSK_ERROR_TOO_LARGE, "columns" },
    { "<row r=\"1\"><c r=\"ZZZZZZZ1\"><v>1</v></c></row>", PSK_ERROR_TOO_LARGE, "columns" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PskTestPlace) place = psk_test_place_new ();
      g_autoptr (PskTestZip) zip = psk_test_zip_workbook (cases[i].rows);
      g_autofree char *path = psk_test_zip_save (zip, place->dir, "list.xlsx");
      g_autoptr (GError) error = NULL;

      g_test_message ("case %zu", i);
      g_assert_null (psk_test_place_read (place, path, &error));
      g_assert_error (error, PSK_ERROR, cases[i].code);
      g_assert_nonnull (strstr (error->message, cases[i].says));
    }
}

static void
test_bombs (void)
{
  static const struct
  {
    gsize size;
    guint32 claimed;
    const char *says;
  } cases[] = {
    { 1000, 3000000000u, "unpacks" },               /* says too much */
    { 128 * MEBIBYTE, 128 * MEBIBYTE, "unpacks" },  /* is small only when packed */
    { 128 * MEBIBYTE, 1000, "not a spreadsheet" },  /* lies, and is nothing at all */
  };
  g_autofree char *blanks = g_strnfill (128 * MEBIBYTE, ' ');

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PskTestPlace) place = psk_test_place_new ();
      g_autoptr (PskTestZip) zip = psk_test_zip_new ();
      g_autofree char *path = NULL;
      g_autoptr (GError) error = NULL;

      psk_test_zip_add (zip, "xl/worksheets/sheet1.xml", blanks, cases[i].size, cases[i].claimed);
      psk_test_zip_end (zip);
      path = psk_test_zip_save (zip, place->dir, "list.xlsx");
      g_assert_null (psk_test_place_read (place, path, &error));
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, cases[i].says));
    }
}

/* The sheet unpacks to more than the directory of the archive says. */
static void
test_lying_sheet (void)
{
  g_autoptr (PskTestPlace) place = psk_test_place_new ();
  g_autoptr (PskTestZip) zip = psk_test_zip_workbook (
    "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>");
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  const guint32 claimed = 120;

  /* The last entry is the sheet: its size stands 22 bytes before its name. */
  memcpy (zip->bytes->data + zip->bytes->len - 22 - strlen ("xl/worksheets/sheet1.xml") - 22,
          &claimed, 4);
  path = psk_test_zip_save (zip, place->dir, "list.xlsx");
  g_assert_null (psk_test_place_read (place, path, &error));
  g_assert_error (error, PSK_ERROR, PSK_ERROR_FORMAT);
}

static void
test_odd_archives (void)
{
  static const char *const names[] = {
    "python-recursion.tar", "python-zip_cp437_header.zip", "python-zipdir.zip",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (PskTestPlace) place = psk_test_place_new ();
      g_autofree char *path = psk_test_place_shared ("realworld/zip", names[i]);
      g_autoptr (GError) error = NULL;

      if (path == NULL)
        return;

      g_assert_null (psk_test_place_read (place, path, &error));
      g_assert_error (error, PSK_ERROR, PSK_ERROR_FORMAT);
    }
}

static void
test_real_files (void)
{
  static const struct
  {
    const char *folder;
    const char *name;
    int n_sheets;
    int n_rows;
    int n_columns;
    const char *encoding;
  } cases[] = {
    { "rosters", "hang-chat.csv", 1, 141, 14, "windows-874" },
    { "rosters", "ngao.csv", 1, 202, 9, "UTF-8" },
    { "rosters", "ko-kha.xlsx", 9, 24, 10, NULL },
    { "realworld/csv", "dhanabhon_sub_districts_quotedcodes.csv", 1, 7437, 11,
      "UTF-8" },
    { "realworld/xlsx", "kongvut_provinces.xlsx", 1, 78, 7, NULL },
    { "realworld/xlsx", "kongvut_sub_districts_7451rows.xlsx", 1, 7452, 10, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PskTestPlace) place = psk_test_place_new ();
      g_autofree char *path = psk_test_place_shared (cases[i].folder, cases[i].name);
      g_autofree char *encoding = NULL;
      g_autoptr (PskStaging) staging = NULL;
      g_autoptr (GError) error = NULL;

      if (path == NULL)
        return;

      g_test_message ("%s", cases[i].name);
      psk_exchange_read (path, place->staging, NULL, &error);
      g_assert_no_error (error);
      staging = psk_staging_open (place->staging, &error);
      g_assert_no_error (error);
      encoding = psk_staging_get_info (staging, "encoding");
      g_assert_cmpstr (encoding, ==, cases[i].encoding);
      g_assert_cmpint (psk_staging_get_n_sheets (staging), ==, cases[i].n_sheets);
      g_assert_cmpint (psk_staging_get_n_rows (staging, 1), ==, cases[i].n_rows);
      g_assert_cmpint (psk_staging_get_n_columns (staging, 1), ==, cases[i].n_columns);
    }
}

/* The two lines of the head in rows 3 and 4, the list from row 5. */
static void
test_merged_head (void)
{
  static const char start[] =
    "=ต.ท่าผา\n"
    "1:[บัญชีรายชื่อครัวเรือนเปราะบาง ตำบลท่าผา อำเภอเกาะคา จังหวัดลำปาง][][][][][][][][][]\n"
    "2:[ปีงบประมาณ พ.ศ. ๒๕๖๗][][][][][][][][][]\n"
    "3:[ที่][ที่อยู่][][หัวหน้าครัวเรือน][][][เลขบัตร ปชช.][การปลูกผัก][][หมายเหตุ]\n"
    "4:[][หมู่][เลขที่][คำนำหน้า][ชื่อ][สกุล][][กี่ชนิด][เริ่มปลูก][]\n"
    "5:[1][ม.1][120][นางสาว][สุชาย][เจริญรักษา][8-5276-32444-53-1][0][][ว่างงาน]\n"
    "6:[2][ม.3][209][นางสาว][บุญวรรณ][คำมา][6-5263-60218-54-7][3][13 เม.ย. 67][ว่างงาน]\n";
  g_autoptr (PskTestPlace) place = psk_test_place_new ();
  g_autofree char *path = psk_test_place_shared ("rosters", "ko-kha.xlsx");
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  if (path == NULL)
    return;

  text = psk_test_place_read (place, path, &error);
  g_assert_no_error (error);
  text[strlen (start)] = '\0';
  g_assert_cmpstr (text, ==, start);
}

/* The program itself is run, since the client would make a sentence of a crash. */
static void
check_ends_well (PskTestPlace *place,
                 const char   *path,
                 int           turn)
{
  const char *program = g_getenv ("PSK_EXCHANGE_PROGRAM");
  const char *arguments[] = { program, "read", path, place->staging, NULL };
  g_autofree char *output = NULL;
  g_autofree char *said = NULL;
  g_autoptr (GError) error = NULL;
  int status = 0;

  g_remove (place->staging);
  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output, &said,
                &status, &error);
  g_assert_no_error (error);
  if (!WIFEXITED (status))
    g_test_message ("turn %d died of signal %d", turn, WTERMSIG (status));
  g_assert_true (WIFEXITED (status));
  g_assert_true (WEXITSTATUS (status) == 0 || WEXITSTATUS (status) == 3);
  if (WEXITSTATUS (status) == 3)
    g_assert_true (g_str_has_prefix (said, "ERROR "));
}

/* Whatever becomes of a list on its way, reading it ends with a list or a
 * sentence, and soon. */
static void
test_mutilated (gconstpointer data)
{
  const char *name = data;
  const int n_turns = g_test_slow () ? 1000 : 60;
  g_autoptr (PskTestPlace) place = psk_test_place_new ();
  g_autofree char *source = psk_test_place_shared ("rosters", name);
  g_autofree char *bytes = NULL;
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  gsize size;

  if (source == NULL)
    return;

  g_assert_true (g_file_get_contents (source, &bytes, &size, NULL));
  g_test_timer_start ();
  for (int i = 0; i < n_turns; i++)
    {
      g_autofree char *copy = g_memdup2 (bytes, size);
      const gsize length = i % 2 == 0 ? (gsize) g_rand_int_range (random, 1, (gint32) size) : size;
      g_autofree char *path = NULL;

      for (int m = g_rand_int_range (random, 0, 20); m > 0; m--)
        copy[g_rand_int_range (random, 0, (gint32) length)] ^= (char) g_rand_int (random);
      path = psk_test_place_write (place, name, copy, (gssize) length);
      check_ends_well (place, path, i);
    }
  g_assert_cmpfloat (g_test_timer_elapsed (), <, n_turns * 1.0);
}

int
main (int   argc,
      char *argv[])
{
  static const char *const rosters[] = { "hang-chat.csv", "ngao.csv", "ko-kha.xlsx" };

  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/exchange/workbook/cells", test_cells);
  g_test_add_func ("/exchange/workbook/uncalculated", test_uncalculated);
  g_test_add_func ("/exchange/workbook/ods", test_ods);
  g_test_add_func ("/exchange/workbook/bad-sheets", test_bad_sheets);
  g_test_add_func ("/exchange/workbook/bombs", test_bombs);
  g_test_add_func ("/exchange/workbook/lying-sheet", test_lying_sheet);
  g_test_add_func ("/exchange/workbook/odd-archives", test_odd_archives);
  g_test_add_func ("/exchange/workbook/real-files", test_real_files);
  g_test_add_func ("/exchange/workbook/merged-head", test_merged_head);
  for (gsize i = 0; i < G_N_ELEMENTS (rosters); i++)
    {
      g_autofree char *path = g_strconcat ("/exchange/mutilated/", rosters[i], NULL);

      g_test_add_data_func (path, rosters[i], test_mutilated);
    }

  return g_test_run ();
}
