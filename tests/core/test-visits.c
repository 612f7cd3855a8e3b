/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include "psk-centre-table.h"
#include "psk-duplicate-commands.h"
#include "psk-error.h"
#include "psk-household-commands.h"
#include "psk-household-table.h"
#include "psk-stock-commands.h"
#include "psk-test-people.h"
#include "psk-test-steps.h"
#include "psk-visit-commands.h"
#include "psk-visit-table.h"

#define TODAY "2024-06-01"

static PskTestBook *
make_book (void)
{
  const PskTestPerson person = { 520101 };
  PskTestBook *test = psk_test_book_new ();

  psk_test_book_set_today (test, TODAY);
  psk_test_add_people (test, &person, 1);
  return test;
}

static PskVisit *
make_visit (gint64      id,
            const char *on,
            int         kinds)
{
  PskVisit *visit = g_object_new (PSK_TYPE_VISIT, NULL);

  visit->id = id;
  visit->household = 1;
  visit->visited_on = g_strdup (on);
  visit->kinds = kinds;
  return visit;
}

typedef struct
{
  gint64 id; /* of a visit that is changed or deleted, 0 to add one */
  const char *on; /* NULL to delete it */
  int kinds;
  int grows; /* what the household grows then */
  const char *planted_on;
} Step;

/* A household grows what the latest visit counted. */
static void
test_latest_counts (void)
{
  static const Step cases[][6] = {
    { { 0, "2024-02-01", 4, 4, "2024-02-01" },
      { 0, "2024-03-01", 11, 11, "2024-02-01" },
      { 0, "2024-02-15", 7, 11, "2024-02-01" },        /* noted late */
      { 0, "2024-04-01", -1, 11, "2024-02-01" },       /* did not count */
      { 2, NULL, 0, 7, "2024-02-01" },
      { 3, "2024-02-15", 9, 9, "2024-02-01" } },
    { { 0, "2024-02-01", 4, 4, "2024-02-01" },
      { 1, "2024-01-20", 4, 4, "2024-01-20" },         /* the date was wrong */
      { 1, "2024-01-20", 0, 0, "2024-01-20" },
      { 1, NULL, 0, -1, NULL } },
    { { 0, "2024-02-01", 0, 0, NULL },                 /* nothing grows yet */
      { 0, "2024-02-01", 3, 3, "2024-02-01" },         /* twice on a day: the later one */
      { 2, NULL, 0, 0, NULL } },
    { { 0, "2024-02-01", 4, 4, "2024-02-01" },
      { 0, "2024-02-10", 0, 0, "2024-02-01" },
      { 0, "2024-03-01", 7, 7, "2024-02-01" },
      { 0, "2024-04-01", 11, 11, "2024-02-01" },
      { 1, NULL, 0, 11, "2024-03-01" } },              /* the first that saw something grow */
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PskTestBook) test = make_book ();

      for (gsize j = 0; j < G_N_ELEMENTS (cases[i]); j++)
        {
          const Step *step = &cases[i][j];
          g_autoptr (PskVisit) visit = make_visit (step->id, step->on, step->kinds);
          g_autoptr (PskHousehold) household = NULL;

          if (step->id == 0 && step->on == NULL)
            break;

          g_test_message ("%" G_GSIZE_FORMAT ".%" G_GSIZE_FORMAT, i, j);
          psk_test_run_and_undo (test, step->on != NULL ? psk_command_visit_keep (visit, NULL, NULL)
                                                        : psk_command_visit_delete (step->id));
          household = psk_household_table_read (psk_book_get_store (test->book), 1, NULL);
          g_assert_cmpint (household->kinds, ==, step->grows);
          g_assert_cmpstr (household->planted_on, ==, step->planted_on);
        }
    }
}

/* What somebody typed after the visit is not lost when the visit goes. */
static void
test_typed_kinds_stay (void)
{
  g_autoptr (PskTestBook) test = make_book ();
  g_autoptr (PskVisit) visit = make_visit (0, "2024-02-01", 4);
  g_autoptr (PskHousehold) household = NULL;

  psk_test_run_and_undo (test, psk_command_visit_keep (visit, NULL, NULL));
  psk_test_run_and_undo (test, psk_command_household_set (1, PSK_HOUSEHOLD_KINDS, "12"));
  psk_test_run_and_undo (test, psk_command_visit_delete (1));
  household = psk_household_table_read (psk_book_get_store (test->book), 1, NULL);
  g_assert_cmpint (household->kinds, ==, 12);
}

static void
test_refusals (void)
{
  static const struct
  {
    const char *on;
    double area;
    double seeds;
    const char *unit;
    gboolean kept;
  } cases[] = {
    { TODAY, NAN, NAN, NULL, TRUE },
    { "2024-05-31", 0, 3, "packet", TRUE },
    { NULL, NAN, NAN, NULL, FALSE },
    { "yesterday", NAN, NAN, NULL, FALSE },
    { "2024-06-02", NAN, NAN, NULL, FALSE },
    { TODAY, -1, NAN, NULL, FALSE },
    { TODAY, NAN, -1, "seed", FALSE },
    { TODAY, NAN, 3, NULL, FALSE },                     /* three of what */
  };
  g_autoptr (PskTestBook) test = make_book ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PskVisit) visit = make_visit (0, cases[i].on, 3);
      g_autoptr (PskCommand) command = NULL;
      g_autoptr (GError) error = NULL;

      g_test_message ("%" G_GSIZE_FORMAT, i);
      visit->area_sqm = cases[i].area;
      visit->seeds = cases[i].seeds;
      visit->seed_unit = g_strdup (cases[i].unit);
      command = psk_command_visit_keep (visit, NULL, NULL);
      g_assert_cmpint (psk_book_run (test->book, command, NULL, &error), ==, cases[i].kept);
      if (!cases[i].kept)
        g_assert_error (error, PSK_ERROR, PSK_ERROR_INVALID);
    }
}

static PskVisitPhoto *
make_photo (const char *sha256)
{
  PskVisitPhoto *photo = g_object_new (PSK_TYPE_VISIT_PHOTO, NULL);

  photo->sha256 = g_strdup (sha256);
  photo->file = g_strdup_printf ("%s.jpg", sha256);
  photo->width = 4;
  photo->height = 3;
  photo->bytes = 100;
  return photo;
}

/* The visit that has a picture, or 0. */
static gint64
visit_of (PskStore   *store,
          const char *sha256)
{
  g_autoptr (GPtrArray) photos = psk_visit_table_read_all_photos (store, NULL);

  g_assert_nonnull (photos);
  for (guint i = 0; i < photos->len; i++)
    {
      PskVisitPhoto *photo = photos->pdata[i];

      if (g_str_equal (photo->sha256, sha256))
        return photo->visit;
    }

  return 0;
}

/* Ticks give the count; ticks and pictures are replaced as a whole, or left alone. */
static void
test_vegetables_and_photos (void)
{
  static const char * const many[] = { "holy-basil", "lime", "ผักขี้หูด", NULL };
  static const char * const few[] = { "lime", NULL };
  g_autoptr (PskTestBook) test = make_book ();
  PskStore *store = psk_book_get_store (test->book);
  g_autoptr (GPtrArray) photos = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (PskVisit) visit = make_visit (0, "2024-02-01", -1);
  g_autoptr (PskVisit) kept = NULL;
  g_autoptr (GPtrArray) vegetables = NULL;
  g_autoptr (GPtrArray) read = NULL;

  g_ptr_array_add (photos, make_photo ("aa"));
  g_ptr_array_add (photos, make_photo ("bb"));
  psk_test_run_and_undo (test, psk_command_visit_keep (visit, many, photos));
  kept = psk_visit_table_read (store, 1, NULL);
  g_assert_cmpint (kept->kinds, ==, 3);
  g_assert_cmpint (visit_of (store, "bb"), ==, 1);

  read = psk_visit_table_read_photos (store, 1, NULL);
  g_assert_cmpuint (read->len, ==, 2);
  g_ptr_array_remove_index (read, 0);
  g_ptr_array_add (read, make_photo ("cc"));
  psk_test_run_and_undo (test, psk_command_visit_keep (kept, few, read));
  g_assert_cmpint (visit_of (store, "aa"), ==, 0);
  g_assert_cmpint (visit_of (store, "bb"), ==, 1);
  g_assert_cmpint (visit_of (store, "cc"), ==, 1);

  psk_test_run_and_undo (test, psk_command_visit_keep (kept, NULL, NULL));
  vegetables = psk_visit_table_read_vegetables (store, 1, NULL);
  g_assert_cmpuint (vegetables->len, ==, 1);
  g_assert_cmpint (visit_of (store, "cc"), ==, 1);

  psk_test_run_and_undo (test, psk_command_visit_delete (1));
  g_assert_cmpint (visit_of (store, "cc"), ==, 0);
}

static void
assert_stock (PskTestBook *test,
              gint64       centre,
              const char  *unit,
              double       left,
              guint        n_movements)
{
  PskStore *store = psk_book_get_store (test->book);
  g_autoptr (GPtrArray) movements = psk_centre_table_read_stock (store, centre, NULL);

  g_assert_cmpuint (movements->len, ==, n_movements);
  g_assert_cmpfloat (psk_centre_table_stock_left (store, centre, unit), ==, left);
}

/* Seeds that were given at a visit leave the stock of the centre, and follow the visit. */
static void
test_stock_follows (void)
{
  static const struct
  {
    gint64 id; /* of a visit that is changed, 0 to add one, -1 to delete the first */
    gint64 centre;
    double seeds;
    const char *unit;
    double packets; /* left in the first centre */
    guint n; /* movements of the first centre */
    double other; /* packets left in the second */
  } cases[] = {
    { 0, 1, 4, "packet", 6, 2, 0 },
    { 1, 1, 5, "packet", 5, 2, 0 },
    { 1, 1, 5, "seedling", 10, 2, 0 },
    { 1, 2, 5, "packet", 10, 1, -5 },                   /* less than nothing: it is kept */
    { 1, 0, 5, "packet", 10, 1, 0 },                    /* from elsewhere */
    { 1, 1, NAN, NULL, 10, 1, 0 },
    { 1, 1, 3, "packet", 7, 2, 0 },
    { 0, 1, 9, "packet", -2, 3, 0 },
    { -1, 0, 0, NULL, 1, 2, 0 },
  };
  g_autoptr (PskTestBook) test = make_book ();
  g_autoptr (PskStockMovement) movement = g_object_new (PSK_TYPE_STOCK_MOVEMENT, NULL);

  movement->centre = 1;
  movement->moved_on = g_strdup ("2024-01-15");
  movement->direction = g_strdup ("in");
  movement->unit = g_strdup ("packet");
  movement->quantity = 10;
  psk_test_run_and_undo (test, psk_command_stock_keep (movement));

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PskVisit) visit = make_visit (MAX (cases[i].id, 0), "2024-02-01", 3);

      g_test_message ("%" G_GSIZE_FORMAT, i);
      visit->centre = cases[i].centre;
      visit->seeds = cases[i].seeds;
      visit->seed_unit = g_strdup (cases[i].unit);
      psk_test_run_and_undo (test, cases[i].id >= 0 ? psk_command_visit_keep (visit, NULL, NULL)
                                                    : psk_command_visit_delete (1));
      assert_stock (test, 1, "packet", cases[i].packets, cases[i].n);
      g_assert_cmpfloat (psk_centre_table_stock_left (psk_book_get_store (test->book), 2,
                                                      "packet"), ==, cases[i].other);
    }

  /* Only the visit moves it. */
  movement->visit = 2;
  psk_test_assert_refused (test, psk_command_stock_keep (movement), PSK_ERROR_REFUSED);
}

/* What is entered by hand is changed and deleted, and never leaves less than nothing. */
static void
test_stock_by_hand (void)
{
  static const struct
  {
    int id; /* of a movement that is changed, 0 to add one; below 0 to delete it */
    const char *on;
    const char *direction;
    double quantity;
    const char *unit;
    PskError refused; /* or -1 */
    double packets; /* left */
  } rows[] = {
    { 0, "2024-02-01", "out", 1, "packet", PSK_ERROR_REFUSED, 0 },
    { 0, "2024-02-01", "in", 10, "packet", -1, 10 },
    { 0, "2024-02-02", "out", 4, "packet", -1, 6 },
    { 0, "2024-02-03", "out", 2.5, "packet", -1, 3.5 },
    { 2, "2024-02-02", "out", 8, "packet", PSK_ERROR_REFUSED, 3.5 },
    { 2, "2024-02-02", "out", 5, "packet", -1, 2.5 },
    { 1, "2024-02-01", "in", 7, "packet", PSK_ERROR_REFUSED, 2.5 },
    { 1, "2024-02-01", "in", 10, "seedling", PSK_ERROR_REFUSED, 2.5 },
    { -1, NULL, NULL, 0, NULL, PSK_ERROR_REFUSED, 2.5 },
    { 2, "2024-02-02", "in", 5, "packet", -1, 12.5 },
    { -3, NULL, NULL, 0, NULL, -1, 15 },
    { -3, NULL, NULL, 0, NULL, PSK_ERROR_NOT_FOUND, 15 },
    { 0, "2024-06-02", "in", 1, "packet", PSK_ERROR_INVALID, 15 },
    { 0, NULL, "in", 1, "packet", PSK_ERROR_INVALID, 15 },
    { 0, "2024-02-01", "in", 0, "packet", PSK_ERROR_INVALID, 15 },
    { 0, "2024-02-01", "in", INFINITY, "packet", PSK_ERROR_INVALID, 15 },
  };
  g_autoptr (PskTestBook) test = make_book ();
  PskStore *store = psk_book_get_store (test->book);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (PskStockMovement) movement = g_object_new (PSK_TYPE_STOCK_MOVEMENT, NULL);
      PskCommand *command;

      g_test_message ("%" G_GSIZE_FORMAT, i);
      movement->id = MAX (rows[i].id, 0);
      movement->centre = 1;
      movement->moved_on = g_strdup (rows[i].on);
      movement->direction = g_strdup (rows[i].direction);
      movement->quantity = rows[i].quantity;
      movement->unit = g_strdup (rows[i].unit);
      command = rows[i].id < 0 ? psk_command_stock_delete (-rows[i].id)
                               : psk_command_stock_keep (movement);
      if ((int) rows[i].refused < 0)
        psk_test_run_and_undo (test, command);
      else
        psk_test_assert_refused (test, command, (int) rows[i].refused);
      g_assert_cmpfloat (psk_centre_table_stock_left (store, 1, "packet"), ==, rows[i].packets);
    }
}

static gboolean
add_old_visit (PskStore     *store,
               gpointer      data,
               GCancellable *cancellable,
               GError      **error)
{
  g_autoptr (PskVisit) visit = make_visit (0, "2024-02-01", 3);

  visit->centre = 1;
  visit->seeds = 4;
  visit->seed_unit = g_strdup ("packet");
  return psk_visit_table_insert (store, visit, error);
}

/* A visit of before the stock was kept this way moves it when what was given changes. */
static void
test_old_visit_and_stock (void)
{
  g_autoptr (PskTestBook) test = make_book ();
  g_autoptr (PskVisit) visit = NULL;

  psk_test_book_run (test, add_old_visit, NULL);
  visit = psk_visit_table_read (psk_book_get_store (test->book), 1, NULL);
  visit->note = g_strdup ("หมายเหตุ");
  psk_test_run_and_undo (test, psk_command_visit_keep (visit, NULL, NULL));
  assert_stock (test, 1, "packet", 0, 0);

  visit->seeds = 6;
  psk_test_run_and_undo (test, psk_command_visit_keep (visit, NULL, NULL));
  assert_stock (test, 1, "packet", -6, 1);
}

/* What a household got goes with it: to the one that it is merged with, or away. */
static void
test_stock_and_households (void)
{
  const PskTestPerson other = { 520101 };
  const gint64 kept = 1;
  g_autoptr (PskTestBook) test = make_book ();
  g_autoptr (PskVisit) visit = make_visit (0, "2024-02-01", 3);
  g_autoptr (PskStockMovement) movement = NULL;

  psk_test_add_people (test, &other, 1);
  visit->household = 2;
  visit->centre = 1;
  visit->seeds = 4;
  visit->seed_unit = g_strdup ("packet");
  psk_test_run_and_undo (test, psk_command_visit_keep (visit, NULL, NULL));

  psk_test_run_and_undo (test, psk_command_household_merge (1, 2, NULL));
  movement = psk_centre_table_read_visit_stock (psk_book_get_store (test->book), 1);
  g_assert_cmpint (movement->household, ==, 1);
  assert_stock (test, 1, "packet", -4, 1);

  psk_test_run_and_undo (test, psk_command_household_delete (&kept, 1));
  assert_stock (test, 1, "packet", 0, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/visits/latest-counts", test_latest_counts);
  g_test_add_func ("/visits/typed-kinds-stay", test_typed_kinds_stay);
  g_test_add_func ("/visits/refusals", test_refusals);
  g_test_add_func ("/visits/vegetables-and-photos", test_vegetables_and_photos);
  g_test_add_func ("/visits/stock-follows", test_stock_follows);
  g_test_add_func ("/visits/stock-by-hand", test_stock_by_hand);
  g_test_add_func ("/visits/old-visit-and-stock", test_old_visit_and_stock);
  g_test_add_func ("/visits/stock-and-households", test_stock_and_households);

  return g_test_run ();
}
