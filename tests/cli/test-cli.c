/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "cli-runner.h"

/* Each line runs in the same copy of the sample book, after those above it. */
static const struct
{
  const char *line;
  int status;
  const char *out; /* a part of what is printed, or NULL */
  const char *err;
} lines[] = {
  { "--help", 0, "report-month", NULL },
  { "--version", 0, "pansukctl", NULL },
  { "", 2, NULL, "Usage:" },
  { "dance @", 2, NULL, "“dance”" },
  { "list --help", 0, "--search TEXT", NULL },
  { "list @", 2, NULL, "missing" },
  { "list @ households extra", 2, NULL, "too many" },
  { "list @ cats", 2, NULL, "cats" },
  { "list @ households --no-such-option", 2, NULL, "Usage:" },
  { "list @ households --limit -3", 2, NULL, "limit" },
  { "list @ households --limit -1", 2, NULL, "limit" },
  { "list @ households --limit 0 --json", 0, "[]", NULL },
  { "list @ households --area 999999", 3, NULL, "999999" },
  { "list @ households --area 520301 --limit 2", 0, "520301", NULL },
  { "list @ centres --area 5203", 0, "520301", NULL },
  { "list @ photos --limit 1", 0, "×", NULL },
  { "list @ reports --area 5203", 0, "5203", NULL },
  { "list @ posts", 0, "Facebook", NULL },
  { "areas @", 0, "ลำปาง", NULL },
  { "new @", 3, NULL, "already" },
  { "new %", 3, NULL, "not empty" },
  { "new %/fresh", 0, NULL, "fresh" },
  { "new ''", 2, NULL, "empty" },
  { "metrics ''", 2, NULL, "empty" },
  { "metrics @ --area 5203", 0, "households.planting", NULL },
  { "metrics @ --on 31/02/2567", 2, NULL, "31/02/2567" },
  { "metrics @ --on 25/3/2567", 0, "2,000", NULL },
  { "metrics %/nothing", 3, NULL, "nothing" },
  { "pin @ 520301 '18.2390, 99.3865'", 0, NULL, "18.23900" },
  { "pin @ 520301 '99.3865, 18.2390'", 3, NULL, "swapped" },
  { "pin @ 520301 '51.5, -0.12'", 3, NULL, NULL },
  { "pin @ 5203 '18.2390, 99.3865'", 3, NULL, "six digits" },
  { "undo @", 0, NULL, "Pin centre" },
  { "redo @", 0, NULL, "Pin centre" },
  { "redo @", 3, NULL, NULL },
  { "undo @ --entry -1", 2, NULL, "from 1" },
  { "undo @ --entry 0", 2, NULL, "from 1" },
  { "undo @ --entry 99", 3, NULL, "99" },
  { "undo @ --entry 9999999999", 3, NULL, "9999999999" },
  { "undo @ --json", 0, "\"done\":true", NULL },
  { "redo @", 0, NULL, "Pin centre" },
  { "log @", 0, "Pin centre", NULL },
  { "check @", 1, "check digit", NULL },
  { "photos-check @", 1, "is used for", NULL },
  { "duplicates @", 1, "same citizen ID", NULL },
  { "duplicates @ --area 520118", 1, "Ban Dong", NULL },
  { "duplicates @ --area 520301", 0, NULL, "Nothing was found" },
  { "duplicates @ --area 999999", 3, NULL, "999999" },
  { "duplicates @ --help", 0, "--area CODE", NULL },
  { "merge @ none", 2, NULL, "missing" },
  { "merge @ none other", 3, NULL, "“none”" },
  { "not-duplicate @ none other", 3, NULL, "“none”" },
  { "visit @ none --date 1/4/2567", 3, NULL, "“none”" },
  { "visit @ none --date 1/4/2567 --kinds -5", 2, NULL, "number of kinds" },
  { "visit @ none", 2, NULL, "--date DATE" },
  { "visit @ none --date 1/4/2567 --kinds 3 --vegetables lime", 2, NULL, "either" },
  { "visit @ --help", 0, "--vegetables A,B,C", NULL },
  { "replace @ none --reason moved", 3, NULL, "“none”" },
  { "replace @ none", 2, NULL, "--reason CODE" },
  { "replace @ --help", 0, "--by UID", NULL },
  { "report-month @ 5203 2024-03", 0, "Ko Kha", NULL },
  { "report-month @ 520301 2024-03", 3, NULL, "four digits" },
  { "report-month @ 5203 2024", 2, NULL, "2024-03" },
  { "report-month @ 5203 2024-04 --submit 2024-05-10", 0, "Submitted", NULL },
  { "report-month @ 5203 2024-04 --submit 2024-05-11", 3, NULL, "already" },
  { "report-month @ 5203 2042-03 --submit 2024-05-11", 3, NULL, "March 2042" },
  { "score @ 2567Q2", 0, "5213", NULL },
  { "score @ 2567Q2 --csv", 0, "5201,", NULL },
  { "score @ 2567Q2 --explain 5203", 0, "Ko Kha", NULL },
  { "score @ 2567Q2 --explain 520301", 3, NULL, "520301" },
  { "score @ 2567Q2 --csv --json", 2, NULL, "--csv" },
  { "score @ 2567Q7", 2, NULL, "2567Q7" },
  { "score @ 2560Q1", 1, NULL, "did not run" },
  { "score @ 2567Q2 --criteria %/none.json", 3, NULL, "none.json" },
  { "print @ roster --area 520301 -o %/roster.pdf", 0, NULL, "page" },
  { "print @ scores --period 2567Q2 -o %/scores.pdf", 0, NULL, "page" },
  { "print @ scores", 2, NULL, "-o FILE" },
  { "print @ poster -o %/poster.pdf", 2, NULL, "poster" },
  { "print @ roster --area 5203 --blank --thai-digits -o %/blank.pdf", 0, NULL, "page" },
  { "print @ scores --blank -o %/blank.pdf", 2, NULL, "Only a roster" },
  { "print @ roster --area 520301 -o @/book.db", 3, NULL, "folder of the book" },
  { "print @ roster --area 520301 -o %/no/such/roster.pdf", 3, NULL, NULL },
  { "export @ households -o %/all.csv", 0, NULL, "all.csv" },
  { "export @ households --area 5203 -o %/some.xlsx", 0, NULL, "some.xlsx" },
  { "export @ households -o %/all.txt", 2, NULL, ".csv" },
  { "export @ centres -o %/all.csv", 2, NULL, "centres" },
  { "import @ %/all.csv", 2, NULL, "--as" },
  { "import @ %/all.csv --as pigs", 2, NULL, "pigs" },
  { "import @ %/none.csv --as households", 3, NULL, NULL },
  { "import @ %/roster.pdf --as households", 3, NULL, NULL },
  { "import @ %/all.csv --as households --map %/none.json", 3, NULL, "none.json" },
  { "import @ %/all.csv --as households --sheet 9", 3, NULL, "sheet" },
  { "verify @", 0, NULL, "whole" },
  { "verify %", 3, NULL, "no Pansuk book" },
  { "backup @ @/inside.pansuk", 3, NULL, "folder of the book" },
  { "backup @ %/b.pansuk", 0, NULL, "b.pansuk" },
  { "restore %/b.pansuk @", 3, NULL, "exists already" },
  { "restore %/b.pansuk %/OneDrive/book", 3, NULL, "cloud service" },
  { "restore %/all.csv %/again", 3, NULL, "not a backup" },
  { "restore @/book.db %/again", 3, NULL, "not a backup" },
  { "restore %/none.pansuk %/again", 3, NULL, "none.pansuk" },
};

static void
test_lines (CliFixture   *fixture,
            gconstpointer data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr (CliAnswer) answer = cli_run (fixture, lines[i].line);

      if (answer->status != lines[i].status
          || (lines[i].out != NULL && strstr (answer->out, lines[i].out) == NULL)
          || (lines[i].err != NULL && strstr (answer->err, lines[i].err) == NULL))
        g_error ("“%s” ended with %d instead of %d:\n%s%s", lines[i].line, answer->status,
                 lines[i].status, answer->out, answer->err);

      /* Whatever is refused is said in words, and only there. */
      if (answer->status >= 2)
        {
          g_assert_cmpstr (answer->out, ==, "");
          g_assert_cmpstr (answer->err, !=, "");
        }
    }
}

/* The members that scripts read, in order; "*" stands for all figures. */
static const struct
{
  const char *line;
  int status;
  const char *members;
} shapes[] = {
  { "areas @ --json", 0, "code level parent name_th name_en lat lon" },
  { "list @ households --json --limit 9", 0,
    "uid tambon slot status village_no house_no title first_name last_name citizen_id kinds "
    "planted_on" },
  { "list @ centres --json", 0, "uid tambon name opened_on lat lon pinned_on photos" },
  { "list @ photos --json", 0,
    "uid tambon moment file original_name sha256 width height bytes taken_on lat lon" },
  { "list @ reports --json", 0,
    "uid district month state submitted_on decided_on return_reason" },
  { "list @ posts --json", 0, "uid district posted_on channel title url" },
  { "check @ --json", 1, "severity rule record message" },
  { "photos-check @ --json", 1, "severity rule record message" },
  { "duplicates @ --json", 1, "score reasons first second" },
  { "log @ --json", 0, "id at who label undone" },
  { "metrics @ --json", 0, "area on metrics" },
  { "report-month @ 5203 2024-03 --json", 0,
    "district month state due_on submitted_on values words" },
  { "score @ 2567Q2 --json", 0,
    "quarter on criteria criteria_version default closed areas" },
  { "import @ ~/ngao.csv --as households --dry-run --json", 1,
    "new updated unchanged rejected problems" },
};

static char *
members_of (JsonObject *object)
{
  g_autoptr (GList) members = json_object_get_members (object);
  g_autoptr (GString) text = g_string_new (NULL);

  for (GList *l = members; l != NULL; l = l->next)
    g_string_append_printf (text, "%s%s", l != members ? " " : "", (const char *) l->data);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
test_shapes (CliFixture   *fixture,
             gconstpointer data)
{
  cli_assert_status (fixture, "pin @ 520301 '18.2390, 99.3865'", 0);

  for (gsize i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      g_autoptr (JsonNode) node = NULL;
      JsonArray *array;

      if (strchr (shapes[i].line, '~') != NULL
          && !g_file_test (g_getenv ("PSK_TEST_SHARED"), G_FILE_TEST_IS_DIR))
        continue;

      node = cli_run_json (fixture, shapes[i].line, shapes[i].status);
      if (JSON_NODE_HOLDS_OBJECT (node))
        {
          g_autofree char *members = members_of (json_node_get_object (node));

          g_assert_cmpstr (members, ==, shapes[i].members);
          continue;
        }

      array = json_node_get_array (node);
      g_assert_cmpuint (json_array_get_length (array), >, 0);
      for (guint j = 0; j < json_array_get_length (array); j++)
        {
          g_autofree char *members = members_of (json_array_get_object_element (array, j));

          g_assert_cmpstr (members, ==, shapes[i].members);
        }
    }
}

static guint
count (CliFixture *fixture,
       const char *line)
{
  g_autoptr (JsonNode) node = cli_run_json (fixture, line, 0);

  return json_array_get_length (json_node_get_array (node));
}

static void
test_list (CliFixture   *fixture,
           gconstpointer data)
{
  g_autoptr (JsonNode) node = cli_run_json (fixture, "list @ households --area 520301 --json", 0);
  JsonArray *array = json_node_get_array (node);
  JsonObject *first = json_array_get_object_element (array, 0);
  g_autofree char *by_name
    = g_strdup_printf ("list @ households --json --area 520301 --search %s",
                       json_object_get_string_member (first, "first_name"));

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *household = json_array_get_object_element (array, i);

      g_assert_cmpint (json_object_get_int_member (household, "tambon"), ==, 520301);
    }

  g_assert_cmpuint (count (fixture, "areas @ --json"), ==, 114);
  g_assert_cmpuint (count (fixture, "list @ centres --json"), ==, 100);
  g_assert_cmpuint (count (fixture, "list @ centres --json --search 520301"), ==, 1);
  g_assert_cmpuint (count (fixture, "list @ households --json --limit 0"), ==, 0);
  g_assert_cmpuint (count (fixture, "list @ households --json --limit 7"), ==, 7);
  g_assert_cmpuint (count (fixture, "list @ households --json --search zzzz"), ==, 0);
  g_assert_cmpuint (count (fixture, by_name), >=, 1);
  g_assert_cmpuint (count (fixture, by_name), <, json_array_get_length (array));
}

/* Whole ids are shown only to who asks, and the book keeps that somebody did. */
static void
test_masks (CliFixture   *fixture,
            gconstpointer data)
{
  g_autoptr (GRegex) whole = g_regex_new ("\\b[0-9]{13}\\b", 0, 0, NULL);
  g_autoptr (CliAnswer) json = cli_run (fixture, "list @ households --json");
  g_autoptr (CliAnswer) table = cli_run (fixture, "list @ households");
  g_autoptr (CliAnswer) reveal = cli_run (fixture, "list @ households --json --reveal");
  g_autofree char *csv_path = cli_expand (fixture, "%/h.csv");
  g_autofree char *public_path = cli_expand (fixture, "%/p.csv");
  g_autofree char *csv = NULL;
  g_autofree char *public = NULL;

  g_assert_false (g_regex_match (whole, json->out, 0, NULL));
  g_assert_false (g_regex_match (whole, table->out, 0, NULL));
  g_assert_true (g_regex_match (whole, reveal->out, 0, NULL));

  cli_assert_status (fixture, "export @ households -o %/h.csv", 0);
  cli_assert_status (fixture, "export @ households --public -o %/p.csv", 0);
  g_assert_true (g_file_get_contents (csv_path, &csv, NULL, NULL));
  g_assert_true (g_file_get_contents (public_path, &public, NULL, NULL));
  g_assert_false (g_regex_match (whole, csv, 0, NULL));
  g_assert_nonnull (strstr (csv, "•"));
  g_assert_null (strstr (public, "•"));
  g_assert_nonnull (strstr (csv, "disability"));
  g_assert_null (strstr (public, "disability"));
}

/* What a user with a Thai system sees, and that scripts do not notice it. */
static const struct
{
  const char *line;
  int status;
  const char *said; /* on either stream */
} thai[] = {
  { "--help", 0, "วิธีใช้" },
  { "import --help", 0, "ตัวเลือก" },
  { "list @ cats", 2, "ไม่มีรายการ" },
  { "dance @", 2, "ไม่มีคำสั่ง" },
  { "list @ reports --area 5203", 0, "เกาะคา" },
  { "score @ 2567Q2", 0, "เมืองลำปาง" },
  { "score @ 2567Q2", 0, "ค่าเริ่มต้น" },
  { "report-month @ 5203 2024-03", 0, "15 เมษายน 2567" },
  { "pin @ 520301 '18.2390, 99.3865'", 0, "ลำปางหลวง" },
  { "undo @ --entry 99", 3, "ไม่มีรายการที่ 99" },
  { "undo @", 0, "ปักหมุด" },
  { "undo @", 3, "ไม่มี" },
  { "verify @", 0, "สมุด" },
  { "duplicates @", 1, "เลขประจำตัวประชาชนเดียวกัน" },
  { "merge @ none other", 3, "ไม่มีครัวเรือน" },
  { "merge --help", 0, "ครัวเรือน" },
  { "restore %/none.pansuk %/again", 3, "ไม่มีไฟล์" },
};

static void
test_thai (CliFixture   *fixture,
           gconstpointer data)
{
  const char *localedir = g_getenv ("PSK_TEST_LOCALEDIR");
  g_autofree char *catalogue
    = g_build_filename (localedir, "th", "LC_MESSAGES", "pansuk.mo", NULL);
  g_autoptr (CliAnswer) english = cli_run (fixture, "score @ 2567Q2 --json");
  g_autoptr (CliAnswer) same = NULL;

  if (!g_file_test (catalogue, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("the Thai catalogue is not built");
      return;
    }

  g_setenv ("LANGUAGE", "th", TRUE);
  g_setenv ("PSK_LOCALEDIR", localedir, TRUE);
  for (gsize i = 0; i < G_N_ELEMENTS (thai); i++)
    {
      g_autoptr (CliAnswer) answer = cli_run (fixture, thai[i].line);

      if (answer->status != thai[i].status
          || (strstr (answer->out, thai[i].said) == NULL
              && strstr (answer->err, thai[i].said) == NULL))
        g_error ("“%s” ended with %d instead of %d:\n%s%s", thai[i].line, answer->status,
                 thai[i].status, answer->out, answer->err);
    }

  same = cli_run (fixture, "score @ 2567Q2 --json");
  g_assert_cmpstr (same->out, ==, english->out);
  g_setenv ("LANGUAGE", "en", TRUE);
}

int
main (int   argc,
      char *argv[])
{
  cli_runner_begin (&argc, &argv);

  cli_runner_add ("/cli/lines", test_lines);
  cli_runner_add ("/cli/shapes", test_shapes);
  cli_runner_add ("/cli/list", test_list);
  cli_runner_add ("/cli/masks", test_masks);
  cli_runner_add ("/cli/thai", test_thai);

  return cli_runner_run ();
}
