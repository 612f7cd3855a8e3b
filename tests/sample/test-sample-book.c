/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "psk-alignment.h"
#include "psk-centre-table.h"
#include "psk-error.h"
#include "psk-household-query.h"
#include "psk-household-table.h"
#include "psk-metric.h"
#include "psk-person-id.h"
#include "psk-report-commands.h"
#include "psk-report-table.h"
#include "psk-sample-book.h"
#include "psk-score.h"
#include "psk-test-sample.h"

#define PROVINCE 52

static PskMetrics *
compute (PskTestBook *test,
         int          month,
         int          day)
{
  g_autoptr (GError) error = NULL;
  PskMetrics *metrics;
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, day, month, 2024);
  metrics = psk_metrics_compute (psk_book_get_store (test->book), &date, NULL, &error);
  g_assert_no_error (error);

  return metrics;
}

static void
test_figures (gconstpointer data)
{
  PskTestBook *test = (PskTestBook *) data;
  static const struct
  {
    PskMetricId id;
    double today;
    double month_ago;
  } figures[] = {
    { PSK_METRIC_HOUSEHOLDS_TARGET, 2000, 2000 },
    { PSK_METRIC_HOUSEHOLDS_SELECTED, 1809, 1809 },
    { PSK_METRIC_HOUSEHOLDS_PLANTING, 1595, 1483 },
    { PSK_METRIC_HOUSEHOLDS_UNREPLACED, 5, -1 },
    { PSK_METRIC_CENTRES_OPEN, 91, 87 },
    { PSK_METRIC_CENTRES_PINNED, 79, -1 },
    { PSK_METRIC_PHOTOS_PAIRED, 58, -1 },
  };
  g_autoptr (PskMetrics) today = compute (test, 4, 12);
  g_autoptr (PskMetrics) before = compute (test, 3, 12);

  for (gsize i = 0; i < G_N_ELEMENTS (figures); i++)
    {
      g_test_message ("%s", psk_metric_get_info (figures[i].id)->name);
      g_assert_cmpfloat (psk_metrics_get (today, PROVINCE, figures[i].id), ==, figures[i].today);
      if (figures[i].month_ago >= 0)
        g_assert_cmpfloat (psk_metrics_get (before, PROVINCE, figures[i].id), ==,
                           figures[i].month_ago);
    }

  g_assert_cmpfloat (psk_metrics_get (today, PROVINCE, PSK_METRIC_HOUSEHOLDS_STARTED), <, 1809);
  g_assert_cmpfloat (psk_metrics_get (today, PROVINCE, PSK_METRIC_VISITS), >, 1500);
}

/* What was given at visits left the stock of the centre, which never had less than nothing. */
static void
test_stock (gconstpointer data)
{
  PskTestBook *test = (PskTestBook *) data;
  PskStore *store = psk_book_get_store (test->book);
  static const struct
  {
    const char *sql;
    int least;
    int most;
  } rows[] = {
    { "SELECT count (*) FROM visit v LEFT JOIN stock_movement s ON s.visit = v.id "
      "WHERE v.seeds > 0 AND (s.centre IS NOT v.centre OR s.quantity IS NOT v.seeds "
      "OR s.unit IS NOT v.seed_unit OR s.household IS NOT v.household "
      "OR s.moved_on IS NOT v.visited_on)", 0, 0 },
    { "SELECT count (*) FROM stock_movement WHERE visit IS NOT NULL", 800, 3000 },
    { "SELECT count (*) FROM stock_movement WHERE direction = 'out' AND visit IS NULL", 500, 3000 },
    { "SELECT count (*) FROM (SELECT sum (CASE direction WHEN 'in' THEN quantity ELSE -quantity "
      "END) OVER (PARTITION BY centre, unit ORDER BY moved_on, id) AS held FROM stock_movement) "
      "WHERE held < 0", 0, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const int n = (int) psk_store_query_int (store, rows[i].sql, -1, "");

      g_test_message ("%d: %s", n, rows[i].sql);
      g_assert_cmpint (n, >=, rows[i].least);
      g_assert_cmpint (n, <=, rows[i].most);
    }
}

static void
test_sample_says_so (gconstpointer data)
{
  PskTestBook *test = (PskTestBook *) data;
  GDate today = psk_book_get_today (test->book);

  g_assert_true (psk_book_is_sample (test->book));
  g_assert_cmpint (g_date_get_julian (&today), ==, 738988);
  g_assert_null (psk_book_get_undo_label (test->book));
}

static void
check_people (GPtrArray *households)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  int n_ids = 0;
  int n_wrong = 0;
  int n_twins = 0;

  for (guint i = 0; i < households->len; i++)
    {
      PskHousehold *household = households->pdata[i];

      g_assert_cmpstr (household->last_name, !=, "");
      if (household->phone != NULL)
        g_assert_true (g_str_has_prefix (household->phone + 3, "000"));
      if (household->citizen_id == NULL)
        continue;

      /* Nobody has an id that begins with 9. */
      g_assert_cmpint (household->citizen_id[0], ==, '9');
      n_ids++;
      n_wrong += psk_person_id_check (household->citizen_id) ? 0 : 1;
      n_twins += g_hash_table_add (ids, household->citizen_id) ? 0 : 1;
    }

  g_assert_cmpint (n_wrong, ==, 3);
  g_assert_cmpint (n_twins, ==, 2);
  g_assert_cmpint (n_ids, >, (int) households->len * 93 / 100);
  g_assert_cmpint (n_ids, <, (int) households->len * 97 / 100);
}

static void
test_people (gconstpointer data)
{
  PskTestBook *test = (PskTestBook *) data;
  PskStore *store = psk_book_get_store (test->book);
  PskHouseholdQuery query = { .scope = PSK_HOUSEHOLDS_ALL };
  static const struct
  {
    const char *state;
    guint n;
  } states[] = { { NULL, 2126 }, { "candidate", 300 }, { "dropped", 17 }, { "planting", 1595 } };

  for (gsize i = 0; i < G_N_ELEMENTS (states); i++)
    {
      char *values[] = { (char *) states[i].state, NULL };
      PskFilter filter = { PSK_HOUSEHOLD_STATUS, PSK_FILTER_ONE_OF, NULL, values, NULL, NULL };
      g_autoptr (GPtrArray) filters = g_ptr_array_new ();
      g_autoptr (GArray) ids = NULL;
      g_autoptr (GPtrArray) households = NULL;

      if (values[0] != NULL)
        g_ptr_array_add (filters, &filter);
      query.filters = filters;
      ids = psk_household_query_run (store, &query, NULL);
      g_assert_cmpuint (ids->len, ==, states[i].n);

      households = psk_household_table_read_page (store, (const gint64 *) (void *) ids->data,
                                                  ids->len, NULL);
      if (states[i].state == NULL)
        check_people (households);
    }
}

static void
test_reports (gconstpointer data)
{
  PskTestBook *test = (PskTestBook *) data;
  PskStore *store = psk_book_get_store (test->book);
  static const struct
  {
    const char *month;
    const char *state;
    int n;
  } counts[] = {
    { "2024-01", "accepted", 13 }, { "2024-02", "accepted", 11 }, { "2024-02", "late", 2 },
    { "2024-03", "accepted", 5 }, { "2024-03", "submitted", 4 }, { "2024-03", "returned", 1 },
    { "2024-03", "draft", 2 }, { "2024-03", "none", 1 }, { "2024-04", "none", 13 },
  };
  g_autoptr (GPtrArray) districts
    = psk_areas_get_children (psk_book_get_areas (test->book), PROVINCE);

  for (gsize i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      int n = 0;

      for (guint d = 0; d < districts->len; d++)
        {
          PskArea *district = districts->pdata[d];
          g_autoptr (PskReport) report
            = psk_report_table_read (store, district->code, counts[i].month);

          n += g_str_equal (psk_report_get_state (store, report, counts[i].month),
                            counts[i].state) ? 1 : 0;
        }
      g_test_message ("%s %s", counts[i].month, counts[i].state);
      g_assert_cmpint (n, ==, counts[i].n);
    }
}

/* What a district reports grows, and is what the book says of that day. */
static void
test_report_values (gconstpointer data)
{
  PskTestBook *test = (PskTestBook *) data;
  PskStore *store = psk_book_get_store (test->book);
  g_autoptr (PskMetrics) january = compute (test, 1, 31);
  g_autoptr (PskMetrics) march = compute (test, 3, 31);
  static const char *items[] = { "households_planting", "households_shared", "youth",
                                 "packets_given", "saving" };
  double value;

  for (gsize i = 0; i < G_N_ELEMENTS (items); i++)
    {
      double last = 0;

      for (int month = 1; month <= 3; month++)
        {
          g_autofree char *name = g_strdup_printf ("2024-%02d", month);

          g_assert_true (psk_report_table_get_value (store, 5201, name, items[i], &value));
          g_assert_cmpfloat (value, >, last);
          last = value;
        }
    }

  g_assert_true (psk_report_table_get_value (store, 5203, "2024-01", "households_planting",
                                             &value));
  g_assert_cmpfloat (value, ==, psk_metrics_get (january, 5203, PSK_METRIC_HOUSEHOLDS_PLANTING));
  g_assert_true (psk_report_table_get_value (store, 5203, "2024-03", "households_shared", &value));
  g_assert_cmpfloat (value, ==, psk_metrics_get (march, 5203, PSK_METRIC_HOUSEHOLDS_SELECTED));
}

static int
compare_names_cb (gconstpointer a,
                  gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

static GPtrArray *
list_files (PskTestBook *test)
{
  g_autofree char *path = psk_book_get_photos_dir (test->book);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names_cb);

  return names;
}

/* The name of a file is the hash of what is in it. */
static void
check_file (PskTestBook *test,
            PskPhoto    *photo)
{
  g_autofree char *dir = psk_book_get_photos_dir (test->book);
  g_autofree char *path = g_build_filename (dir, photo->file, NULL);
  g_autofree char *contents = NULL;
  g_autofree char *hash = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (path, &contents, &size, NULL));
  hash = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (guchar *) contents, size);
  g_assert_cmpstr (hash, ==, photo->sha256);
  g_assert_true (g_str_has_prefix (photo->file, hash));
  g_assert_cmpint (photo->bytes, ==, (gint64) size);
}

static void
test_photos (gconstpointer data)
{
  PskTestBook *test = (PskTestBook *) data;
  g_autoptr (GPtrArray) photos
    = psk_centre_table_read_photos (psk_book_get_store (test->book), 0, NULL);
  g_autoptr (GPtrArray) files = list_files (test);
  int n_after = 0;
  int n_marked = 0;

  for (guint i = 0; i < photos->len; i++)
    {
      PskPhoto *photo = photos->pdata[i];

      check_file (test, photo);
      n_after += g_str_equal (photo->moment, "after") ? 1 : 0;
      n_marked += g_str_equal (photo->taken_from, "exif") ? 1 : 0;
    }

  /* One photo was sent in for two centres. */
  g_assert_cmpuint (photos->len, ==, 85 + 73);
  g_assert_cmpuint (files->len, ==, photos->len - 1);
  g_assert_cmpint (n_after, ==, 73);
  g_assert_cmpint (n_marked, >, 95);
  g_assert_cmpint (n_marked, <, 125);
}

static void
check_alignment (PskCentre *centre)
{
  g_autoptr (PskAlignment) alignment = NULL;
  g_autoptr (GError) error = NULL;

  alignment = psk_alignment_from_text (centre->alignment, &error);
  g_assert_no_error (error);
  g_assert_cmpfloat (fabs (psk_alignment_get_scale (alignment) - 1), <, 0.1);
}

static void
test_pairs (gconstpointer data)
{
  PskTestBook *test = (PskTestBook *) data;
  g_autoptr (GPtrArray) centres
    = psk_centre_table_read_all (psk_book_get_store (test->book), 0, NULL);
  int n_pairs = 0;
  int n_aligned = 0;
  int n_empty = 0;

  for (guint i = 0; i < centres->len; i++)
    {
      PskCentre *centre = centres->pdata[i];

      n_pairs += centre->before != 0 && centre->after != 0 ? 1 : 0;
      n_empty += centre->n_before + centre->n_after == 0 ? 1 : 0;
      n_aligned += centre->alignment != NULL ? 1 : 0;
      if (centre->alignment != NULL)
        check_alignment (centre);
    }

  g_assert_cmpint (n_pairs, ==, 58);
  g_assert_cmpint (n_empty, ==, 4);
  g_assert_cmpint (n_aligned, >, 20);
  g_assert_cmpint (n_aligned, <, 50);
}

/* A pin is nearest to the point of its own tambon, but for two by mistake. */
static void
test_pins (gconstpointer data)
{
  PskTestBook *test = (PskTestBook *) data;
  PskAreas *areas = psk_book_get_areas (test->book);
  g_autoptr (GPtrArray) centres
    = psk_centre_table_read_all (psk_book_get_store (test->book), 0, NULL);
  int n_wrong = 0;

  for (guint i = 0; i < centres->len; i++)
    {
      PskCentre *centre = centres->pdata[i];
      PskArea *tambon = psk_areas_lookup (areas, centre->tambon);

      if (centre->pinned_on == NULL)
        continue;

      g_assert_cmpint (strcmp (centre->opened_on, centre->pinned_on), <=, 0);
      n_wrong += hypot (centre->lat - tambon->lat, centre->lon - tambon->lon) > 0.003 ? 1 : 0;
    }

  g_assert_cmpint (n_wrong, ==, 2);
}

static void
test_scores (gconstpointer data)
{
  PskTestBook *test = (PskTestBook *) data;
  g_autoptr (PskScoreSheet) sheet = NULL;
  g_autoptr (GError) error = NULL;
  int n_grades[4] = { 0 };
  PskPeriod quarter;

  g_assert_true (psk_period_parse ("2567Q2", &quarter, NULL));
  sheet = psk_score_sheet_load (psk_book_get_store (test->book), &quarter, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < sheet->n_rows; i++)
    {
      g_test_message ("%d %.1f %s", sheet->rows[i].area, sheet->rows[i].percent / 10.0,
                      sheet->rows[i].grade);
      n_grades[sheet->rows[i].grade[0] - 'A']++;
    }

  g_assert_cmpint (n_grades[0], ==, 1);
  g_assert_cmpint (n_grades[1], ==, 8);
  g_assert_cmpint (n_grades[2], ==, 4);
  g_assert_cmpint (n_grades[3], ==, 0);
  g_assert_cmpint (psk_score_sheet_get_row (sheet, 5204)->rank, ==, 1);
}

static void
test_twice_the_same (gconstpointer data)
{
  PskTestBook *one = (PskTestBook *) data;
  g_autoptr (PskTestBook) two = psk_test_sample_new ();
  g_autofree char *first = psk_test_book_digest (one);
  g_autofree char *second = psk_test_book_digest (two);
  g_autoptr (GPtrArray) one_files = list_files (one);
  g_autoptr (GPtrArray) two_files = list_files (two);

  g_assert_cmpstr (first, ==, second);
  g_assert_cmpuint (one_files->len, ==, two_files->len);
  for (guint i = 0; i < one_files->len; i++)
    g_assert_cmpstr (one_files->pdata[i], ==, two_files->pdata[i]);
}

/* When there is no room, neither people nor pictures remain. */
static void
test_full_disk (void)
{
  g_autoptr (PskTestBook) test = psk_test_book_new ();
  g_autofree char *before = psk_test_book_digest (test);
  g_autofree char *after = NULL;
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (GError) error = NULL;

  psk_test_book_limit_pages (test);
  g_assert_false (psk_sample_book_fill (test->book, &error));
  g_assert_error (error, PSK_ERROR, PSK_ERROR_FULL);

  files = list_files (test);
  after = psk_test_book_digest (test);
  g_assert_cmpuint (files->len, ==, 0);
  g_assert_cmpstr (before, ==, after);
  g_assert_false (psk_book_is_sample (test->book));
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (PskTestBook) sample = NULL;

  g_test_init (&argc, &argv, NULL);
  sample = psk_test_sample_new ();

  g_test_add_data_func ("/sample/figures", sample, test_figures);
  g_test_add_data_func ("/sample/stock", sample, test_stock);
  g_test_add_data_func ("/sample/says-so", sample, test_sample_says_so);
  g_test_add_data_func ("/sample/people", sample, test_people);
  g_test_add_data_func ("/sample/photos", sample, test_photos);
  g_test_add_data_func ("/sample/pairs", sample, test_pairs);
  g_test_add_data_func ("/sample/pins", sample, test_pins);
  g_test_add_data_func ("/sample/reports", sample, test_reports);
  g_test_add_data_func ("/sample/report-values", sample, test_report_values);
  g_test_add_data_func ("/sample/scores", sample, test_scores);
  g_test_add_data_func ("/sample/twice-the-same", sample, test_twice_the_same);
  g_test_add_func ("/sample/full-disk", test_full_disk);

  return g_test_run ();
}
