/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "cli-runner.h"

#define FEATURE(code, ring) \
  "{\"type\":\"Feature\",\"properties\":{\"code\":\"" code "\"},\"geometry\":{\"type\":" \
  "\"Polygon\",\"coordinates\":[" ring "]}}"
#define MAP(features) "{\"type\":\"FeatureCollection\",\"name\":\"t\",\"features\":[" features "]}"

/* Around the label point of Tambon Wiang Nuea, and another place. */
#define HERE "[[99.45,18.25],[99.55,18.25],[99.55,18.35],[99.45,18.35],[99.45,18.25]]"
#define HERE_2 "[[99.44,18.25],[99.55,18.25],[99.55,18.35],[99.44,18.35],[99.44,18.25]]"
#define SWAPPED "[[18.25,99.45],[18.35,99.45],[18.35,99.55],[18.25,99.45]]"

static void
assert_import (CliFixture *fixture,
               const char *line,
               int         status,
               gint64      n_new,
               gint64      n_updated,
               gint64      n_unchanged,
               gint64      n_rejected,
               gint64      n_ignored,
               guint       n_missing)
{
  g_autoptr (JsonNode) node = cli_run_json (fixture, line, status);
  JsonObject *object = json_node_get_object (node);

  g_assert_cmpint (json_object_get_int_member (object, "new"), ==, n_new);
  g_assert_cmpint (json_object_get_int_member (object, "updated"), ==, n_updated);
  g_assert_cmpint (json_object_get_int_member (object, "unchanged"), ==, n_unchanged);
  g_assert_cmpint (json_object_get_int_member (object, "rejected"), ==, n_rejected);
  g_assert_cmpint (json_object_get_int_member (object, "ignored"), ==, n_ignored);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (object, "missing")), ==,
                    n_missing);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (object, "problems")), ==,
                    n_rejected);
}

static char *
output_of (CliFixture *fixture,
           const char *line)
{
  g_autoptr (CliAnswer) answer = cli_run (fixture, line);

  return g_strdup (answer->out);
}

#define IMPORT "import @ %/map.geojson --as boundaries "

static void
test_import (CliFixture   *fixture,
             gconstpointer data)
{
  g_autofree char *before = output_of (fixture, "check @ --json");
  g_autofree char *undone = NULL;
  g_autoptr (CliAnswer) answer = NULL;

  cli_write_file (fixture, "map.geojson",
                  MAP (FEATURE ("520101", HERE) "," FEATURE ("520199", HERE) ","
                       FEATURE ("500101", HERE)));
  assert_import (fixture, IMPORT "--dry-run --json", 1, 1, 0, 0, 1, 1, 99);
  assert_import (fixture, IMPORT "--json", 1, 1, 0, 0, 1, 1, 99);
  assert_import (fixture, IMPORT "--json", 1, 0, 0, 1, 1, 1, 99);
  cli_write_file (fixture, "map.geojson", MAP (FEATURE ("520101", HERE_2)));
  assert_import (fixture, IMPORT "--json", 0, 0, 1, 0, 0, 0, 99);

  /* The first step cannot be taken back alone, and says why. */
  answer = cli_run (fixture, "undo @ --entry 1");
  g_assert_cmpint (answer->status, ==, 3);
  g_assert_nonnull (strstr (answer->err, "Boundary of Wiang Nuea: changed"));

  /* Two steps: what changed nothing is none. */
  cli_assert_status (fixture, "undo @", 0);
  cli_assert_status (fixture, "undo @", 0);
  undone = output_of (fixture, "check @ --json");
  g_assert_cmpstr (before, ==, undone);
  assert_import (fixture, IMPORT "--dry-run --json", 0, 1, 0, 0, 0, 0, 99);
  cli_assert_status (fixture, "verify @", 0);
}

/* Refused in one sentence, with nothing changed. */
static void
test_refused (CliFixture   *fixture,
              gconstpointer data)
{
  static const struct
  {
    const char *map;
    const char *says;
  } rows[] = {
    { MAP (FEATURE ("520101", SWAPPED)), "swapped" },
    { MAP (FEATURE ("500101", HERE)), "Nothing in" },
    { "a,b\n1,2\n", "is not a map" },
    { "{\"type\":\"FeatureCollection\",\"features\":[", "is damaged" },
  };
  g_autofree char *before = output_of (fixture, "log @ --json");

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (CliAnswer) answer = NULL;
      g_autofree char *after = NULL;

      cli_write_file (fixture, "map.geojson", rows[i].map);
      answer = cli_run (fixture, IMPORT "--json");
      g_assert_cmpint (answer->status, ==, 3);
      g_assert_cmpstr (answer->out, ==, "");
      g_assert_nonnull (strstr (answer->err, rows[i].says));
      after = output_of (fixture, "log @ --json");
      g_assert_cmpstr (before, ==, after);
    }
}

static void
test_usage (CliFixture   *fixture,
            gconstpointer data)
{
  cli_write_file (fixture, "map.geojson", MAP (FEATURE ("520101", HERE)));
  cli_assert_status (fixture, "import @ %/map.geojson", 2);
  cli_assert_status (fixture, "import @ %/map.geojson --as rivers", 2);
  cli_assert_status (fixture, IMPORT "--sheet 1", 2);
  cli_assert_status (fixture, "import @ %/none.geojson --as boundaries", 3);
}

/* The check judges by the boundary, and as before when it is taken back. */
static void
test_check (CliFixture   *fixture,
            gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *with = NULL;
  g_autofree char *undone = NULL;

  cli_assert_status (fixture, "pin @ 520101 \"18.40, 99.50\"", 0);
  before = output_of (fixture, "check @");
  g_assert_null (strstr (before, "5.6 km outside the tambon"));
  cli_write_file (fixture, "map.geojson", MAP (FEATURE ("520101", HERE)));
  cli_assert_status (fixture, IMPORT, 0);
  with = output_of (fixture, "check @");
  g_assert_nonnull (strstr (with, "5.6 km outside the tambon"));
  cli_assert_status (fixture, "undo @", 0);
  undone = output_of (fixture, "check @");
  g_assert_cmpstr (before, ==, undone);
}

static void
test_lampang (CliFixture   *fixture,
              gconstpointer data)
{
  g_autofree char *path = cli_expand (fixture, "~/../geo/lampang_boundaries.topojson");
  g_autofree char *check = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("the shared boundaries are not here");
      return;
    }

  cli_assert_status (fixture, "new %/fresh", 0);
  assert_import (fixture, "import %/fresh ~/../geo/lampang_boundaries.topojson --as boundaries "
                 "--json", 0, 114, 0, 0, 0, 0, 0);
  assert_import (fixture, "import %/fresh ~/../geo/lampang_boundaries.topojson --as boundaries "
                 "--json", 0, 0, 0, 114, 0, 0, 0);
  assert_import (fixture, "import @ ~/../geo/lampang_districts.geojson --as boundaries --json",
                 0, 13, 0, 0, 0, 0, 100);
  assert_import (fixture, "import @ ~/../geo/lampang_tambons.geojson --as boundaries --json",
                 0, 100, 0, 0, 0, 0, 0);

  /* The two pins of the sample book that are wrong, and none of those that are right. */
  check = output_of (fixture, "check @");
  g_assert_nonnull (strstr (check, "Tambon Na Saeng: The pin lies"));
  g_assert_nonnull (strstr (check, "km outside the tambon, in Tambon Na Kae, Ngao District."));
}

int
main (int   argc,
      char *argv[])
{
  cli_runner_begin (&argc, &argv);

  cli_runner_add ("/cli-boundaries/import", test_import);
  cli_runner_add ("/cli-boundaries/refused", test_refused);
  cli_runner_add ("/cli-boundaries/usage", test_usage);
  cli_runner_add ("/cli-boundaries/check", test_check);
  cli_runner_add ("/cli-boundaries/lampang", test_lampang);

  return cli_runner_run ();
}
