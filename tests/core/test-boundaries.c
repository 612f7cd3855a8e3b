/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "psk-boundary-commands.h"
#include "psk-centre-commands.h"
#include "psk-check.h"
#include "psk-error.h"
#include "psk-exchange.h"
#include "psk-place.h"
#include "psk-test-book.h"

/* Half the side of the squares that stand for areas, in degrees: some four kilometres. */
#define HALF 0.04

/* A square around the label point of an area; @properties are JSON. */
typedef struct
{
  const char *properties;
  int at;
} Feature;

typedef struct
{
  const char *what;
  const char *layer;
  Feature features[6];
  const char *found; /* the areas that get a boundary */
  guint n_rejected;
  guint n_ignored;
  const char *says; /* why the first one is rejected, or the map refused */
} Case;

static void
append_square (GString *text,
               double   lat,
               double   lon,
               double   half)
{
  static const int corners[][2] = { { -1, -1 }, { 1, -1 }, { 1, 1 }, { -1, 1 }, { -1, -1 } };

  g_string_append (text, "{\"type\":\"Polygon\",\"coordinates\":[[");
  for (gsize i = 0; i < G_N_ELEMENTS (corners); i++)
    g_string_append_printf (text, "%s[%.5f,%.5f]", i > 0 ? "," : "", lon + corners[i][0] * half,
                            lat + corners[i][1] * half);
  g_string_append (text, "]]}");
}

static GString *
begin_map (const char *layer)
{
  GString *text = g_string_new ("{\"type\":\"FeatureCollection\",");

  g_string_append_printf (text, "\"name\":\"%s\",\"features\":[", layer);
  return text;
}

static void
append_feature (GString    *text,
                const char *properties,
                double      lat,
                double      lon)
{
  if (!g_str_has_suffix (text->str, "["))
    g_string_append_c (text, ',');
  g_string_append_printf (text, "{\"type\":\"Feature\",\"properties\":%s,\"geometry\":",
                          properties);
  append_square (text, lat, lon, HALF);
  g_string_append_c (text, '}');
}

/* Takes the text. What is imported is told by @error or by the import. */
static PskBoundaryImport *
prepare (PskTestBook *test,
         GString     *text,
         GError     **error)
{
  g_autofree char *dir = g_dir_make_tmp ("pansuk-boundaries-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (dir, "map.geojson", NULL);
  g_autofree char *staging = g_build_filename (dir, "staging.db", NULL);
  g_autoptr (PskBoundaryImport) import = NULL;
  g_autoptr (GError) read_error = NULL;

  g_string_append (text, "]}");
  g_assert_true (g_file_set_contents (path, text->str, (gssize) text->len, NULL));
  g_string_free (text, TRUE);
  psk_exchange_read_map (path, staging, NULL, NULL, NULL, &read_error);
  g_assert_no_error (read_error);

  import = psk_boundary_import_new (staging, "map.geojson", psk_book_get_areas (test->book));
  if (!psk_boundary_import_prepare (import, NULL, error))
    g_clear_object (&import);
  psk_test_remove_tree (dir);

  return g_steal_pointer (&import);
}

static char *
list_areas (PskBoundaryImport *import)
{
  GArray *boundaries = psk_boundary_import_get_all (import);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < boundaries->len; i++)
    g_string_append_printf (text, "%s%d", i > 0 ? " " : "",
                            g_array_index (boundaries, PskBoundary, i).area);
  return g_string_free (text, FALSE);
}

static const Case cases[] = {
  { "six digits", "t", { { "{\"x\":1,\"code\":\"520101\"}", 520101 },
                         { "{\"x\":2,\"code\":\"520102\"}", 520102 } },
    "520101 520102", 0, 0, NULL },
  { "a number", "t", { { "{\"code\":520101}", 520101 } }, "520101", 0, 0, NULL },
  { "a fraction of a spreadsheet", "t", { { "{\"code\":520101.0}", 520101 } }, "520101", 0, 0,
    NULL },
  { "letters before it", "t", { { "{\"ADM3_PCODE\":\"TH520101\",\"ADM2_PCODE\":\"TH5201\"}",
                                  520101 },
                                { "{\"ADM3_PCODE\":\"TH520501\",\"ADM2_PCODE\":\"TH5205\"}",
                                  520501 } },
    "520101 520501", 0, 0, NULL },
  { "a tambon with its district", "t", { { "{\"d\":\"5201\",\"t\":\"520101\"}", 520101 } },
    "520101", 0, 0, NULL },
  { "Thai digits", "t", { { "{\"code\":\"๕๒๐๑๐๑\"}", 520101 } }, "520101", 0, 0, NULL },
  { "districts", "d", { { "{\"code\":\"5201\"}", 520101 }, { "{\"code\":\"5205\"}", 520501 } },
    "5201 5205", 0, 0, NULL },
  { "villages are joined", "v", { { "{\"v\":\"52010101\"}", 520101 },
                                  { "{\"v\":\"52010102\"}", 520102 },
                                  { "{\"v\":\"52050101\"}", 520501 } },
    "520101 520501", 0, 0, NULL },
  { "another province", "t", { { "{\"code\":\"520101\"}", 520101 },
                               { "{\"code\":\"500101\"}", 520102 } },
    "520101", 0, 1, NULL },
  { "a code that is not there", "t", { { "{\"code\":\"520101\"}", 520101 },
                                       { "{\"code\":\"520199\"}", 520102 } },
    "520101", 1, 0, "no area with the code 520199" },
  { "no code", "t", { { "{\"code\":\"520101\"}", 520101 }, { "{\"code\":\"\"}", 520102 } },
    "520101", 1, 0, "no code" },
  { "the code of an area far away", "t", { { "{\"code\":\"520101\"}", 520101 },
                                           { "{\"code\":\"520901\"}", 520101 } },
    "520101", 1, 0, "km from where Mae Phrik is" },
  { "names and districts", "t", { { "{\"a\":\"ต.เวียงเหนือ\",\"b\":\"อ.เมืองลำปาง\"}", 520101 },
                                  { "{\"a\":\"ตำบล หลวงเหนือ\",\"b\":\"งาว\"}", 520501 } },
    "520101 520501", 0, 0, NULL },
  { "English names", "t", { { "{\"a\":\"Wiang Nuea\",\"b\":\"MUEANG LAMPANG\"}", 520101 },
                            { "{\"a\":\"Luang Nuea\",\"b\":\"Ngao\"}", 520501 } },
    "520101 520501", 0, 0, NULL },
  { "names with the district as layer", "อ.งาว", { { "{\"Name\":\"ต.หลวงเหนือ\"}", 520501 },
                                                { "{\"Name\":\"ต.ไม่มี\"}", 520502 } },
    "520501", 1, 0, "Ngao District has no tambon called “ต.ไม่มี”" },
  { "names alone", "t", { { "{\"Name\":\"หลวงเหนือ\"}", 520501 },
                          { "{\"Name\":\"เวียงเหนือ\"}", 520101 } },
    "520101 520501", 0, 0, NULL },
  { "names of districts", "d", { { "{\"Name\":\"อ.งาว\"}", 520501 },
                                 { "{\"Name\":\"อ.แม่ทะ\"}", 521001 } },
    "5205 5210", 0, 0, NULL },
  { "a tambon called like its district", "t", { { "{\"Name\":\"ต.แม่ทะ\"}", 521001 } },
    "521001", 0, 0, NULL },
  { "another province by its district", "t",
    { { "{\"a\":\"หลวงเหนือ\",\"b\":\"งาว\"}", 520501 },
      { "{\"a\":\"หลวงเหนือ\",\"b\":\"ดอยสะเก็ด\"}", 520502 } },
    "520501", 0, 1, NULL },
  { "names find more than a coincidence", "t",
    { { "{\"people\":\"5203\",\"a\":\"หลวงเหนือ\",\"b\":\"งาว\"}", 520501 },
      { "{\"people\":\"1811\",\"a\":\"เวียงเหนือ\",\"b\":\"เมืองลำปาง\"}", 520101 } },
    "520101 520501", 0, 0, NULL },
  { "nothing of this book", "t", { { "{\"a\":\"x\",\"b\":1}", 520101 } }, NULL, 0, 0,
    "Nothing in “map.geojson” has the code or the name" },
  { "another province alone", "t", { { "{\"code\":\"500101\"}", 520101 } }, NULL, 0, 0,
    "Nothing in “map.geojson”" },
};

static void
test_match (void)
{
  g_autoptr (PskTestBook) test = psk_test_book_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Case *c = &cases[i];
      g_autoptr (PskBoundaryImport) import = NULL;
      g_autofree char *found = NULL;
      g_autoptr (GError) error = NULL;
      GString *text = begin_map (c->layer);

      g_test_message ("%s", c->what);
      for (gsize f = 0; f < G_N_ELEMENTS (c->features) && c->features[f].properties != NULL; f++)
        {
          PskArea *area = psk_areas_lookup (psk_book_get_areas (test->book), c->features[f].at);

          append_feature (text, c->features[f].properties, area->lat, area->lon);
        }

      import = prepare (test, text, &error);
      if (c->found == NULL)
        {
          g_assert_nonnull (error);
          g_test_message ("%s", error->message);
          g_assert_nonnull (strstr (error->message, c->says));
          continue;
        }
      g_assert_no_error (error);
      found = list_areas (import);
      g_assert_cmpstr (found, ==, c->found);
      g_assert_cmpuint (psk_boundary_import_get_count (import, PSK_IMPORT_REJECTED), ==,
                        c->n_rejected);
      g_assert_cmpuint (psk_boundary_import_get_n_ignored (import), ==, c->n_ignored);
      if (c->says != NULL)
        {
          const PskImportProblem *problem = psk_boundary_import_get_problems (import)->pdata[0];

          g_test_message ("%s", problem->reason);
          g_assert_nonnull (strstr (problem->reason, c->says));
        }
    }
}

/* What lies elsewhere on the earth is refused in words. */
static void
test_refused (void)
{
  static const struct
  {
    double lat;
    double lon;
    const char *says;
  } rows[] = {
    { 99.5, 18.3, "swapped" },
    { 48.2, 16.4, "outside Thailand" },
    { 0, 0, "outside Thailand" },
    { 13.75, 100.5, "km from where" },
  };

  g_autoptr (PskTestBook) test = psk_test_book_new ();
  g_autofree char *digest = psk_test_book_digest (test);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *after = NULL;
      g_autoptr (GError) error = NULL;
      GString *text = begin_map ("t");

      append_feature (text, "{\"code\":\"520101\"}", rows[i].lat, rows[i].lon);
      g_assert_null (prepare (test, text, &error));
      g_test_message ("%s", error->message);
      g_assert_error (error, PSK_ERROR, PSK_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, rows[i].says));
      after = psk_test_book_digest (test);
      g_assert_cmpstr (digest, ==, after);
    }
}

/* The tambons of the book as squares side by side around their label points. */
static PskBoundaryImport *
prepare_all (PskTestBook *test,
             double       shift)
{
  PskAreas *areas = psk_book_get_areas (test->book);
  g_autoptr (PskBoundaryImport) import = NULL;
  g_autoptr (GError) error = NULL;
  GString *text = begin_map ("t");

  for (guint i = 0; i < psk_areas_get_n (areas); i++)
    {
      PskArea *area = psk_areas_get (areas, i);
      g_autofree char *properties = g_strdup_printf ("{\"code\":\"%d\"}", area->code);

      if (area->level == PSK_AREA_TAMBON)
        append_feature (text, properties, area->lat + shift, area->lon);
    }
  import = prepare (test, text, &error);
  g_assert_no_error (error);

  return g_steal_pointer (&import);
}

static void
run (PskTestBook       *test,
     PskBoundaryImport *import)
{
  g_autoptr (PskCommand) command = psk_command_boundaries_import (import);
  g_autoptr (GError) error = NULL;

  psk_book_run (test->book, command, NULL, &error);
  g_assert_no_error (error);
}

static void
assert_counts (PskBoundaryImport *import,
               guint              n_new,
               guint              n_updated,
               guint              n_unchanged)
{
  g_assert_cmpuint (psk_boundary_import_get_count (import, PSK_IMPORT_NEW), ==, n_new);
  g_assert_cmpuint (psk_boundary_import_get_count (import, PSK_IMPORT_UPDATED), ==, n_updated);
  g_assert_cmpuint (psk_boundary_import_get_count (import, PSK_IMPORT_UNCHANGED), ==,
                    n_unchanged);
}

/* One step, that is taken back whole and done again; the same map again changes nothing. */
static void
test_command (void)
{
  g_autoptr (PskTestBook) test = psk_test_book_new ();
  g_autoptr (PskBoundaryImport) first = prepare_all (test, 0);
  g_autoptr (PskBoundaryImport) again = NULL;
  g_autoptr (PskBoundaryImport) moved = NULL;
  g_autoptr (GPtrArray) missing = psk_boundary_import_get_missing (first);
  g_autofree char *before = psk_test_book_digest (test);
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  g_autoptr (GError) error = NULL;

  assert_counts (first, 100, 0, 0);
  g_assert_cmpuint (missing->len, ==, 0);
  g_assert_null (psk_areas_get_source (psk_book_get_areas (test->book)));
  run (test, first);
  after = psk_test_book_digest (test);
  g_assert_nonnull (psk_areas_get_boundary (psk_book_get_areas (test->book), 520101));
  g_assert_cmpstr (psk_areas_get_source (psk_book_get_areas (test->book)), ==, "map.geojson");

  again = prepare_all (test, 0);
  assert_counts (again, 0, 0, 100);
  moved = prepare_all (test, 0.01);
  assert_counts (moved, 0, 100, 0);
  run (test, moved);
  g_assert_true (psk_book_undo (test->book, &error));
  undone = psk_test_book_digest (test);
  g_assert_cmpstr (after, ==, undone);

  g_assert_true (psk_book_undo (test->book, &error));
  g_clear_pointer (&undone, g_free);
  undone = psk_test_book_digest (test);
  g_assert_cmpstr (before, ==, undone);
  g_assert_null (psk_areas_get_boundary (psk_book_get_areas (test->book), 520101));

  g_assert_true (psk_book_redo (test->book, &error));
  redone = psk_test_book_digest (test);
  g_assert_cmpstr (after, ==, redone);
  g_assert_nonnull (psk_areas_get_boundary (psk_book_get_areas (test->book), 520101));
}

static gboolean
write_damaged (PskStore     *store,
               gpointer      data,
               GCancellable *cancellable,
               GError      **error)
{
  return psk_store_run (store, "UPDATE boundary SET geometry = x'01ff' WHERE area = 520101",
                        error, "");
}

/* A boundary that cannot be read is as if it were not there; the others are. */
static void
test_damaged (void)
{
  g_autoptr (PskTestBook) test = psk_test_book_new ();
  g_autoptr (PskBoundaryImport) import = prepare_all (test, 0);

  run (test, import);
  psk_test_book_run (test, write_damaged, NULL);
  g_assert_null (psk_areas_get_boundary (psk_book_get_areas (test->book), 520101));
  g_assert_nonnull (psk_areas_get_boundary (psk_book_get_areas (test->book), 520102));
}

/* Without a boundary the label point judges; with one the outline, with its roughness. */
static void
test_place (void)
{
  static const struct
  {
    double north; /* of the label point of Mae Phrik, in degrees */
    gboolean far_without;
    gboolean far_with;
    double km_with;
  } rows[] = {
    { 0, FALSE, FALSE, 0 },
    { 0.039, FALSE, FALSE, 0 },
    { 0.0415, FALSE, FALSE, 0.17 },
    { 0.043, FALSE, TRUE, 0.33 },
    { 0.2, FALSE, TRUE, 17.8 },
    { 0.3, TRUE, TRUE, 28.9 },
    { NAN, FALSE, FALSE, NAN },
  };
  g_autoptr (PskTestBook) test = psk_test_book_new ();
  PskArea *area = psk_areas_lookup (psk_book_get_areas (test->book), 520901);
  const double lat = area->lat;
  const double lon = area->lon;

  for (int with = 0; with < 2; with++)
    {
      PskAreas *areas = psk_book_get_areas (test->book);

      for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
        {
          const PskPlace place = psk_place_judge (areas, 520901, lat + rows[i].north, lon);

          g_test_message ("row %zu: %.2f km", i, place.km);
          g_assert_cmpint (place.is_far, ==, with ? rows[i].far_with : rows[i].far_without);
          if (with && !isnan (rows[i].km_with))
            g_assert_cmpfloat_with_epsilon (place.km, rows[i].km_with, 0.1);
        }
      if (!with)
        {
          g_autoptr (PskBoundaryImport) import = prepare_all (test, 0);

          run (test, import);
        }
    }
}

/* The check says how far, and in which other tambon. */
static void
test_check (void)
{
  static const struct
  {
    int at; /* 0 for a place in no tambon */
    const char *says;
  } rows[] = {
    { 520901, NULL },
    { 520501, "km outside the tambon, in Tambon Luang Nuea, Ngao District." },
    { 0, "km outside the tambon." },
  };
  g_autoptr (PskTestBook) test = psk_test_book_new ();
  g_autoptr (PskBoundaryImport) import = prepare_all (test, 0);

  run (test, import);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      PskArea *area = rows[i].at != 0
                      ? psk_areas_lookup (psk_book_get_areas (test->book), rows[i].at) : NULL;
      g_autoptr (PskCommand) command
        = psk_command_centre_pin (520901, area != NULL ? area->lat : 13.75,
                                  area != NULL ? area->lon : 100.5);
      g_autoptr (GPtrArray) findings = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_true (psk_book_run (test->book, command, NULL, &error));
      findings = psk_check_run (psk_book_get_store (test->book), NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (findings->len, ==, rows[i].says != NULL ? 1 : 0);
      if (rows[i].says == NULL)
        continue;
      g_test_message ("%s", ((PskFinding *) findings->pdata[0])->message);
      g_assert_cmpstr (((PskFinding *) findings->pdata[0])->rule, ==, "pin-far");
      g_assert_nonnull (strstr (((PskFinding *) findings->pdata[0])->message, rows[i].says));
    }
}

/* The real boundaries: every label point lies in its tambon and in no other, and the book
 * keeps them small. */
static void
test_lampang (void)
{
  const char *shared = g_getenv ("PSK_TEST_SHARED");
  g_autofree char *path = g_build_filename (shared != NULL ? shared : "", "geo",
                                            "lampang_boundaries.topojson", NULL);
  g_autofree char *dir = NULL;
  g_autofree char *staging = NULL;
  g_autoptr (PskTestBook) test = NULL;
  g_autoptr (PskBoundaryImport) import = NULL;
  g_autoptr (GError) error = NULL;
  PskAreas *areas;
  gint64 size;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("the shared files are not there");
      return;
    }

  test = psk_test_book_new ();
  dir = g_dir_make_tmp ("pansuk-boundaries-XXXXXX", NULL);
  staging = g_build_filename (dir, "staging.db", NULL);
  g_assert_true (psk_exchange_read_map (path, staging, NULL, NULL, NULL, &error));
  import = psk_boundary_import_new (staging, "lampang", psk_book_get_areas (test->book));
  g_assert_true (psk_boundary_import_prepare (import, NULL, &error));
  psk_test_remove_tree (dir);
  assert_counts (import, 114, 0, 0);
  run (test, import);

  size = psk_store_query_int (psk_book_get_store (test->book),
                              "SELECT length (changeset) FROM journal ORDER BY id DESC LIMIT 1",
                              0, "");
  g_test_message ("the step takes %" G_GINT64_FORMAT " bytes", size);
  g_assert_cmpint (size, <, 100000);

  areas = psk_book_get_areas (test->book);
  for (guint i = 0; i < psk_areas_get_n (areas); i++)
    {
      PskArea *area = psk_areas_get (areas, i);

      g_assert_true (psk_geometry_contains (psk_areas_get_boundary (areas, area->code),
                                            area->lat, area->lon));
      if (area->level == PSK_AREA_TAMBON)
        g_assert_true (psk_areas_find_tambon_at (areas, area->lat, area->lon) == area);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/boundaries/match", test_match);
  g_test_add_func ("/core/boundaries/refused", test_refused);
  g_test_add_func ("/core/boundaries/command", test_command);
  g_test_add_func ("/core/boundaries/damaged", test_damaged);
  g_test_add_func ("/core/boundaries/place", test_place);
  g_test_add_func ("/core/boundaries/check", test_check);
  g_test_add_func ("/core/boundaries/lampang", test_lampang);

  return g_test_run ();
}
