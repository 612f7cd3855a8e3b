/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

#include "psk-error.h"
#include "psk-exchange.h"
#include "psk-staging-choices.h"
#include "psk-test-place.h"

#define N_COLUMNS 4

/* Each row: as it is given, as it must be in csv, as it must come back from xlsx. */
static const struct
{
  const char *cells[N_COLUMNS];
  const char *csv;
  const char *xlsx;
} rows[] = {
  { { "ชื่อ", "จำนวน", "วันที่", "รหัส" }, "ชื่อ,จำนวน,วันที่,รหัส", "[ชื่อ][จำนวน][วันที่][รหัส]" },
  { { "สมชาย", "12", "2024-03-25", "0012" }, "สมชาย,12,2024-03-25,0012",
    "[สมชาย][12][2024-03-25][0012]" },
  { { "=HYPERLINK(\"x\")", "-3", "", "+66" }, "\"'=HYPERLINK(\"\"x\"\")\",-3,,+66",
    "[=HYPERLINK(\"x\")][-3][][+66]" },
  { { "say \"yes\", twice", "", "2024-01-02", "@x" }, "\"say \"\"yes\"\", twice\",,2024-01-02,\"'@x\"",
    "[say \"yes\", twice][][2024-01-02][@x]" },
  { { "-2+3", "inf", "2024-02-30", "3527132444530" }, "\"'-2+3\",inf,2024-02-30,3527132444530",
    "[-2+3][inf][2024-02-30][3527132444530]" },
  { { "\xef\xbc\x9d" "1", "12345678901234567", "", "1E5" },
    "\"'\xef\xbc\x9d" "1\",12345678901234567,,1E5", "[\xef\xbc\x9d" "1][12345678901234567][][1E5]" },
  { { "two\nlines", "0.5", "", "<&>" }, "\"two\nlines\",0.5,,<&>", "[two\nlines][0.5][][<&>]" },
  { { "\t=1", "0x1F", "soon", "007" }, "\"'\t=1\",0x1F,soon,007", "[ =1][0x1F][soon][007]" },
};

static PskStaging *
begin (const char *path)
{
  static const PskColumnKind kinds[N_COLUMNS] = {
    PSK_COLUMN_TEXT, PSK_COLUMN_REAL, PSK_COLUMN_DATE, PSK_COLUMN_TEXT,
  };
  g_autoptr (GError) error = NULL;
  PskStaging *staging = psk_staging_create (path, &error);

  g_assert_no_error (error);
  g_assert_true (psk_staging_add_sheet (staging, "บัญชี", NULL));
  for (int c = 0; c < N_COLUMNS; c++)
    g_assert_true (psk_staging_add_column (staging, rows[0].cells[c], kinds[c], 12, NULL));

  return staging;
}

static void
finish (PskStaging *staging,
        int         n_rows)
{
  g_assert_true (psk_staging_end_sheet (staging, n_rows, N_COLUMNS, NULL));
  g_assert_true (psk_staging_close (staging, NULL));
}

static void
stage_rows (const char *path)
{
  g_autoptr (PskStaging) staging = begin (path);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_true (psk_staging_add_row (staging, rows[i].cells, N_COLUMNS, NULL));
  finish (staging, G_N_ELEMENTS (rows));
}

static void
stage_many (const char *path,
            int         n_rows)
{
  static const char *const cells[N_COLUMNS] = { "สมหญิง ใจดี", "12", "2024-03-25", "0812345678" };
  g_autoptr (PskStaging) staging = begin (path);

  for (int i = 0; i < n_rows; i++)
    g_assert_true (psk_staging_add_row (staging, cells, N_COLUMNS, NULL));
  finish (staging, n_rows);
}

static void
test_csv (void)
{
  g_autoptr (PskTestPlace) place = psk_test_place_new ();
  g_autofree char *path = g_build_filename (place->dir, "out.csv", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  const char *at;

  stage_rows (place->staging);
  psk_exchange_write (place->staging, path, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_true (g_str_has_prefix (text, "\xef\xbb\xbf"));

  at = text + 3;
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *line = g_strconcat (rows[i].csv, "\r\n", NULL);

      g_test_message ("%s", line);
      g_assert_true (g_str_has_prefix (at, line));
      at += strlen (line);
    }
  g_assert_cmpstr (at, ==, "");
}

static void
test_xlsx (void)
{
  g_autoptr (PskTestPlace) place = psk_test_place_new ();
  g_autofree char *path = g_build_filename (place->dir, "out.xlsx", NULL);
  g_autoptr (GString) expected = g_string_new ("=บัญชี\n");
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  stage_rows (place->staging);
  psk_exchange_write (place->staging, path, NULL, &error);
  g_assert_no_error (error);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    g_string_append_printf (expected, "%zu:%s\n", i + 1, rows[i].xlsx);
  text = psk_test_place_read (place, path, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, expected->str);
}

/* A part of a workbook, as text. */
static char *
unpack (const char *path,
        const char *part)
{
  const char *argv[] = {
    "python3", "-c",
    "import sys, zipfile; sys.stdout.buffer.write (zipfile.ZipFile (sys.argv[1]).read (sys.argv[2]))",
    path, part, NULL,
  };
  char *text = NULL;
  int status = -1;

  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text,
                               NULL, &status, NULL));
  g_assert_cmpint (status, ==, 0);
  return text;
}

/* A column is filled in from a list, which is on a sheet that nobody sees, neither in the
 * spreadsheet nor when the file comes back. */
static void
test_choices (void)
{
  static const char *const choices[] = { "นาย", "นาง", "=1+1", NULL };
  g_autoptr (PskTestPlace) place = psk_test_place_new ();
  g_autofree char *path = g_build_filename (place->dir, "out.xlsx", NULL);
  g_autoptr (PskStaging) staging = begin (place->staging);
  g_autofree char *sheet = NULL;
  g_autofree char *lists = NULL;
  g_autofree char *book = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (psk_staging_add_row (staging, rows[0].cells, N_COLUMNS, NULL));
  g_assert_true (psk_staging_set_choices (staging, 1, 2, choices, NULL));
  finish (staging, 1);
  psk_exchange_write (place->staging, path, NULL, &error);
  g_assert_no_error (error);

  sheet = unpack (path, "xl/worksheets/sheet1.xml");
  g_assert_nonnull (strstr (sheet, "<dataValidation type=\"list\""));
  g_assert_nonnull (strstr (sheet, "sqref=\"B2:B1048576\""));
  g_assert_nonnull (strstr (sheet, "<formula1>Lists!$A$1:$A$3</formula1>"));
  lists = unpack (path, "xl/worksheets/sheet2.xml");
  g_assert_nonnull (strstr (lists, "นาง"));
  g_assert_null (strstr (lists, "<f>"));
  book = unpack (path, "xl/workbook.xml");
  g_assert_nonnull (strstr (book, "name=\"Lists\" sheetId=\"2\" state=\"hidden\""));

  text = psk_test_place_read (place, path, &error);
  g_assert_no_error (error);
  g_assert_null (strstr (text, "Lists"));
  g_assert_null (strstr (text, "นาง"));
}

static void
test_refusals (void)
{
  static const struct
  {
    const char *path;
    int code;
  } cases[] = {
    { "/nonexistent/out.xlsx", PSK_ERROR_READ_ONLY },
    { "/nonexistent/out.csv", PSK_ERROR_READ_ONLY },
    { "/nonexistent/out.doc", PSK_ERROR_FORMAT },
    { "/nonexistent/out", PSK_ERROR_FORMAT },
  };
  g_autoptr (PskTestPlace) place = psk_test_place_new ();

  stage_rows (place->staging);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (psk_exchange_write (place->staging, cases[i].path, NULL, &error));
      g_assert_error (error, PSK_ERROR, cases[i].code);
    }
}

/* Excel takes 32,767 characters in a cell: a longer one must not vanish. */
static void
test_long_text (void)
{
  g_autofree char *big = g_strnfill (40000, 'x');
  const char *cells[N_COLUMNS] = { big, "1", "", "" };
  g_autoptr (PskTestPlace) place = psk_test_place_new ();
  g_autofree char *xlsx = g_build_filename (place->dir, "out.xlsx", NULL);
  g_autofree char *csv = g_build_filename (place->dir, "out.csv", NULL);
  g_autoptr (PskStaging) staging = begin (place->staging);
  g_autoptr (GError) error = NULL;

  g_assert_true (psk_staging_add_row (staging, rows[0].cells, N_COLUMNS, NULL));
  g_assert_true (psk_staging_add_row (staging, cells, N_COLUMNS, NULL));
  finish (staging, 2);

  g_assert_false (psk_exchange_write (place->staging, xlsx, NULL, &error));
  g_assert_error (error, PSK_ERROR, PSK_ERROR_TOO_LARGE);
  g_assert_nonnull (strstr (error->message, "row 2"));
  g_assert_false (g_file_test (xlsx, G_FILE_TEST_EXISTS));
  g_clear_error (&error);

  psk_exchange_write (place->staging, csv, NULL, &error);
  g_assert_no_error (error);
}

static int
count_files (const char *dir)
{
  g_autoptr (GDir) files = g_dir_open (dir, 0, NULL);
  int n = 0;

  while (g_dir_read_name (files) != NULL)
    n++;
  return n;
}

/* A limit on the size of files acts like a full disk, and the program inherits it. */
static gboolean
write_on_small_disk (const char *staging,
                     const char *path,
                     GError    **error)
{
  struct rlimit before;
  struct rlimit small;
  gboolean written;

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  small = before;
  small.rlim_cur = 100 * 1024;
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
  written = psk_exchange_write (staging, path, NULL, error);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);

  return written;
}

static void
test_full_disk (void)
{
  static const char *const names[] = { "out.csv", "out.xlsx" };
  g_autoptr (PskTestPlace) place = psk_test_place_new ();

  stage_many (place->staging, 20000);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = psk_test_place_write (place, names[i], "before", -1);
      g_autofree char *text = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_false (write_on_small_disk (place->staging, path, &error));
      g_assert_error (error, PSK_ERROR, PSK_ERROR_FULL);
      g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
      g_assert_cmpstr (text, ==, "before");
    }

  /* Nothing half there: the two files and the staging database. */
  g_assert_cmpint (count_files (place->dir), ==, 3);
}

static gpointer
cancel_thread (gpointer user_data)
{
  g_usleep (50 * 1000);
  g_cancellable_cancel (user_data);

  return NULL;
}

static void
count_progress_cb (int      n_rows,
                   gpointer user_data)
{
  int *last = user_data;

  g_assert_cmpint (n_rows, >, *last);
  *last = n_rows;
}

static void
test_progress_and_cancel (void)
{
  g_autoptr (PskTestPlace) place = psk_test_place_new ();
  g_autofree char *csv = g_build_filename (place->dir, "out.csv", NULL);
  g_autofree char *again = g_build_filename (place->dir, "again.db", NULL);
  g_autofree char *xlsx = psk_test_place_write (place, "out.xlsx", "before", -1);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  GThread *thread;
  int last = 0;

  stage_many (place->staging, 150000);
  psk_exchange_write (place->staging, csv, NULL, &error);
  g_assert_no_error (error);
  psk_exchange_read_with_progress (csv, again, NULL, count_progress_cb, &last, &error);
  g_assert_no_error (error);
  g_assert_cmpint (last, ==, 150000);

  thread = g_thread_new ("cancel", cancel_thread, cancellable);
  g_assert_false (psk_exchange_write (place->staging, xlsx, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_thread_join (thread);
  g_assert_true (g_file_get_contents (xlsx, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "before");
  g_assert_cmpint (count_files (place->dir), ==, 4);
}

static gboolean
collect_cb (int                row,
            const char *const *cells,
            int                n_cells,
            gpointer           user_data,
            GError           **error)
{
  if (row == 2)
    g_assert_cmpstr (cells[3], ==, "0012");
  g_array_append_val ((GArray *) user_data, row);
  return TRUE;
}

static void
test_staging (void)
{
  g_autoptr (PskTestPlace) place = psk_test_place_new ();
  g_autofree char *foreign = psk_test_place_write (place, "other.db", "SQLite format 3", -1);
  g_autoptr (GArray) seen = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr (PskStaging) staging = NULL;
  g_autofree char *title = NULL;
  g_autoptr (GError) error = NULL;
  PskColumnKind kind;
  int width;

  g_assert_null (psk_staging_open (foreign, &error));
  g_assert_error (error, PSK_ERROR, PSK_ERROR_FORMAT);
  g_clear_error (&error);
  g_assert_null (psk_staging_open ("/nonexistent/staging.db", &error));
  g_assert_error (error, PSK_ERROR, PSK_ERROR_FORMAT);
  g_clear_error (&error);

  stage_rows (place->staging);
  staging = psk_staging_open (place->staging, &error);
  g_assert_no_error (error);
  g_assert_true (psk_staging_get_column (staging, 1, 3, &title, &kind, &width));
  g_assert_cmpstr (title, ==, "วันที่");
  g_assert_cmpint (kind, ==, PSK_COLUMN_DATE);
  g_assert_cmpint (width, ==, 12);

  g_assert_true (psk_staging_each_row (staging, 1, collect_cb, seen, &error));
  g_assert_cmpuint (seen->len, ==, G_N_ELEMENTS (rows));
  g_assert_cmpint (g_array_index (seen, int, 6), ==, 7);
  g_assert_true (psk_staging_each_row (staging, 2, collect_cb, seen, &error));
  g_assert_cmpuint (seen->len, ==, G_N_ELEMENTS (rows));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/exchange/write/csv", test_csv);
  g_test_add_func ("/exchange/write/xlsx", test_xlsx);
  g_test_add_func ("/exchange/write/choices", test_choices);
  g_test_add_func ("/exchange/write/refusals", test_refusals);
  g_test_add_func ("/exchange/write/long-text", test_long_text);
  g_test_add_func ("/exchange/write/full-disk", test_full_disk);
  g_test_add_func ("/exchange/write/progress-and-cancel", test_progress_and_cancel);
  g_test_add_func ("/exchange/staging", test_staging);

  return g_test_run ();
}
