/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "cli-runner.h"

#define HEAD "ตำบล,หมู่ที่,บ้านเลขที่,ชื่อ-สกุล,เลขประจำตัวประชาชน,เบอร์โทร,ชนิดผัก\n"
#define ROW_1 "ท่าผา,1,120,นายทดสอบ หนึ่งเดียว,5526646627025,0812345678,"
#define ROW_2 "ท่าผา,2,5/1,นางทดสอบ สองคน,8526781884302,0898765432,"

/* Two households come with the first list; the second one changes the first of them. */
static void
import_lists (CliFixture *fixture)
{
  cli_write_file (fixture, "a.csv", HEAD ROW_1 "3\n" ROW_2 "4\n");
  cli_write_file (fixture, "b.csv", HEAD ROW_1 "12\n");
  /* It says that all slots of the tambon are taken. */
  cli_assert_status (fixture, "import @ %/a.csv --as households", 1);
  cli_assert_status (fixture, "import @ %/b.csv --as households", 0);
}

static char *
find_uid (CliFixture *fixture,
          const char *name)
{
  g_autofree char *line
    = g_strdup_printf ("list @ households --json --search %s", name);
  g_autoptr (JsonNode) node = cli_run_json (fixture, line, 0);
  JsonArray *array = json_node_get_array (node);

  g_assert_cmpuint (json_array_get_length (array), ==, 1);
  return g_strdup (json_object_get_string_member (json_array_get_object_element (array, 0),
                                                  "uid"));
}

static JsonNode *
read_history (CliFixture *fixture,
              const char *name,
              const char *options)
{
  g_autofree char *uid = find_uid (fixture, name);
  g_autofree char *line = g_strdup_printf ("history @ %s --json%s", uid, options);

  return cli_run_json (fixture, line, 0);
}

/* The value after an event, or before it. */
static const char *
find_value (JsonNode   *history,
            guint       event,
            const char *field,
            const char *side)
{
  JsonObject *object = json_array_get_object_element (json_node_get_array (history), event);
  JsonArray *changes = json_object_get_array_member (object, "changes");

  for (guint i = 0; i < json_array_get_length (changes); i++)
    {
      JsonObject *change = json_array_get_object_element (changes, i);

      if (g_str_equal (json_object_get_string_member (change, "field"), field))
        return json_object_get_string_member_with_default (change, side, NULL);
    }

  return NULL;
}

static const char *
get_member (JsonNode   *history,
            guint       event,
            const char *member)
{
  return json_object_get_string_member (
    json_array_get_object_element (json_node_get_array (history), event), member);
}

static void
test_history (CliFixture   *fixture,
              gconstpointer data)
{
  g_autoptr (JsonNode) history = NULL;
  g_autoptr (JsonNode) revealed = NULL;
  g_autoptr (CliAnswer) table = NULL;
  g_autofree char *uid = NULL;
  g_autofree char *line = NULL;

  import_lists (fixture);
  history = read_history (fixture, "หนึ่งเดียว", "");
  g_assert_cmpstr (get_member (history, 0, "kind"), ==, "changed");
  g_assert_cmpstr (get_member (history, 0, "table"), ==, "household");
  g_assert_cmpstr (get_member (history, 0, "label"), ==, "Import households: b.csv");
  g_assert_cmpstr (find_value (history, 0, "kinds", "old"), ==, "3");
  g_assert_cmpstr (find_value (history, 0, "kinds", "new"), ==, "12");
  g_assert_cmpstr (get_member (history, 1, "kind"), ==, "created");
  g_assert_cmpstr (find_value (history, 1, "last_name", "new"), ==, "หนึ่งเดียว");
  g_assert_cmpstr (find_value (history, 1, "kinds", "new"), ==, "3");

  /* Masked, unless somebody asks, which the book notes. */
  g_assert_nonnull (strstr (find_value (history, 1, "citizen_id", "new"), "•"));
  g_assert_nonnull (strstr (find_value (history, 1, "phone", "new"), "•"));
  revealed = read_history (fixture, "หนึ่งเดียว", " --reveal");
  g_assert_cmpstr (find_value (revealed, 1, "citizen_id", "new"), ==, "5526646627025");
  g_assert_cmpstr (find_value (revealed, 1, "phone", "new"), ==, "0812345678");

  uid = find_uid (fixture, "หนึ่งเดียว");
  line = g_strdup_printf ("history @ %s", uid);
  table = cli_run (fixture, line);
  g_assert_cmpint (table->status, ==, 0);
  g_assert_nonnull (strstr (table->out, "Kinds of vegetables: 3 → 12"));
  g_assert_null (strstr (table->out, "5526646627025"));
  g_assert_null (strstr (table->out, "0812345678"));
}

static const struct
{
  const char *line;
  int status;
  const char *said; /* on standard error, or NULL */
} lines[] = {
  { "history @ no-such-uid", 3, "no-such-uid" },
  { "visit @ no-such-uid --date 2024-04-01", 3, "pansukctl list" },
  { "history @", 2, "missing" },
  { "undo @ --entry 99", 3, "99" },
  { "undo @ --entry 0", 2, "number" },
  { "undo @ --keep-touched", 2, "--entry" },
  { "undo @ --entry 1", 3, "1 record" },
  { "undo @ --entry 1", 3, "หนึ่งเดียว" },
  { "undo @ --entry 1", 3, "b.csv" },
  { "undo @ --entry 1 --keep-touched", 1, "1 record" },
  { "undo @ --entry 1", 3, "already" },
  { "undo @", 0, "Undo: Import households: a.csv" },
  { "undo @ --entry 2", 0, "b.csv" },
  { "undo @ --entry 1", 0, "a.csv" },
  { "undo @", 3, "nothing" },
  { "redo @", 0, "a.csv" },
  { "verify @", 0, "whole" },
};

static void
test_undo (CliFixture   *fixture,
           gconstpointer data)
{
  import_lists (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr (CliAnswer) answer = cli_run (fixture, lines[i].line);

      if (answer->status != lines[i].status || strstr (answer->err, lines[i].said) == NULL)
        g_error ("“%s” ended with %d instead of %d:\n%s%s", lines[i].line, answer->status,
                 lines[i].status, answer->out, answer->err);
      g_assert_cmpstr (answer->out, ==, "");
    }
}

static gboolean
is_undone (CliFixture *fixture,
           gint64      step)
{
  g_autoptr (JsonNode) log = cli_run_json (fixture, "log @ --json", 0);
  JsonArray *array = json_node_get_array (log);

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *entry = json_array_get_object_element (array, i);

      if (json_object_get_int_member (entry, "id") == step)
        return json_object_get_boolean_member (entry, "undone");
    }

  g_assert_not_reached ();
}

static void
assert_answer (CliFixture *fixture,
               const char *line,
               int         status,
               gboolean    done)
{
  g_autofree char *uid = find_uid (fixture, "หนึ่งเดียว");
  g_autoptr (JsonNode) node = cli_run_json (fixture, line, status);
  JsonObject *object = json_node_get_object (node);
  JsonArray *touched = json_object_get_array_member (object, "touched");
  JsonObject *record;

  g_assert_cmpint (json_object_get_boolean_member (object, "done"), ==, done);
  g_assert_cmpuint (json_array_get_length (touched), ==, 1);
  record = json_array_get_object_element (touched, 0);
  g_assert_cmpstr (json_object_get_string_member (record, "table"), ==, "household");
  g_assert_cmpstr (json_object_get_string_member (record, "uid"), ==, uid);
  g_assert_cmpint (json_object_get_int_member (record, "step"), ==, 2);
  g_assert_cmpstr (json_object_get_string_member (record, "label"), ==,
                   "Import households: b.csv");
}

static void
test_undo_json (CliFixture   *fixture,
                gconstpointer data)
{
  import_lists (fixture);
  assert_answer (fixture, "undo @ --entry 1 --json", 3, FALSE);
  g_assert_false (is_undone (fixture, 1));
  assert_answer (fixture, "undo @ --entry 1 --keep-touched --json", 1, TRUE);
  g_assert_true (is_undone (fixture, 1));
  g_assert_false (is_undone (fixture, 3));

  /* Taking that back offers the step again. */
  cli_assert_status (fixture, "undo @", 0);
  g_assert_false (is_undone (fixture, 1));
  g_assert_true (is_undone (fixture, 3));
}

int
main (int   argc,
      char *argv[])
{
  cli_runner_begin (&argc, &argv);

  cli_runner_add ("/cli/history", test_history);
  cli_runner_add ("/cli/undo", test_undo);
  cli_runner_add ("/cli/undo-json", test_undo_json);

  return cli_runner_run ();
}
