/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "psk-error.h"
#include "psk-exchange.h"
#include "psk-household-table.h"
#include "psk-import.h"
#include "psk-metric.h"
#include "psk-staging.h"
#include "psk-test-book.h"

#define HEAD "ตำบล|หมู่ที่|บ้านเลขที่|ชื่อ-สกุล|เลขประจำตัวประชาชน|ชนิดผัก|วันที่ปลูก|หมายเหตุ\n"
#define ROW_1 "ท่าผา|1|120|นายสมชาย ใจดี|5526646627025|12|10/3/2567|บ้านสวน\n"
#define ROW_2 "ท่าผา|2|5/1|นางสมศรี ดีใจ|8526781884302|3||\n"
#define ROW_3 "ท่าผา|2|6|นางทองดี มีสุข||0||\n"

static char *
stage (PskTestBook *test,
       const char  *rows)
{
  static int n = 0;
  g_autofree char *path = g_strdup_printf ("%s/staging-%d.db", test->path, n++);
  g_autoptr (PskStaging) staging = psk_staging_create (path, NULL);
  g_auto (GStrv) lines = g_strsplit (rows, "\n", -1);

  g_assert_true (psk_staging_add_sheet (staging, "", NULL));
  for (int i = 0; lines[i] != NULL && lines[i + 1] != NULL; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], "|", -1);

      g_assert_true (psk_staging_add_row (staging, (const char *const *) cells,
                                          (int) g_strv_length (cells), NULL));
    }
  g_assert_true (psk_staging_close (staging, NULL));

  return g_steal_pointer (&path);
}

static PskImport *
prepare_staged (PskTestBook  *test,
                const char   *staging,
                PskImportList list)
{
  PskImport *import = psk_import_new (staging, "list.csv", psk_book_get_areas (test->book),
                                      psk_book_get_codes (test->book));
  g_autoptr (GError) error = NULL;

  psk_import_set_list (import, list);
  psk_import_prepare (import, psk_book_get_store (test->book), NULL, &error);
  g_assert_no_error (error);

  return import;
}

static PskImport *
prepare (PskTestBook *test,
         const char  *rows)
{
  g_autofree char *staging = stage (test, rows);

  return prepare_staged (test, staging, PSK_IMPORT_LIST_GUESS);
}

static void
run (PskTestBook *test,
     PskImport   *import)
{
  g_autoptr (PskCommand) command = psk_import_command (import);
  g_autoptr (GError) error = NULL;

  psk_book_run (test->book, command, NULL, &error);
  g_assert_no_error (error);
}

static void
assert_counts (PskImport *import,
               guint      n_new,
               guint      n_updated,
               guint      n_unchanged,
               guint      n_rejected)
{
  g_assert_cmpuint (psk_import_get_count (import, PSK_IMPORT_NEW), ==, n_new);
  g_assert_cmpuint (psk_import_get_count (import, PSK_IMPORT_UPDATED), ==, n_updated);
  g_assert_cmpuint (psk_import_get_count (import, PSK_IMPORT_UNCHANGED), ==, n_unchanged);
  g_assert_cmpuint (psk_import_get_count (import, PSK_IMPORT_REJECTED), ==, n_rejected);
}

static int
get_metric (PskTestBook *test,
            PskMetricId  id)
{
  const GDate today = psk_book_get_today (test->book);
  g_autoptr (PskMetrics) metrics
    = psk_metrics_compute (psk_book_get_store (test->book), &today, NULL, NULL);

  return (int) psk_metrics_get (metrics, 52, id);
}

/* A roster of the shared folder; what a district office really sends. */
typedef struct
{
  const char *file;
  const char *expected;
} Roster;

static const Roster rosters[] = {
  { "hang-chat.csv", "hang-chat.expected.json" },
  { "ko-kha.xlsx", "ko-kha.expected.json" },
  { "ngao.csv", "ngao.expected.json" },
};

static JsonObject *
load_expected (const char *path,
               JsonNode  **root)
{
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  *root = json_from_string (text, NULL);
  g_assert_nonnull (*root);

  return json_node_get_object (*root);
}

static gboolean
has_bad_row (JsonArray *bad,
             int        row)
{
  for (guint i = 0; i < json_array_get_length (bad); i++)
    {
      if (json_array_get_int_element (json_array_get_array_element (bad, i), 0) == row)
        return TRUE;
    }

  return FALSE;
}

static guint
count_kinds (PskImport *import,
             int        least)
{
  guint n = 0;

  for (guint i = 0; i < psk_import_get_n_rows (import); i++)
    {
      const PskImportRow *row = psk_import_get_row (import, i);

      n += row->household != NULL && row->household->kinds >= least;
    }

  return n;
}

static void
check_roster (PskTestBook *test,
              PskImport   *import,
              JsonObject  *expected)
{
  JsonArray *bad = json_object_get_array_member (expected, "bad");
  JsonObject *first = json_object_get_object_member (expected, "first");
  const guint n_bad = json_array_get_length (bad);
  const guint n_twice = n_bad > 0 ? 1 : 0; /* one bad row repeats a household */
  const guint n_good = json_object_get_int_member (expected, "households") - n_bad + n_twice;
  GPtrArray *problems = psk_import_get_problems (import);
  PskHousehold *household = psk_import_get_row (import, 0)->household;
  const char *date = json_object_get_string_member (first, "date");

  assert_counts (import, n_good, 0, 0, n_bad);
  g_assert_cmpuint (problems->len, ==, n_bad);
  for (guint i = 0; i < problems->len; i++)
    g_assert_true (has_bad_row (bad, ((PskImportProblem *) problems->pdata[i])->row));

  g_assert_cmpuint (count_kinds (import, 10), <=,
                    json_object_get_int_member (expected, "planting"));
  if (n_bad == 0)
    {
      g_assert_cmpuint (count_kinds (import, 10), ==,
                        json_object_get_int_member (expected, "planting"));
      g_assert_cmpuint (count_kinds (import, 1), ==,
                        json_object_get_int_member (expected, "planted_any"));
    }
  else
    g_assert_cmpint (psk_area_code_parent (household->tambon), ==,
                     atoi (json_object_get_string_member (expected, "district")));

  for (guint i = 0; i < psk_import_get_n_rows (import); i++)
    {
      household = psk_import_get_row (import, i)->household;
      if (household != NULL && g_strcmp0 (household->citizen_id,
                                          json_object_get_string_member (first, "cid")) == 0)
        break;
    }
  g_assert_nonnull (household);
  g_assert_cmpstr (psk_areas_get_name (psk_book_get_areas (test->book), household->tambon,
                                       PSK_LANGUAGE_THAI), ==,
                   json_object_get_string_member (first, "tambon"));
  g_assert_cmpstr (household->first_name, ==, json_object_get_string_member (first, "first"));
  g_assert_cmpstr (household->last_name, ==, json_object_get_string_member (first, "last"));
  g_assert_cmpstr (household->planted_on, ==, g_str_equal (date, "None") ? NULL : date);
}

static void
test_roster (gconstpointer data)
{
  const Roster *roster = data;
  const char *shared = g_getenv ("PSK_TEST_SHARED");
  g_autofree char *file = g_build_filename (shared != NULL ? shared : "", "rosters", roster->file,
                                            NULL);
  g_autofree char *expected_file = g_build_filename (shared != NULL ? shared : "", "rosters",
                                                     roster->expected, NULL);
  g_autoptr (PskTestBook) test = NULL;
  g_autofree char *empty = NULL;
  g_autofree char *staging = NULL;
  g_autofree char *now = NULL;
  g_autoptr (PskImport) import = NULL;
  g_autoptr (PskImport) again = NULL;
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GError) error = NULL;
  guint n_new;
  guint n_rejected;

  if (!g_file_test (file, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("The rosters of the shared folder are not there.");
      return;
    }

  test = psk_test_book_new ();
  empty = psk_test_book_digest (test);
  staging = g_build_filename (test->path, "staging.db", NULL);
  psk_exchange_read (file, staging, NULL, &error);
  g_assert_no_error (error);

  import = prepare_staged (test, staging, PSK_IMPORT_LIST_GUESS);
  check_roster (test, import, load_expected (expected_file, &root));
  n_new = psk_import_get_count (import, PSK_IMPORT_NEW);
  n_rejected = psk_import_get_count (import, PSK_IMPORT_REJECTED);

  run (test, import);
  g_assert_cmpint (get_metric (test, PSK_METRIC_HOUSEHOLDS_SELECTED), ==, n_new);
  g_assert_cmpint (get_metric (test, PSK_METRIC_HOUSEHOLDS_PLANTING), ==, count_kinds (import, 10));
  g_assert_cmpint (get_metric (test, PSK_METRIC_HOUSEHOLDS_STARTED), ==, count_kinds (import, 1));

  /* The same file again changes nothing. */
  again = prepare_staged (test, staging, PSK_IMPORT_LIST_GUESS);
  assert_counts (again, 0, 0, n_new, n_rejected);

  g_assert_true (psk_book_undo (test->book, &error));
  g_assert_no_error (error);
  now = psk_test_book_digest (test);
  g_assert_cmpstr (now, ==, empty);
}

/* Spreadsheets of other people that hold no households. */
static void
test_other_files (void)
{
  static const char *const files[] = {
    "csv/dhanabhon_sub_districts_quotedcodes.csv",
    "xlsx/kongvut_provinces.xlsx",
    "xlsx/kongvut_sub_districts_7451rows.xlsx",
  };
  const char *shared = g_getenv ("PSK_TEST_SHARED");
  g_autoptr (PskTestBook) test = NULL;

  if (shared == NULL || !g_file_test (shared, G_FILE_TEST_IS_DIR))
    {
      g_test_skip ("The files of the shared folder are not there.");
      return;
    }

  test = psk_test_book_new ();
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *file = g_build_filename (shared, "realworld", files[i], NULL);
      g_autofree char *staging = g_strdup_printf ("%s/other-%zu.db", test->path, i);
      g_autoptr (PskImport) import = psk_import_new (staging, files[i],
                                                     psk_book_get_areas (test->book),
                                                     psk_book_get_codes (test->book));
      g_autoptr (GError) error = NULL;

      psk_exchange_read (file, staging, NULL, &error);
      g_assert_no_error (error);
      g_assert_false (psk_import_prepare (import, psk_book_get_store (test->book), NULL,
                                          &error));
      g_assert_error (error, PSK_ERROR, PSK_ERROR_FORMAT);
    }
}

static void
test_update (void)
{
  g_autoptr (PskTestBook) test = psk_test_book_new ();
  g_autoptr (PskImport) first = prepare (test, HEAD ROW_1 ROW_2 ROW_3);
  g_autoptr (PskImport) second = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  const PskImportRow *row;

  assert_counts (first, 3, 0, 0, 0);
  run (test, first);
  before = psk_test_book_digest (test);

  /* Two cells differ, one is blank that was not, and one row is as it was. */
  second = prepare (test,
                    HEAD
                    "ท่าผา|1|120|นายสมชาย ใจดี|5526646627025|15|10/3/2567|\n"
                    "ท่าผา|2|5/1|นางสมศรี ดีใจ|8526781884302|3|1/4/2567|\n"
                    ROW_3);
  assert_counts (second, 0, 2, 1, 0);
  row = psk_import_get_row (second, 0);
  g_assert_cmpint (row->before->kinds, ==, 12);
  g_assert_cmpint (row->household->kinds, ==, 15);
  g_assert_cmpstr (row->household->note, ==, "บ้านสวน");
  g_assert_cmpint (row->household->slot, ==, row->before->slot);
  g_assert_cmpstr (row->household->uid, ==, row->before->uid);
  row = psk_import_get_row (second, 1);
  g_assert_null (row->before->planted_on);
  g_assert_cmpstr (row->household->planted_on, ==, "2024-04-01");

  run (test, second);
  g_assert_cmpint (get_metric (test, PSK_METRIC_HOUSEHOLDS_SELECTED), ==, 3);
  g_assert_true (psk_book_undo (test->book, NULL));
  after = psk_test_book_digest (test);
  g_assert_cmpstr (before, ==, after);
}

/* A row that is rejected because its household may not move is nobody's twin. */
static void
test_twin_of_rejected (void)
{
  g_autoptr (PskTestBook) test = psk_test_book_new ();
  g_autoptr (PskImport) first = prepare (test, HEAD ROW_1);
  g_autoptr (PskImport) second = NULL;

  run (test, first);
  second = prepare (test,
                    HEAD
                    "ศาลา|2|6|นางทองดี มีสุข||0||\n"
                    "ศาลา|1|120|นายสมชาย ใจดี|5526646627025|12|||\n"
                    "ศาลา|1|120|นายสมชาย ใจดี||12|||\n");
  assert_counts (second, 2, 0, 0, 1);
}

static void
test_twins (void)
{
  g_autoptr (PskTestBook) test = psk_test_book_new ();
  g_autoptr (PskImport) import = prepare (
    test,
    HEAD ROW_1 ROW_3
    "ศาลา|9|9|นายคนอื่น อื่นไป|5526646627025|1||\n"
    ROW_3
    "ท่าผา|2|6|นางทองดี มีสุข|4524283815916|0||\n");
  static const int rows[] = { 4, 5, 6 };
  GPtrArray *problems = psk_import_get_problems (import);

  assert_counts (import, 2, 0, 0, 3);
  g_assert_cmpuint (problems->len, ==, G_N_ELEMENTS (rows));
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpint (((PskImportProblem *) problems->pdata[i])->row, ==, rows[i]);
}

static char *
many_rows (int n)
{
  GString *rows = g_string_new (HEAD);

  for (int i = 0; i < n; i++)
    g_string_append_printf (rows, "ศาลา|1|%d|นายคนที่%d ใจดี||1||\n", i + 1, i + 1);

  return g_string_free (rows, FALSE);
}

static const struct
{
  int n_rows;
  PskImportList list;
  int n_selected;
  guint n_notes; /* one for each tambon */
} lists[] = {
  { 20, PSK_IMPORT_LIST_GUESS, 20, 0 },
  { 21, PSK_IMPORT_LIST_GUESS, 0, 0 },
  { 25, PSK_IMPORT_LIST_CHOSEN, 20, 1 },
  { 3, PSK_IMPORT_LIST_BASE, 0, 0 },
};

static void
test_slots (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autoptr (PskTestBook) test = psk_test_book_new ();
      g_autofree char *rows = many_rows (lists[i].n_rows);
      g_autofree char *staging = stage (test, rows);
      g_autoptr (PskImport) import = prepare_staged (test, staging, lists[i].list);

      g_test_message ("%d rows", lists[i].n_rows);
      assert_counts (import, lists[i].n_rows, 0, 0, 0);
      g_assert_cmpuint (psk_import_get_problems (import)->len, ==, lists[i].n_notes);
      run (test, import);
      g_assert_cmpint (get_metric (test, PSK_METRIC_HOUSEHOLDS_SELECTED), ==, lists[i].n_selected);
    }
}

/* Titles without a household below them are no import of nothing. */
static void
test_no_rows (void)
{
  g_autoptr (PskTestBook) test = psk_test_book_new ();
  g_autofree char *staging = stage (test, HEAD "รวม|||0 ครัวเรือน||||\n");
  g_autoptr (PskImport) import = psk_import_new (staging, "list.csv",
                                                 psk_book_get_areas (test->book),
                                                 psk_book_get_codes (test->book));
  g_autoptr (GError) error = NULL;

  g_assert_false (psk_import_prepare (import, psk_book_get_store (test->book), NULL, &error));
  g_assert_error (error, PSK_ERROR, PSK_ERROR_FORMAT);
  g_assert_nonnull (strstr (error->message, "list.csv"));
}

/* A list that comes back filled in hides the ids: a name or a house that was corrected there
 * is one of the household, when the rest fits. */
static const struct
{
  const char *row;
  gboolean known;
} returned[] = {
  { "ท่าผา|1|120|นายสมชาย ใจดีมาก|5-52••-•••••-02-•|||\n", TRUE },
  { "ท่าผา|1|121|นายสมชาย ใจดี|5-52••-•••••-02-•|||\n", TRUE },
  { "ท่าผา|1|121|นายสมชาย ใจดีมาก|5-52••-•••••-02-•|||\n", FALSE },
  { "ท่าผา|1|120|นายสมชาย ใจดีมาก|5-52••-•••••-03-•|||\n", FALSE },
  { "ท่าผา|1|120|นายสมชาย ใจดีมาก||||\n", FALSE },
  { "ท่าผา|1|120|นายสมชาย ใจดีมาก|•••|||\n", FALSE },
};

static void
test_returned (void)
{
  g_autoptr (PskTestBook) test = psk_test_book_new ();
  g_autoptr (PskImport) first = prepare (test, HEAD ROW_1 ROW_2);

  run (test, first);
  for (gsize i = 0; i < G_N_ELEMENTS (returned); i++)
    {
      g_autofree char *rows = g_strconcat (HEAD, returned[i].row, NULL);
      g_autoptr (PskImport) import = prepare (test, rows);

      g_test_message ("%s", returned[i].row);
      assert_counts (import, !returned[i].known, returned[i].known, 0, 0);
    }
}

/* Slots that are held stay; new households take the others in order. */
static void
test_slots_left (void)
{
  g_autoptr (PskTestBook) test = psk_test_book_new ();
  g_autoptr (PskImport) first = prepare (test, HEAD ROW_1 ROW_2);
  g_autoptr (PskImport) second = NULL;

  run (test, first);
  second = prepare (test, HEAD ROW_1 ROW_3);
  assert_counts (second, 1, 0, 1, 0);
  g_assert_cmpint (psk_import_get_row (second, 1)->household->slot, ==, 3);
}

static void
test_cancel (void)
{
  g_autoptr (PskTestBook) test = psk_test_book_new ();
  g_autofree char *before = psk_test_book_digest (test);
  g_autofree char *after = NULL;
  g_autofree char *rows = many_rows (2000);
  g_autoptr (PskImport) import = prepare (test, rows);
  g_autoptr (PskCommand) command = psk_import_command (import);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (psk_book_run (test->book, command, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  after = psk_test_book_digest (test);
  g_assert_cmpstr (before, ==, after);

  g_clear_error (&error);
  g_assert_false (psk_import_prepare (import, psk_book_get_store (test->book), cancellable,
                                          &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (psk_import_get_n_rows (import), ==, 0);
}

static void
test_full_disk (void)
{
  g_autoptr (PskTestBook) test = psk_test_book_new ();
  g_autofree char *before = psk_test_book_digest (test);
  g_autofree char *after = NULL;
  g_autofree char *rows = many_rows (2000);
  g_autoptr (PskImport) import = prepare (test, rows);
  g_autoptr (PskCommand) command = psk_import_command (import);
  g_autoptr (GError) error = NULL;

  psk_test_book_limit_pages (test);
  g_assert_false (psk_book_run (test->book, command, NULL, &error));
  g_assert_error (error, PSK_ERROR, PSK_ERROR_FULL);
  after = psk_test_book_digest (test);
  g_assert_cmpstr (before, ==, after);
}

/* Enough rows that indexes are built after them: they must be there again. */
static void
test_many (void)
{
  g_autoptr (PskTestBook) test = psk_test_book_new ();
  g_autofree char *before = psk_test_book_digest (test);
  g_autofree char *after = NULL;
  g_autofree char *rows = many_rows (6000);
  g_autoptr (PskImport) import = prepare (test, rows);
  PskStore *store = psk_book_get_store (test->book);
  const char *count = "SELECT count (*) FROM sqlite_schema WHERE type = 'index'";
  const gint64 n_indexes = psk_store_query_int (store, count, 0, "");

  run (test, import);
  g_assert_cmpint (psk_store_query_int (store, count, 0, ""), ==, n_indexes);
  g_assert_cmpint (psk_store_query_int (store, "SELECT count (*) FROM household", 0, ""), ==, 6000);
  g_assert_cmpint (psk_store_query_int (store, "SELECT count (*) FROM pragma_integrity_check "
                                        "WHERE integrity_check <> 'ok'", 1, ""), ==, 0);
  g_assert_true (psk_book_undo (test->book, NULL));
  after = psk_test_book_digest (test);
  g_assert_cmpstr (before, ==, after);
}

static void
test_json (void)
{
  g_autoptr (PskTestBook) test = psk_test_book_new ();
  g_autoptr (PskImport) import = prepare (test, HEAD ROW_1
                                          "ท่าผา|1|120|นายสมหมาย ใจดี||x||\n");
  g_autoptr (JsonNode) node = psk_import_to_json (import);
  JsonObject *object = json_node_get_object (node);
  JsonObject *problem;

  g_assert_cmpint (json_object_get_int_member (object, "new"), ==, 1);
  g_assert_cmpint (json_object_get_int_member (object, "updated"), ==, 0);
  g_assert_cmpint (json_object_get_int_member (object, "unchanged"), ==, 0);
  g_assert_cmpint (json_object_get_int_member (object, "rejected"), ==, 1);
  problem = json_array_get_object_element (json_object_get_array_member (object, "problems"), 0);
  g_assert_cmpint (json_object_get_int_member (problem, "row"), ==, 3);
  g_assert_cmpstr (json_object_get_string_member (problem, "column"), ==, "ชนิดผัก");
  g_assert_cmpstr (json_object_get_string_member (problem, "value"), ==, "x");
  g_assert_true (json_object_has_member (problem, "reason"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (rosters); i++)
    {
      g_autofree char *path = g_strdup_printf ("/import/roster/%s", rosters[i].file);

      g_test_add_data_func (path, &rosters[i], test_roster);
    }
  g_test_add_func ("/import/other-files", test_other_files);
  g_test_add_func ("/import/update", test_update);
  g_test_add_func ("/import/twins", test_twins);
  g_test_add_func ("/import/twin-of-rejected", test_twin_of_rejected);
  g_test_add_func ("/import/no-rows", test_no_rows);
  g_test_add_func ("/import/returned", test_returned);
  g_test_add_func ("/import/slots", test_slots);
  g_test_add_func ("/import/slots-left", test_slots_left);
  g_test_add_func ("/import/cancel", test_cancel);
  g_test_add_func ("/import/full-disk", test_full_disk);
  g_test_add_func ("/import/many", test_many);
  g_test_add_func ("/import/json", test_json);

  return g_test_run ();
}
