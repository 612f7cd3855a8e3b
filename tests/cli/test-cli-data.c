/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "cli-runner.h"

static gboolean
has_rosters (void)
{
  g_autofree char *dir = g_build_filename (g_getenv ("PSK_TEST_SHARED"), "rosters", NULL);

  if (g_file_test (dir, G_FILE_TEST_IS_DIR))
    return TRUE;

  g_test_skip ("the shared rosters are not here");
  return FALSE;
}

static char *
output_of (CliFixture *fixture,
           const char *line)
{
  g_autoptr (CliAnswer) answer = cli_run (fixture, line);

  g_assert_cmpint (answer->status, ==, 0);
  return g_strdup (answer->out);
}

static void
assert_counts (CliFixture *fixture,
               const char *line,
               int         status,
               gint64      n_new,
               gint64      n_updated,
               gint64      n_unchanged,
               gint64      n_rejected)
{
  g_autoptr (JsonNode) node = cli_run_json (fixture, line, status);
  JsonObject *object = json_node_get_object (node);

  g_assert_cmpint (json_object_get_int_member (object, "new"), ==, n_new);
  g_assert_cmpint (json_object_get_int_member (object, "updated"), ==, n_updated);
  g_assert_cmpint (json_object_get_int_member (object, "unchanged"), ==, n_unchanged);
  g_assert_cmpint (json_object_get_int_member (object, "rejected"), ==, n_rejected);
}

/* The rows that an importer should find wrong are told by row. */
static void
assert_bad_rows (CliFixture *fixture,
                 const char *name)
{
  g_autofree char *line = g_strdup_printf ("import %%/fresh ~/%s --as households --json", name);
  g_autofree char *stem = g_strndup (name, strchr (name, '.') - name);
  g_autofree char *expected_name = g_strdup_printf ("~/%s.expected.json", stem);
  g_autofree char *expected_path = cli_expand (fixture, expected_name);
  g_autofree char *text = NULL;
  g_autoptr (JsonNode) expected = NULL;
  g_autoptr (JsonNode) node = NULL;
  JsonArray *bad;
  JsonArray *problems;
  gint64 households;

  g_assert_true (g_file_get_contents (expected_path, &text, NULL, NULL));
  expected = json_from_string (text, NULL);
  bad = json_object_get_array_member (json_node_get_object (expected), "bad");
  households = json_object_get_int_member (json_node_get_object (expected), "households");

  node = cli_run_json (fixture, line, json_array_get_length (bad) > 0 ? 1 : 0);
  g_assert_cmpint (json_object_get_int_member (json_node_get_object (node), "rejected"), ==,
                   json_array_get_length (bad));
  g_assert_cmpint (json_object_get_int_member (json_node_get_object (node), "new"), <=,
                   households);

  problems = json_object_get_array_member (json_node_get_object (node), "problems");
  for (guint i = 0; i < json_array_get_length (bad); i++)
    {
      gint64 row = json_array_get_int_element (json_array_get_array_element (bad, i), 0);
      gboolean told = FALSE;

      for (guint j = 0; j < json_array_get_length (problems); j++)
        told |= json_object_get_int_member (json_array_get_object_element (problems, j), "row")
                == row;
      if (!told)
        g_error ("%s: row %" G_GINT64_FORMAT " is not told", name, row);
    }
}

static void
test_import (CliFixture   *fixture,
             gconstpointer data)
{
  if (!has_rosters ())
    return;

  cli_assert_status (fixture, "new %/fresh", 0);
  assert_bad_rows (fixture, "hang-chat.csv");
  assert_bad_rows (fixture, "ko-kha.xlsx");
  assert_bad_rows (fixture, "ngao.csv");
  assert_counts (fixture, "import %/fresh ~/hang-chat.csv --as households --json", 0, 0, 0, 140,
                 0);
}

/* A list that nobody could guess is read by a map once; the layout that is saved with it
 * reads the next one. What is rejected comes back as a file that can be imported. */
static void
test_layout (CliFixture   *fixture,
             gconstpointer data)
{
  g_autofree char *rejected = cli_expand (fixture, "%/rejected.csv");
  g_autofree char *text = NULL;

  cli_write_file (fixture, "map.json",
                  "{\"header_row\":1,\"columns\":{\"tambon\":\"A\",\"full_name\":\"B\",\"kinds\":\"C\"}}");
  cli_write_file (fixture, "first.csv", "ที่ไหน,ใคร,เท่าไร\nท่าผา,สมชาย ใจดี,7\nทาผา,สมศรี ดีใจ,8\n");
  cli_write_file (fixture, "next.csv", "\nที่ไหน,ใคร,เท่าไร\nศาลา,ทองดี มีสุข,9\n");
  cli_assert_status (fixture, "new %/fresh", 0);
  cli_assert_status (fixture, "import %/fresh %/first.csv --as households --map %/map.json "
                     "--dry-run --save-mapping x", 2);
  assert_counts (fixture, "import %/fresh %/first.csv --as households --map %/map.json --json "
                 "--save-mapping เกาะคา --rejected %/rejected.csv", 1, 1, 0, 0, 1);
  assert_counts (fixture, "import %/fresh %/next.csv --as households --json", 0, 1, 0, 0, 0);

  g_assert_true (g_file_get_contents (rejected, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "สมศรี ดีใจ"));
  g_assert_null (strstr (text, "สมชาย"));

  /* Two imports and one layout are three steps. */
  cli_assert_status (fixture, "undo %/fresh", 0);
  cli_assert_status (fixture, "undo %/fresh", 0);
  assert_counts (fixture, "import %/fresh %/rejected.csv --as households --json", 1, 0, 0, 0, 1);
  cli_assert_status (fixture, "undo %/fresh", 0);
  cli_assert_status (fixture, "undo %/fresh", 3);
}

/* A file of two encodings is told on standard error, and a cause of vulnerability that the
 * list does not have makes the status 1, as all that is in "problems". */
static void
test_doubts (CliFixture   *fixture,
             gconstpointer data)
{
  g_autoptr (CliAnswer) answer = NULL;

  cli_write_file (fixture, "mixed.csv",
                  "ตำบล,ชื่อ-สกุล,ประเภท\nท่าผา,สมชาย ใจดี,พิการ\n"
                  "ท่าผา,\xca\xc1\xc8\xc3\xd5 \xe3\xa8\xb4\xd5,\n");
  cli_write_file (fixture, "cause.csv",
                  "ตำบล,ชื่อ-สกุล,ประเภท\nศาลา,สมชาย ใจดี,พิการ\nศาลา,สมหมาย ใจดี,บ้านไฟไหม้\n");
  cli_assert_status (fixture, "new %/fresh", 0);
  answer = cli_run (fixture, "import %/fresh %/mixed.csv --as households --json");
  g_assert_cmpint (answer->status, ==, 0);
  g_assert_nonnull (strstr (answer->err, "encodings"));
  assert_counts (fixture, "import %/fresh %/cause.csv --as households --json", 1, 2, 0, 0, 0);
}

/* A list that does not say where it is, also with columns from a file. */
static void
test_place (CliFixture   *fixture,
            gconstpointer data)
{
  g_autofree char *list = NULL;
  g_autoptr (CliAnswer) answer = NULL;

  cli_write_file (fixture, "here.csv", "ที่,ชื่อ-สกุล,หมู่\n1,นายหนึ่ง ใจดี,2\n");
  cli_write_file (fixture, "map.json", "{\"columns\": {\"full_name\": \"B\"}}");
  cli_assert_status (fixture, "new %/fresh", 0);
  answer = cli_run (fixture, "import %/fresh %/here.csv --as households");
  g_assert_cmpint (answer->status, ==, 3);
  g_assert_nonnull (strstr (answer->err, "--tambon"));
  cli_assert_status (fixture, "import %/fresh %/here.csv --as households --tambon 5203", 3);
  cli_assert_status (fixture, "import %/fresh %/here.csv --as boundaries --tambon 520301", 2);
  assert_counts (fixture, "import %/fresh %/here.csv --as households --tambon 520301 --json", 0,
                 1, 0, 0, 0);
  assert_counts (fixture, "import %/fresh %/here.csv --as households --map %/map.json "
                 "--tambon 520302 --json", 0, 1, 0, 0, 0);
  list = output_of (fixture, "list %/fresh households --json");
  g_assert_nonnull (strstr (list, "520301"));
  g_assert_nonnull (strstr (list, "520302"));
}

/* The list to the right is told of, and read when that is asked for; its rejected rows come
 * back with their own columns. */
static void
test_side_lists (CliFixture   *fixture,
                 gconstpointer data)
{
  g_autofree char *rejected = cli_expand (fixture, "%/rejected.csv");
  g_autofree char *text = NULL;
  g_autoptr (CliAnswer) answer = NULL;

  cli_write_file (fixture, "side.csv",
                  "ตำบลท่าผา,,,ตำบลศาลา,,\nที่,ชื่อ-สกุล,,ที่,ชื่อ-สกุล,เลขประจำตัวประชาชน\n"
                  "1,นายหนึ่ง ใจดี,,1,นายสอง ใจดี,\n2,นายสาม ใจดี,,2,นายสี่ ใจดี,5526646627024\n");
  cli_assert_status (fixture, "new %/fresh", 0);
  answer = cli_run (fixture, "import %/fresh %/side.csv --as households");
  g_assert_cmpint (answer->status, ==, 1);
  g_assert_nonnull (strstr (answer->err, "side.csv (D–F)"));
  g_assert_nonnull (strstr (answer->err, "--side-lists"));
  assert_counts (fixture, "import %/fresh %/side.csv --as households --side-lists --json "
                 "--rejected %/rejected.csv", 1, 1, 0, 2, 1);

  g_assert_true (g_file_get_contents (rejected, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "\r\n2,นายสี่ ใจดี,5526646627024,"));
  g_assert_null (strstr (text, "นายสาม"));
}

/* A trial changes nothing; an import is one step, to be taken back and done again. */
static void
test_undo (CliFixture   *fixture,
           gconstpointer data)
{
  g_autofree char *empty = NULL;
  g_autofree char *trial = NULL;
  g_autofree char *full = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;

  if (!has_rosters ())
    return;

  cli_assert_status (fixture, "new %/fresh", 0);
  empty = output_of (fixture, "list %/fresh households --json");
  assert_counts (fixture, "import %/fresh ~/hang-chat.csv --as households --dry-run --json", 0,
                 140, 0, 0, 0);
  trial = output_of (fixture, "list %/fresh households --json");
  g_assert_cmpstr (trial, ==, empty);

  cli_assert_status (fixture, "import %/fresh ~/hang-chat.csv --as households", 0);
  full = output_of (fixture, "list %/fresh households --json");
  cli_assert_status (fixture, "undo %/fresh", 0);
  undone = output_of (fixture, "list %/fresh households --json");
  cli_assert_status (fixture, "redo %/fresh", 0);
  redone = output_of (fixture, "list %/fresh households --json");

  g_assert_cmpstr (full, !=, empty);
  g_assert_cmpstr (undone, ==, empty);
  g_assert_cmpstr (redone, ==, full);
}

/* What was exported comes back as it is, in either language of numbers and heads. */
static void
test_round_trip (CliFixture   *fixture,
                 gconstpointer data)
{
  static const char *names[] = { "h.csv", "h.xlsx" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *out = g_strdup_printf ("export @ households -o %%/%s", names[i]);
      g_autofree char *in = g_strdup_printf ("import @ %%/%s --as households --json", names[i]);
      g_autoptr (JsonNode) node = NULL;
      JsonObject *object;

      cli_assert_status (fixture, out, 0);
      node = cli_run_json (fixture, in, 0);
      object = json_node_get_object (node);
      g_assert_cmpint (json_object_get_int_member (object, "new"), ==, 0);
      g_assert_cmpint (json_object_get_int_member (object, "updated"), ==, 0);
      g_assert_cmpint (json_object_get_int_member (object, "unchanged"), >, 1500);
    }
}

/* A name that is a formula stays a name in every spreadsheet. */
static void
test_formula (CliFixture   *fixture,
              gconstpointer data)
{
  g_autofree char *path = cli_expand (fixture, "%/out.csv");
  g_autofree char *csv = NULL;

  cli_write_file (fixture, "in.csv",
                  "อำเภอ,ตำบล,หมู่ที่,บ้านเลขที่,ชื่อ,นามสกุล,หมายเหตุ\n"
                  "เกาะคา,ลำปางหลวง,1,7/1,=1+1,+cmd,@SUM(A1)\n");
  cli_assert_status (fixture, "new %/fresh", 0);
  cli_assert_status (fixture, "import %/fresh %/in.csv --as households", 0);
  cli_assert_status (fixture, "export %/fresh households -o %/out.csv", 0);

  g_assert_true (g_file_get_contents (path, &csv, NULL, NULL));
  g_assert_nonnull (strstr (csv, "1+1"));
  g_assert_null (strstr (csv, ",=1+1"));
  g_assert_null (strstr (csv, ",\"=1+1"));
  g_assert_null (strstr (csv, ",+cmd"));
  g_assert_null (strstr (csv, ",@SUM"));
}

static void
test_backup (CliFixture   *fixture,
             gconstpointer data)
{
  g_autofree char *households = output_of (fixture, "list @ households --json");
  g_autofree char *photos = output_of (fixture, "list @ photos --json");
  g_autofree char *steps = NULL;
  g_autofree char *again = NULL;
  g_autofree char *photos_again = NULL;
  g_autofree char *steps_again = NULL;

  cli_assert_status (fixture, "pin @ 520301 '18.2390, 99.3865'", 0);
  steps = output_of (fixture, "log @ --json");
  cli_assert_status (fixture, "backup @ %/b.pansuk", 0);
  cli_assert_status (fixture, "restore %/b.pansuk %/again/", 0);
  cli_assert_status (fixture, "verify %/again", 0);
  again = output_of (fixture, "list %/again households --json");
  photos_again = output_of (fixture, "list %/again photos --json");
  steps_again = output_of (fixture, "log %/again --json");
  g_assert_cmpstr (again, ==, households);
  g_assert_cmpstr (photos_again, ==, photos);
  g_assert_cmpstr (steps_again, ==, steps);

  /* What was done before the backup can be taken back after it. */
  cli_assert_status (fixture, "undo %/again", 0);
}

static char *
first_photo (CliFixture *fixture)
{
  g_autoptr (JsonNode) node = cli_run_json (fixture, "list @ photos --json --limit 1", 0);
  JsonObject *photo = json_array_get_object_element (json_node_get_array (node), 0);

  return g_build_filename (fixture->book, "photos",
                           json_object_get_string_member (photo, "file"), NULL);
}

static void
test_photo (CliFixture   *fixture,
            gconstpointer data)
{
  g_autofree char *path = first_photo (fixture);
  g_autofree char *same = g_strdup_printf ("add-photo @ 520213 after %s", path);
  g_autofree char *fresh = g_strdup_printf ("add-photo %%/fresh 520301 before %s", path);
  g_autofree char *twice = g_strdup_printf ("add-photo %%/fresh 520302 after %s", path);
  g_autofree char *wrong = g_strdup_printf ("add-photo %%/fresh 520302 during %s", path);
  g_autoptr (CliAnswer) refused = NULL;
  g_autofree char *photos = NULL;

  cli_assert_status (fixture, same, 3);
  cli_assert_status (fixture, "new %/fresh", 0);
  cli_assert_status (fixture, wrong, 2);
  cli_write_file (fixture, "text.jpg", "not a picture");
  cli_assert_status (fixture, "add-photo %/fresh 520301 before %/text.jpg", 3);
  cli_assert_status (fixture, fresh, 0);
  refused = cli_run (fixture, twice);
  g_assert_cmpint (refused->status, ==, 3);
  g_assert_nonnull (strstr (refused->err, "Lampang Luang"));

  photos = output_of (fixture, "list %/fresh photos --json");
  g_assert_nonnull (strstr (photos, "520301"));
  g_assert_null (strstr (photos, "520302"));
  cli_assert_status (fixture, "undo %/fresh", 0);
  cli_assert_status (fixture, "redo %/fresh", 0);
  cli_assert_status (fixture, "verify %/fresh", 0);
}

/* The same numbers by another road: metrics, the list and the score agree. */
static void
test_figures (CliFixture   *fixture,
              gconstpointer data)
{
  g_autoptr (JsonNode) metrics = cli_run_json (fixture, "metrics @ --on 2024-03-31 --json", 0);
  g_autoptr (JsonNode) scores = cli_run_json (fixture, "score @ 2567Q2 --json", 0);
  JsonObject *figures
    = json_object_get_object_member (json_node_get_object (metrics), "metrics");
  JsonArray *areas = json_object_get_array_member (json_node_get_object (scores), "areas");
  double planting = 0;

  g_assert_cmpuint (json_array_get_length (areas), ==, 13);
  for (guint i = 0; i < 13; i++)
    {
      JsonObject *area = json_array_get_object_element (areas, i);
      JsonArray *indicators = json_object_get_array_member (area, "indicators");
      JsonObject *first = json_array_get_object_element (indicators, 0);
      double total = 0;

      planting += json_object_get_double_member (first, "value");
      for (guint j = 0; j < json_array_get_length (indicators); j++)
        total += json_object_get_double_member (json_array_get_object_element (indicators, j),
                                                "points");
      g_assert_cmpfloat_with_epsilon (total, json_object_get_double_member (area, "total"), 1e-9);
    }
  g_assert_cmpfloat (planting, ==,
                     json_object_get_double_member (figures, "households.planting"));
}

/* A list in which three people stand twice, and two do not. */
static const char list_with_twins[] =
  "อำเภอ,ตำบล,หมู่ที่,บ้านเลขที่,คำนำหน้า,ชื่อ,นามสกุล\n"
  "เกาะคา,ลำปางหลวง,3,12/5,นาง,สมศรี,ใจดี\n"
  "เกาะคา,ลำปางหลวง,3,12/5,นาง,สมสี,ไจดี\n"
  "เกาะคา,ลำปางหลวง,4,7,นาย,ประเสริฐ,แก้วมูล\n"
  "เกาะคา,ลำปางหลวง,4,7,นาย,ประเสิรฐ,แก้วมูล\n"
  "เกาะคา,ลำปางหลวง,5,1,นาย,คำปัน,วงค์ใหญ่\n"
  "เกาะคา,ลำปางหลวง,5,2,นาย,คำปัน,วงศ์ใหญ่\n"
  "เกาะคา,ลำปางหลวง,6,9,นาง,สมหมาย,ใจดี\n"
  "เกาะคา,ลำปางหลวง,7,9,นาย,สมหมาย,ใจดี\n";

/* The pairs that are found, best first, as the uids of both after each other. */
static GStrv
find_duplicates (CliFixture *fixture,
                 guint       n_expected)
{
  g_autoptr (JsonNode) node
    = cli_run_json (fixture, "duplicates %/fresh --json", n_expected > 0 ? 1 : 0);
  JsonArray *array = json_node_get_array (node);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  g_assert_cmpuint (json_array_get_length (array), ==, n_expected);
  for (guint i = 0; i < n_expected; i++)
    {
      JsonObject *pair = json_array_get_object_element (array, i);
      g_autofree char *uids
        = g_strdup_printf ("%s %s",
                           json_object_get_string_member (
                             json_object_get_object_member (pair, "first"), "uid"),
                           json_object_get_string_member (
                             json_object_get_object_member (pair, "second"), "uid"));

      g_strv_builder_add (builder, uids);
    }

  return g_strv_builder_end (builder);
}

static guint
count_findings (CliFixture *fixture,
                const char *rule)
{
  g_autoptr (JsonNode) node = cli_run_json (fixture, "check %/fresh --json", 1);
  JsonArray *array = json_node_get_array (node);
  guint n = 0;

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *finding = json_array_get_object_element (array, i);

      if (g_str_equal (json_object_get_string_member (finding, "rule"), rule))
        {
          g_assert_cmpstr (json_object_get_string_member (finding, "severity"), ==, "warning");
          n++;
        }
    }

  return n;
}

static guint
count_fresh (CliFixture *fixture)
{
  g_autoptr (JsonNode) node = cli_run_json (fixture, "list %/fresh households --json", 0);

  return json_array_get_length (json_node_get_array (node));
}

static void
test_duplicates (CliFixture   *fixture,
                 gconstpointer data)
{
  g_auto (GStrv) found = NULL;
  g_auto (GStrv) left = NULL;
  g_autofree char *merge = NULL;
  g_autofree char *dismiss = NULL;
  g_autofree char *itself = NULL;

  cli_write_file (fixture, "twins.csv", list_with_twins);
  cli_assert_status (fixture, "new %/fresh", 0);
  cli_assert_status (fixture, "import %/fresh %/twins.csv --as households", 0);
  g_assert_cmpuint (count_fresh (fixture), ==, 8);
  found = find_duplicates (fixture, 3);
  g_assert_cmpuint (count_findings (fixture, "household-duplicate"), ==, 3);

  merge = g_strdup_printf ("merge %%/fresh %s", found[0]);
  cli_assert_status (fixture, merge, 0);
  g_assert_cmpuint (count_fresh (fixture), ==, 7);
  cli_assert_status (fixture, merge, 3);
  cli_assert_status (fixture, "undo %/fresh", 0);
  g_assert_cmpuint (count_fresh (fixture), ==, 8);
  cli_assert_status (fixture, "redo %/fresh", 0);
  cli_assert_status (fixture, "verify %/fresh", 0);

  dismiss = g_strdup_printf ("not-duplicate %%/fresh %s", found[1]);
  cli_assert_status (fixture, dismiss, 0);
  left = find_duplicates (fixture, 1);
  g_assert_cmpstr (left[0], ==, found[2]);
  g_assert_cmpuint (count_findings (fixture, "household-duplicate"), ==, 1);

  itself = g_strdup_printf ("merge %%/fresh %.32s %.32s", found[2], found[2]);
  cli_assert_status (fixture, itself, 3);
}

/* The uid of the first household of Tambon 520101 with a status. */
static char *
uid_with_status (CliFixture *fixture,
                 const char *status)
{
  g_autoptr (JsonNode) node = cli_run_json (fixture, "list @ households --area 520101 --json", 0);
  JsonArray *array = json_node_get_array (node);

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *household = json_array_get_object_element (array, i);

      if (g_str_equal (json_object_get_string_member (household, "status"), status))
        return g_strdup (json_object_get_string_member (household, "uid"));
    }

  g_error ("no household of the sample is %s", status);
}

static JsonObject *
find_household (JsonNode   *node,
                const char *uid)
{
  JsonArray *array = json_node_get_array (node);

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *household = json_array_get_object_element (array, i);

      if (g_str_equal (json_object_get_string_member (household, "uid"), uid))
        return household;
    }

  g_error ("%s is not listed", uid);
}

/* %s stands for the household. The sample ends on 12 April 2567. */
static void
test_visit (CliFixture   *fixture,
            gconstpointer data)
{
  static const struct
  {
    const char *options;
    int status;
    int kinds; /* of the household then */
  } cases[] = {
    { "--date 12/4/2567 --kinds 4 --area-sqm 12.5", 0, 4 },
    { "--date 2024-04-12 --vegetables lime,กะเพรา,ผักขี้หูด,lime", 3, 4 },
    { "--date 2024-04-12 --vegetables lime,กระเพา", 3, 4 },
    { "--date 2024-04-12 --vegetables lime,กะเพรา,ผักขี้หูด,lime --new", 0, 3 },
    { "--date 2024-04-12 --vegetables ผักขี้หูด,กระเพรา,มะนาว", 0, 3 },
    { "--date 2/1/2567 --seeds 2.5 --unit ซอง", 0, 3 },
    { "--date 2/1/2567 --seeds 3 --unit packet --centre 520101", 0, 3 },
    { "--date 2/1/2567 --seeds 99999 --unit packet --centre 520101", 1, 3 },
    { "--date 2/1/2567 --seeds 3 --unit kilo --centre 520101", 3, 3 },
    { "--date 2/1/2567 --seeds 0 --unit packet", 3, 3 },
    { "--date 2/1/2567 --seeds 3 --unit packet --centre 999999", 3, 3 },
    { "--date 2/1/2567 --seeds 3 --unit packet --centre 5201", 3, 3 },
    { "--date 2/1/2567 --seeds 3", 2, 3 },
    { "--date 2/1/2567 --centre 520101", 2, 3 },
    { "--date 1/1/2567 --kinds 20", 0, 3 },
    { "--date 12/4/2567 --kinds 1000", 3, 3 },
    { "--date 13/4/2567", 3, 3 },
    { "--date yesterday", 3, 3 },
    { "--date 12/4/2567 --area-sqm wide", 3, 3 },
  };
  g_autofree char *uid = uid_with_status (fixture, "planting");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *line = g_strdup_printf ("visit @ %s %s", uid, cases[i].options);
      g_autoptr (JsonNode) node = NULL;

      cli_assert_status (fixture, line, cases[i].status);
      node = cli_run_json (fixture, "list @ households --area 520101 --json", 0);
      g_assert_cmpint (json_object_get_int_member (find_household (node, uid), "kinds"), ==,
                       cases[i].kinds);
    }
}

static JsonObject *
first_movement (JsonNode *node)
{
  JsonArray *movements = json_object_get_array_member (json_node_get_object (node), "movements");

  return json_array_get_object_element (movements, 0);
}

static double
packets_left (JsonNode *node)
{
  JsonObject *left = json_object_get_object_member (json_node_get_object (node), "left");

  return json_object_get_double_member (left, "packet");
}

/* The stock of a centre is shown, and changed by steps that are undone. %s stands for the
 * movement that was added first. */
static void
test_stock (CliFixture   *fixture,
            gconstpointer data)
{
  static const struct
  {
    const char *options;
    int status;
    double more; /* packets than at first */
  } cases[] = {
    { "--in 10 --unit packet --item กะเพรา --date 12/4/2567", 0, 10 },
    { "--out 4 --unit ซอง --note ตลาดนัด", 0, 6 },
    { "--change %s --in 20.125", 0, 16.125 },
    { "--change %s --unit ซอง", 0, 16.125 },
    { "--change %s --in 20", 0, 16 },
    { "--change %s --note ใหม่", 0, 16 },
    { "--out 99999 --unit packet", 3, 16 },
    { "--in 1 --unit kilo", 3, 16 },
    { "--in 1 --unit packet --date 13/4/2567", 3, 16 },
    { "--in 1 --unit packet --to nobody", 3, 16 },
    { "--change x --in 1", 3, 16 },
    { "--in 1", 2, 16 },
    { "--in 1 --out 1 --unit packet", 2, 16 },
    { "--change %s", 2, 16 },
    { "--remove %s --in 1", 2, 16 },
    { "--remove %s", 0, -4 },
  };
  g_autoptr (JsonNode) before = cli_run_json (fixture, "stock @ 520101 --json", 0);
  g_autoptr (JsonNode) all = cli_run_json (fixture, "stock @ --json", 0);
  g_autofree char *uid = NULL;

  g_assert_cmpuint (json_array_get_length (json_node_get_array (all)), ==, 100);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) parts = g_strsplit (cases[i].options, "%s", 2);
      g_autofree char *options = g_strjoinv (uid != NULL ? uid : "", parts);
      g_autofree char *line = g_strdup_printf ("stock @ 520101 %s", options);
      g_autoptr (JsonNode) node = NULL;

      cli_assert_status (fixture, line, cases[i].status);
      node = cli_run_json (fixture, "stock @ 520101 --json", 0);
      g_assert_cmpfloat (packets_left (node), ==, packets_left (before) + cases[i].more);
      if (i == 0)
        uid = g_strdup (json_object_get_string_member (first_movement (node), "uid"));
    }

  cli_assert_status (fixture, "stock @ --in 1 --unit packet", 2);
  cli_assert_status (fixture, "stock @ 5201", 3);
  for (int i = 0; i < 6; i++)
    cli_assert_status (fixture, "undo @", 0);
  cli_assert_status (fixture, "undo @", 3);
}

/* Lists are changed by steps that are undone, and go from book to book as a file. */
static void
test_codes (CliFixture   *fixture,
            gconstpointer data)
{
  static const struct
  {
    const char *line;
    int status;
  } cases[] = {
    { "codes @ vegetables --add ผักแว่น --english Water-clover --alias แว่น", 0 },
    { "codes @ vegetables --add แว่น", 3 },
    { "codes @ vegetables --add", 2 },
    { "codes @ --add ผักกาด", 2 },
    { "codes @ vegetables --add ก --retire lime", 2 },
    { "codes @ vegetables --retire lime --alias ก", 2 },
    { "codes @ fish", 3 },
    { "codes @ vegetables --rename แว่น --to ผักแว่นน้ำ", 0 },
    { "codes @ vegetables --retire water-clover", 0 },
    { "codes @ vegetables --offer ผักแว่นน้ำ", 0 },
    { "codes @ vegetables --delete gone", 3 },
    { "codes @ seed_unit --delete seed", 3 },
    { "codes @ seed_unit --rename seed --to เม็ด", 0 },
    { "codes @ drop_reason --delete moved", 3 },
    { "codes @ vegetables --delete ginger", 0 },
    { "undo @", 0 },
  };
  g_autofree char *before = output_of (fixture, "codes @ --json");
  g_autofree char *changed = NULL;
  g_autofree char *taken = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    cli_assert_status (fixture, cases[i].line, cases[i].status);

  changed = output_of (fixture, "codes @ --json");
  g_assert_nonnull (strstr (changed, "ผักแว่นน้ำ"));
  cli_write_file (fixture, "before.json", before);
  cli_write_file (fixture, "changed.json", changed);
  cli_write_file (fixture, "wrong.json", "{\"kind\":\"codes\",\"lists\":3}");
  cli_assert_status (fixture, "import @ %/wrong.json --as codes", 3);
  cli_assert_status (fixture, "import @ %/gone.json --as codes", 3);
  cli_assert_status (fixture, "import @ %/before.json --as codes", 0);
  cli_assert_status (fixture, "import @ %/changed.json --as codes", 0);
  cli_assert_status (fixture, "undo @", 0);
  cli_assert_status (fixture, "redo @", 0);
  taken = output_of (fixture, "codes @ vegetables --json");
  g_assert_nonnull (strstr (taken, "ผักแว่นน้ำ"));
  g_assert_null (strstr (taken, "seed_unit"));
}

static void
test_replace (CliFixture   *fixture,
              gconstpointer data)
{
  g_autofree char *before = output_of (fixture, "list @ households --area 520101 --json");
  g_autofree char *uid = uid_with_status (fixture, "planting");
  g_autofree char *wrong = g_strdup_printf ("replace @ %s --reason bored", uid);
  g_autofree char *future = g_strdup_printf ("replace @ %s --reason moved --date 13/4/2567", uid);
  g_autofree char *itself = g_strdup_printf ("replace @ %s --reason moved --by %s", uid, uid);
  g_autofree char *next = uid_with_status (fixture, "candidate");
  g_autofree char *line = g_strdup_printf ("replace @ %s --reason ย้ายที่อยู่ --by %s", uid, next);
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *undone = NULL;

  cli_assert_status (fixture, wrong, 3);
  cli_assert_status (fixture, future, 3);
  cli_assert_status (fixture, itself, 3);
  cli_assert_status (fixture, line, 0);
  node = cli_run_json (fixture, "list @ households --area 520101 --json", 0);
  g_assert_cmpstr (json_object_get_string_member (find_household (node, uid), "status"), ==,
                   "dropped");
  g_assert_cmpint (json_object_get_int_member (find_household (node, next), "slot"), ==, 1);
  cli_assert_status (fixture, line, 3);

  cli_assert_status (fixture, "undo @", 0);
  undone = output_of (fixture, "list @ households --area 520101 --json");
  g_assert_cmpstr (undone, ==, before);
}

int
main (int   argc,
      char *argv[])
{
  cli_runner_begin (&argc, &argv);

  cli_runner_add ("/cli-data/import", test_import);
  cli_runner_add ("/cli-data/place", test_place);
  cli_runner_add ("/cli-data/side-lists", test_side_lists);
  cli_runner_add ("/cli-data/layout", test_layout);
  cli_runner_add ("/cli-data/doubts", test_doubts);
  cli_runner_add ("/cli-data/undo", test_undo);
  cli_runner_add ("/cli-data/round-trip", test_round_trip);
  cli_runner_add ("/cli-data/formula", test_formula);
  cli_runner_add ("/cli-data/backup", test_backup);
  cli_runner_add ("/cli-data/photo", test_photo);
  cli_runner_add ("/cli-data/figures", test_figures);
  cli_runner_add ("/cli-data/duplicates", test_duplicates);
  cli_runner_add ("/cli-data/visit", test_visit);
  cli_runner_add ("/cli-data/stock", test_stock);
  cli_runner_add ("/cli-data/codes", test_codes);
  cli_runner_add ("/cli-data/replace", test_replace);

  return cli_runner_run ();
}
