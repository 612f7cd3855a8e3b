/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "psk-error.h"
#include "psk-exchange.h"
#include "psk-staging.h"
#include "psk-test-book.h"

typedef struct
{
  char *dir;
  char *staging;
} Place;

static Place *
place_new (void)
{
  Place *place = g_new0 (Place, 1);

  place->dir = g_dir_make_tmp ("pansuk-exchange-XXXXXX", NULL);
  place->staging = g_build_filename (place->dir, "staging.db", NULL);
  return place;
}

static void
place_free (Place *place)
{
  psk_test_remove_tree (place->dir);
  g_free (place->dir);
  g_free (place->staging);
  g_free (place);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Place, place_free)

static gboolean
append_row (int                row,
            const char *const *cells,
            int                n_cells,
            gpointer           user_data,
            GError           **error)
{
  GString *text = user_data;

  g_string_append_printf (text, "%d:", row);
  for (int i = 0; i < n_cells; i++)
    g_string_append_printf (text, "[%s]", cells[i]);
  g_string_append_c (text, '\n');
  return TRUE;
}

static char *
read_all (const char *staging_path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PskStaging) staging = psk_staging_open (staging_path, &error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  for (int i = 1; i <= psk_staging_get_n_sheets (staging); i++)
    g_assert_true (psk_staging_each_row (staging, i, append_row, text, NULL));

  return g_string_free (text, FALSE);
}

static char *
write_bytes (Place      *place,
             const char *name,
             const char *bytes,
             gssize      size)
{
  char *path = g_build_filename (place->dir, name, NULL);

  g_assert_true (g_file_set_contents (path, bytes, size, NULL));
  return path;
}

static void
test_text_files (void)
{
  static const struct
  {
    const char *bytes;
    gssize size;
    const char *expected;
  } cases[] = {
    { "a,b\n1,2\n", -1, "1:[a][b]\n2:[1][2]\n" },
    { "a;b\r\n1;2\r\n", -1, "1:[a][b]\n2:[1][2]\n" },
    { "a\tb\n1\t2", -1, "1:[a][b]\n2:[1][2]\n" },
    { "\xef\xbb\xbf" "ก,ข\n", -1, "1:[ก][ข]\n" },
    { "\xa1,\xa2\n", -1, "1:[ก][ข]\n" },
    { "\xff\xfe" "a\0,\0b\0\n\0", 10, "1:[a][b]\n" },
    { "\xfe\xff" "\0a\0,\0b\0\n", 10, "1:[a][b]\n" },
    { "a\0,\0b\0\n\0", 8, "1:[a][b]\n" },
    { "001,0812345678,3527132444530\n", -1, "1:[001][0812345678][3527132444530]\n" },
    { "\"a,b\",\"say \"\"yes\"\"\",\"two\nlines\"\n", -1, "1:[a,b][say \"yes\"][two\nlines]\n" },
    { "a,,c\n,,\nx\n", -1, "1:[a][][c]\n3:[x]\n" },
    { "=1+1,-5,@x\n", -1, "1:[=1+1][-5][@x]\n" },
    { "ก,\xa2\n", -1, "1:[ก][ข]\n" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (Place) place = place_new ();
      g_autofree char *path = write_bytes (place, "list.csv", cases[i].bytes, cases[i].size);
      g_autofree char *text = NULL;
      g_autoptr (GError) error = NULL;

      g_test_message ("case %zu", i);
      psk_exchange_read (path, place->staging, NULL, &error);
      g_assert_no_error (error);
      text = read_all (place->staging);
      g_assert_cmpstr (text, ==, cases[i].expected);
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
  } cases[] = {
    { "empty.csv", "", 0, PSK_ERROR_FORMAT },
    { "blank.csv", "\n\n,,\n", -1, PSK_ERROR_FORMAT },
    { "picture.xlsx", "\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16, PSK_ERROR_FORMAT },
    { "letter.xls", "%PDF-1.4 hello", -1, PSK_ERROR_FORMAT },
    { "cut.xlsx", "PK\003\004\024\0\0\0\b\0", 10, PSK_ERROR_FORMAT },
    { "noise.csv", "\0\1\2\3\4\5\6\7\0\1\2\3", 12, PSK_ERROR_FORMAT },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (Place) place = place_new ();
      g_autofree char *path = write_bytes (place, cases[i].name, cases[i].bytes, cases[i].size);
      g_autoptr (GError) error = NULL;

      g_assert_false (psk_exchange_read (path, place->staging, NULL, &error));
      g_test_message ("%s: %s", cases[i].name, error->message);
      g_assert_error (error, PSK_ERROR, cases[i].code);
      g_assert_nonnull (strstr (error->message, cases[i].name));
      g_assert_false (g_file_test (place->staging, G_FILE_TEST_EXISTS));
    }
}

static void
test_missing_file (void)
{
  g_autoptr (Place) place = place_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (psk_exchange_read ("/nonexistent/list.xlsx", place->staging, NULL, &error));
  g_assert_error (error, PSK_ERROR, PSK_ERROR_NOT_FOUND);
}

static void
put (GByteArray *bytes,
     guint64     value,
     guint       n)
{
  for (guint i = 0; i < n; i++)
    {
      guint8 byte = (guint8) (value >> 8 * i);

      g_byte_array_append (bytes, &byte, 1);
    }
}

/* An archive that says of its one entry that it unpacks to 3 GB. */
static void
test_zip_bomb (void)
{
  g_autoptr (Place) place = place_new ();
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  guint directory;

  put (bytes, 0x04034b50, 4);
  put (bytes, 20, 2);
  put (bytes, 0, 24);
  directory = bytes->len;
  put (bytes, 0x02014b50, 4);
  put (bytes, 0, 16);
  put (bytes, 1000, 4);
  put (bytes, 3000000000u, 4);
  put (bytes, 0, 18);
  put (bytes, 0x06054b50, 4);
  put (bytes, 0, 4);
  put (bytes, 1, 2);
  put (bytes, 1, 2);
  put (bytes, bytes->len - directory, 4);
  put (bytes, directory, 4);
  put (bytes, 0, 2);

  path = write_bytes (place, "bomb.xlsx", (const char *) bytes->data, bytes->len);
  g_assert_false (psk_exchange_read (path, place->staging, NULL, &error));
  g_assert_error (error, PSK_ERROR, PSK_ERROR_TOO_LARGE);
}

static void
test_wide_and_long (void)
{
  g_autoptr (Place) place = place_new ();
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *path = NULL;
  g_autofree char *big = g_strnfill (10 * 1024 * 1024, 'x');
  g_autoptr (PskStaging) staging = NULL;
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 500; i++)
    g_string_append_printf (text, "c%d,", i);
  g_string_append_printf (text, "\n%s,end\n", big);
  path = write_bytes (place, "wide.csv", text->str, text->len);
  psk_exchange_read (path, place->staging, NULL, &error);
  g_assert_no_error (error);
  staging = psk_staging_open (place->staging, &error);
  g_assert_no_error (error);
  g_assert_cmpint (psk_staging_get_n_columns (staging, 1), ==, 501);
  g_assert_cmpint (psk_staging_get_n_rows (staging, 1), ==, 2);
}

static void
stage_sample (const char *path)
{
  static const char *head[] = { "ชื่อ", "จำนวน", "วันที่", "รหัส" };
  static const char *rows[][4] = {
    { "สมชาย", "12", "2024-03-25", "0012" },
    { "=HYPERLINK(\"x\")", "-3", "", "+66" },
    { "say \"yes\", twice", "", "2024-01-02", "@x" },
  };
  static const PskColumnKind kinds[] = {
    PSK_COLUMN_TEXT, PSK_COLUMN_INTEGER, PSK_COLUMN_DATE, PSK_COLUMN_TEXT,
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (PskStaging) staging = psk_staging_create (path, &error);

  g_assert_no_error (error);
  g_assert_true (psk_staging_add_sheet (staging, "บัญชี", NULL));
  for (int c = 0; c < 4; c++)
    g_assert_true (psk_staging_add_column (staging, head[c], kinds[c], 12, NULL));
  g_assert_true (psk_staging_add_row (staging, head, 4, NULL));
  for (gsize r = 0; r < G_N_ELEMENTS (rows); r++)
    g_assert_true (psk_staging_add_row (staging, rows[r], 4, NULL));
  g_assert_true (psk_staging_end_sheet (staging, 4, 4, NULL));
  g_assert_true (psk_staging_close (staging, NULL));
}

static void
test_write_csv (void)
{
  g_autoptr (Place) place = place_new ();
  g_autofree char *path = g_build_filename (place->dir, "out.csv", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  stage_sample (place->staging);
  psk_exchange_write (place->staging, path, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_true (g_str_has_prefix (text, "\xef\xbb\xbf"));
  g_assert_nonnull (strstr (text, "สมชาย,12,2024-03-25,0012\r\n"));
  g_assert_nonnull (strstr (text, "\"'=HYPERLINK(\"\"x\"\")\",-3,,+66\r\n"));
  g_assert_nonnull (strstr (text, "\"say \"\"yes\"\", twice\",,2024-01-02,\"'@x\"\r\n"));
}

static void
test_write_xlsx (void)
{
  g_autoptr (Place) place = place_new ();
  g_autofree char *path = g_build_filename (place->dir, "out.xlsx", NULL);
  g_autofree char *again = g_build_filename (place->dir, "again.db", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  stage_sample (place->staging);
  psk_exchange_write (place->staging, path, NULL, &error);
  g_assert_no_error (error);
  psk_exchange_read (path, again, NULL, &error);
  g_assert_no_error (error);
  text = read_all (again);
  g_assert_nonnull (strstr (text, "[ชื่อ][จำนวน][วันที่][รหัส]"));
  g_assert_nonnull (strstr (text, "[สมชาย][12]"));
  g_assert_nonnull (strstr (text, "[0012]"));
  g_assert_nonnull (strstr (text, "[=HYPERLINK(\"x\")][-3]"));

  g_assert_false (psk_exchange_write (place->staging, "/nonexistent/out.xlsx", NULL, &error));
  g_clear_error (&error);
  g_assert_false (psk_exchange_write (place->staging, "/tmp/out.doc", NULL, &error));
  g_assert_error (error, PSK_ERROR, PSK_ERROR_FORMAT);
}

/* Whatever becomes of a list on its way, reading it ends with a list or a sentence. */
static void
test_mutilated (void)
{
  const char *shared = g_getenv ("PSK_TEST_SHARED");
  g_autofree char *source = g_build_filename (shared != NULL ? shared : "", "rosters",
                                              "ko-kha.xlsx", NULL);
  g_autofree char *bytes = NULL;
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  gsize size;

  if (!g_file_get_contents (source, &bytes, &size, NULL))
    {
      g_test_skip ("the rosters are not there");
      return;
    }

  for (int i = 0; i < 40; i++)
    {
      g_autoptr (Place) place = place_new ();
      g_autofree char *copy = g_memdup2 (bytes, size);
      const gsize length = i % 2 == 0 ? (gsize) g_rand_int_range (random, 1, (gint32) size) : size;
      g_autofree char *path = NULL;
      g_autoptr (GError) error = NULL;

      for (int m = 0; m < 20; m++)
        copy[g_rand_int_range (random, 0, (gint32) length)] ^= (char) g_rand_int (random);
      path = write_bytes (place, "list.xlsx", copy, (gssize) length);
      if (!psk_exchange_read (path, place->staging, NULL, &error))
        g_assert_true (error->domain == PSK_ERROR);
    }
}

static void
check_spectrum (const char *dir,
                const char *name)
{
  g_autoptr (Place) place = place_new ();
  g_autofree char *csv_name = g_strconcat (name, ".csv", NULL);
  g_autofree char *json_name = g_strconcat (name, ".json", NULL);
  g_autofree char *csv = g_build_filename (dir, "csvs", csv_name, NULL);
  g_autofree char *json = g_build_filename (dir, "json", json_name, NULL);
  g_autofree char *text = NULL;
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  JsonArray *rows;

  psk_exchange_read (csv, place->staging, NULL, &error);
  g_assert_no_error (error);
  text = read_all (place->staging);
  g_assert_true (json_parser_load_from_file (parser, json, NULL));
  rows = json_node_get_array (json_parser_get_root (parser));
  for (guint r = 0; r < json_array_get_length (rows); r++)
    {
      JsonObject *row = json_array_get_object_element (rows, r);
      g_autoptr (GList) members = json_object_get_members (row);

      for (GList *l = members; l != NULL; l = l->next)
        {
          g_autofree char *cell = g_strdup_printf ("[%s]",
                                                   json_object_get_string_member (row, l->data));

          g_test_message ("%s %s", name, cell);
          g_assert_nonnull (strstr (text, cell));
        }
    }
}

static void
test_spectrum (void)
{
  static const char *names[] = {
    "comma_in_quotes", "empty", "escaped_quotes", "json", "newlines",
    "quotes_and_newlines", "simple", "simple_crlf", "utf8",
  };
  const char *shared = g_getenv ("PSK_TEST_SHARED");
  g_autofree char *dir = g_build_filename (shared != NULL ? shared : "", "realworld", "csv",
                                           "csv-spectrum", NULL);

  if (!g_file_test (dir, G_FILE_TEST_IS_DIR))
    {
      g_test_skip ("the files of other people are not there");
      return;
    }

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    check_spectrum (dir, names[i]);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/exchange/text-files", test_text_files);
  g_test_add_func ("/exchange/refusals", test_refusals);
  g_test_add_func ("/exchange/missing-file", test_missing_file);
  g_test_add_func ("/exchange/zip-bomb", test_zip_bomb);
  g_test_add_func ("/exchange/wide-and-long", test_wide_and_long);
  g_test_add_func ("/exchange/write-csv", test_write_csv);
  g_test_add_func ("/exchange/write-xlsx", test_write_xlsx);
  g_test_add_func ("/exchange/mutilated", test_mutilated);
  g_test_add_func ("/exchange/spectrum", test_spectrum);

  return g_test_run ();
}
