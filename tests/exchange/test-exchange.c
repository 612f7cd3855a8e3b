/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "psk-error.h"
#include "psk-exchange.h"
#include "psk-staging.h"
#include "psk-test-place.h"
#include "psk-test-zip.h"

static void
test_text_files (void)
{
  static const struct
  {
    const char *bytes;
    gssize size;
    const char *expected;
    const char *encoding;
    const char *warning;
  } cases[] = {
    { "a,b\n1,2\n", -1, "1:[a][b]\n2:[1][2]\n", "UTF-8", NULL },
    { "a;b\r\n1;2\r\n", -1, "1:[a][b]\n2:[1][2]\n", "UTF-8", NULL },
    { "a\tb\n1\t2", -1, "1:[a][b]\n2:[1][2]\n", "UTF-8", NULL },
    { "a,b,c;x\n1;2\n3;4\n5;6\n", -1, "1:[a,b,c][x]\n2:[1][2]\n3:[3][4]\n4:[5][6]\n", "UTF-8",
      NULL },
    { "sep=|\r\na|b,c,d\r\n", -1, "1:[a][b,c,d]\n", "UTF-8", NULL },
    { "\xef\xbb\xbf" "ก,ข\n", -1, "1:[ก][ข]\n", "UTF-8", NULL },
    { "\xa1,\xa2\n", -1, "1:[ก][ข]\n", "windows-874", NULL },
    /* "แกง" and "ยก" are valid UTF-8 by chance. */
    { "\xe1\xa1\xa7,\xc2\xa1\n\xa1,\x93x\x94\n", -1, "1:[แกง][ยก]\n2:[ก][“x”]\n", "windows-874",
      NULL },
    { "\xa1,\xff\n", -1, "1:[ก][\xef\xbf\xbd]\n", "windows-874", "replaced-characters" },
    { "\xff\xfe" "a\0,\0\x01\x0e\n\0", 10, "1:[a][ก]\n", "UTF-16LE", NULL },
    { "\xfe\xff" "\0a\0,\x0e\x01\0\n", 10, "1:[a][ก]\n", "UTF-16BE", NULL },
    { "a\0,\0b\0\n\0", 8, "1:[a][b]\n", "UTF-16LE", NULL },
    { "\0a\0,\0b\0\n", 8, "1:[a][b]\n", "UTF-16BE", NULL },
    { "\xff\xfe" "a\0\0\xd8" "b\0", 8, "1:[a\xef\xbf\xbd" "b]\n", "UTF-16LE",
      "replaced-characters" },
    { "001,0812345678,3527132444530\n", -1, "1:[001][0812345678][3527132444530]\n", "UTF-8", NULL },
    { "\"a,b\",\"say \"\"yes\"\"\",\"two\nlines\"\n", -1, "1:[a,b][say \"yes\"][two\nlines]\n",
      "UTF-8", NULL },
    { "\"two\r\nlines\",\"old\rmac\"\r\nx\r\n", -1, "1:[two\nlines][old\nmac]\n2:[x]\n", "UTF-8",
      NULL },
    { "5\" pipe,x\ny,z\n", -1, "1:[5\" pipe][x]\n2:[y][z]\n", "UTF-8", NULL },
    { " a , b \n", -1, "1:[ a ][ b ]\n", "UTF-8", NULL },
    { "a,,c\n,,\nx\n", -1, "1:[a][][c]\n3:[x]\n", "UTF-8", NULL },
    { "a\r\n\r\nb\r\n", -1, "1:[a]\n3:[b]\n", "UTF-8", NULL },
    { "a\rb\r\rc", -1, "1:[a]\n2:[b]\n4:[c]\n", "UTF-8", NULL },
    { "=1+1,-5,@x\n", -1, "1:[=1+1][-5][@x]\n", "UTF-8", NULL },
    { "one,t\0o,thr\x1f" "ee,a long text so that this is no binary file,another one as long\n", 78,
      "1:[one][t o][thr ee][a long text so that this is no binary file][another one as long]\n",
      "UTF-8", NULL },
    { "ก,\xa2\n", -1, "1:[ก][ข]\n", "UTF-8", "mixed-encoding" },
    { "ก,ข\nคำเมือง,ง\n\xe1\xa1\xa7,\xc2\xa1\xb9\n", -1, "1:[ก][ข]\n2:[คำเมือง][ง]\n3:[แกง][ยกน]\n",
      "UTF-8", "mixed-encoding" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PskTestPlace) place = psk_test_place_new ();
      g_autofree char *path = psk_test_place_write (place, "list.csv", cases[i].bytes,
                                                    cases[i].size);
      g_autofree char *text = NULL;
      g_autofree char *encoding = NULL;
      g_autofree char *warning = NULL;
      g_autoptr (PskStaging) staging = NULL;
      g_autoptr (GError) error = NULL;

      g_test_message ("case %zu", i);
      text = psk_test_place_read (place, path, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (text, ==, cases[i].expected);

      staging = psk_staging_open (place->staging, &error);
      g_assert_no_error (error);
      encoding = psk_staging_get_info (staging, "encoding");
      warning = psk_staging_get_info (staging, "warning");
      g_assert_cmpstr (encoding, ==, cases[i].encoding);
      g_assert_cmpstr (warning, ==, cases[i].warning);
    }
}

/* Beyond the size of the pieces that are read at once. */
static void
test_long_text (void)
{
  static const char *const charsets[] = { "UTF-8", "CP874", "UTF-16LE" };
  g_autoptr (GString) text = g_string_new ("ลำดับ,ตำบล,ชื่อ\n");
  g_autoptr (GString) expected = g_string_new ("1:[ลำดับ][ตำบล][ชื่อ]\n");

  for (int i = 2; i <= 60000; i++)
    {
      g_string_append_printf (text, "%d,ห้างฉัตร,เก้าแสน%d\n", i, i);
      g_string_append_printf (expected, "%d:[%d][ห้างฉัตร][เก้าแสน%d]\n", i, i, i);
    }

  for (gsize i = 0; i < G_N_ELEMENTS (charsets); i++)
    {
      g_autoptr (PskTestPlace) place = psk_test_place_new ();
      gsize size = 0;
      g_autofree char *bytes = g_convert (text->str, (gssize) text->len, charsets[i], "UTF-8",
                                          NULL, &size, NULL);
      g_autofree char *path = psk_test_place_write (place, "list.csv", bytes, (gssize) size);
      g_autofree char *read = NULL;
      g_autoptr (GError) error = NULL;

      read = psk_test_place_read (place, path, &error);
      g_assert_no_error (error);
      g_assert_true (g_str_equal (read, expected->str));
    }
}

static void
test_refusals (void)
{
  static const struct
  {
    const char *name;
    const char *bytes;
    gssize size;
    int code;
    const char *says;
  } cases[] = {
    { "empty.csv", "", 0, PSK_ERROR_FORMAT, "is empty" },
    { "blank.csv", "\n\n,,\n", -1, PSK_ERROR_FORMAT, "is empty" },
    { "picture.xlsx", "\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16, PSK_ERROR_FORMAT, "not a spreadsheet" },
    { "letter.xls", "%PDF-1.4 hello", -1, PSK_ERROR_FORMAT, "not a spreadsheet" },
    { "cut.xlsx", "PK\003\004\024\0\0\0\b\0", 10, PSK_ERROR_FORMAT, "is damaged" },
    { "page.xls", "\xef\xbb\xbf <HTML><table><tr><td>ชื่อ</td></tr></table>", -1, PSK_ERROR_FORMAT, "web page" },
    { "quote.csv", "a,b\n1,2\n\"open,4\n5,6\n", -1, PSK_ERROR_FORMAT, "row 3" },
    { "locked.xlsx",
      "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
      "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0", 40, PSK_ERROR_FORMAT, "password" },
    { "letter.doc", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and nothing else", -1, PSK_ERROR_FORMAT, "not a spreadsheet" },
    { "noise.csv", "\0\1\2\3\4\5\6\7\0\1\2\3", 12, PSK_ERROR_FORMAT, "not a spreadsheet" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PskTestPlace) place = psk_test_place_new ();
      g_autofree char *path = psk_test_place_write (place, cases[i].name, cases[i].bytes, cases[i].size);
      g_autoptr (GError) error = NULL;

      g_assert_false (psk_exchange_read (path, place->staging, NULL, &error));
      g_assert_nonnull (strstr (error->message, cases[i].says));
      g_test_message ("%s: %s", cases[i].name, error->message);
      g_assert_error (error, PSK_ERROR, cases[i].code);
      g_assert_nonnull (strstr (error->message, cases[i].name));
      g_assert_false (g_file_test (place->staging, G_FILE_TEST_EXISTS));
    }
}

static void
test_missing_file (void)
{
  g_autoptr (PskTestPlace) place = psk_test_place_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (psk_exchange_read ("/nonexistent/list.xlsx", place->staging, NULL, &error));
  g_assert_error (error, PSK_ERROR, PSK_ERROR_NOT_FOUND);
}

static void
test_wide_and_long (void)
{
  g_autoptr (PskTestPlace) place = psk_test_place_new ();
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *path = NULL;
  g_autofree char *big = g_strnfill (10 * 1024 * 1024, 'x');
  g_autoptr (PskStaging) staging = NULL;
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 500; i++)
    g_string_append_printf (text, "c%d,", i);
  g_string_append_printf (text, "\n%s,end\n", big);
  path = psk_test_place_write (place, "wide.csv", text->str, text->len);
  psk_exchange_read (path, place->staging, NULL, &error);
  g_assert_no_error (error);
  staging = psk_staging_open (place->staging, &error);
  g_assert_no_error (error);
  g_assert_cmpint (psk_staging_get_n_columns (staging, 1), ==, 501);
  g_assert_cmpint (psk_staging_get_n_rows (staging, 1), ==, 2);
}

/* Text needs only the small program; a workbook is read by the one beside it. */
static void
test_half_installed (void)
{
  g_autoptr (PskTestPlace) place = psk_test_place_new ();
  g_autoptr (PskTestZip) zip = psk_test_zip_workbook ("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>");
  g_autofree char *list = psk_test_place_write (place, "list.csv", "a,b\n", -1);
  g_autofree char *workbook = psk_test_zip_save (zip, place->dir, "list.xlsx");
  g_autofree char *whole = g_strdup (g_getenv ("PSK_EXCHANGE_PROGRAM"));
  g_autofree char *alone = g_build_filename (place->dir, "pansuk-exchange", NULL);
  g_autoptr (GFile) from = g_file_new_for_path (whole);
  g_autoptr (GFile) to = g_file_new_for_path (alone);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_copy (from, to, G_FILE_COPY_NONE, NULL, NULL, NULL, NULL));
  g_setenv ("PSK_EXCHANGE_PROGRAM", alone, TRUE);

  text = psk_test_place_read (place, list, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, "1:[a][b]\n");
  g_assert_null (psk_test_place_read (place, workbook, &error));
  g_assert_error (error, PSK_ERROR, PSK_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "install"));

  g_setenv ("PSK_EXCHANGE_PROGRAM", whole, TRUE);
}

/* What the JSON says that a member of a row is, with the line breaks that a cell
 * has in the staging database. */
static char *
expected_row (JsonObject *row,
              int         number)
{
  g_autoptr (GList) members = json_object_get_members (row);
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, "%d:", number);
  for (GList *l = members; l != NULL; l = l->next)
    g_string_append_printf (text, "[%s]", json_object_get_string_member (row, l->data));
  g_string_replace (text, "\r\n", "\n", 0);
  g_string_append_c (text, '\n');

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
test_spectrum (gconstpointer data)
{
  const char *name = data;
  g_autoptr (PskTestPlace) place = psk_test_place_new ();
  g_autofree char *csv_name = g_strconcat (name, ".csv", NULL);
  g_autofree char *json_name = g_strconcat (name, ".json", NULL);
  g_autofree char *csv = psk_test_place_shared ("realworld/csv/csv-spectrum/csvs", csv_name);
  g_autofree char *json = psk_test_place_shared ("realworld/csv/csv-spectrum/json", json_name);
  g_autofree char *text = NULL;
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  JsonArray *rows;
  const char *at;

  if (csv == NULL || json == NULL)
    return;

  text = psk_test_place_read (place, csv, &error);
  g_assert_no_error (error);
  g_assert_true (json_parser_load_from_file (parser, json, NULL));
  rows = json_node_get_array (json_parser_get_root (parser));

  /* The JSON does not have the head. */
  at = strstr (text, "]\n") + 2;
  for (guint r = 0; r < json_array_get_length (rows); r++)
    {
      g_autofree char *expected = expected_row (json_array_get_object_element (rows, r),
                                                (int) r + 2);

      g_assert_true (g_str_has_prefix (at, expected));
      at += strlen (expected);
    }
  g_assert_cmpstr (at, ==, "");
}

int
main (int   argc,
      char *argv[])
{
  /* Not location_coordinates, whose JSON is of another list. */
  static const char *const spectrum[] = {
    "comma_in_quotes", "empty", "empty_crlf", "escaped_quotes", "json", "newlines",
    "newlines_crlf", "quotes_and_newlines", "simple", "simple_crlf", "utf8",
  };

  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/exchange/text-files", test_text_files);
  g_test_add_func ("/exchange/long-text", test_long_text);
  g_test_add_func ("/exchange/refusals", test_refusals);
  g_test_add_func ("/exchange/missing-file", test_missing_file);
  g_test_add_func ("/exchange/half-installed", test_half_installed);
  g_test_add_func ("/exchange/wide-and-long", test_wide_and_long);
  for (gsize i = 0; i < G_N_ELEMENTS (spectrum); i++)
    {
      g_autofree char *path = g_strconcat ("/exchange/spectrum/", spectrum[i], NULL);

      g_test_add_data_func (path, spectrum[i], test_spectrum);
    }

  return g_test_run ();
}
