/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "psk-check.h"
#include "psk-error.h"
#include "psk-household-commands.h"
#include "psk-household-table.h"
#include "psk-metric.h"
#include "psk-setting-table.h"
#include "psk-slot-commands.h"
#include "psk-slot-table.h"
#include "psk-test-people.h"
#include "psk-test-steps.h"
#include "psk-thai-date.h"
#include "psk-visit-commands.h"

#define TAMBON 520101
#define TODAY "2024-06-01"

/* Households 1 to 4 hold the slots 1, 2, 3 and 20 of one tambon since 10 January; 5 and 6
 * are candidates of it, 7 one of another tambon. */
static const PskTestPerson people[] = {
  { TAMBON, .first_name = "คนที่ 1", .slot = 1 },
  { TAMBON, .first_name = "คนที่ 2", .slot = 2 },
  { TAMBON, .first_name = "คนที่ 3", .slot = 3 },
  { TAMBON, .first_name = "คนที่ 4", .slot = 20 },
  { TAMBON, .first_name = "คนที่ 5" },
  { TAMBON, .first_name = "คนที่ 6" },
  { 520102, .first_name = "คนที่ 7" },
};

static PskTestBook *
make_book (void)
{
  PskTestBook *test = psk_test_book_new ();

  psk_test_book_set_today (test, TODAY);
  psk_test_add_people (test, people, G_N_ELEMENTS (people));
  return test;
}

static PskHousehold *
read_household (PskTestBook *test,
                gint64       id)
{
  PskHousehold *household = psk_household_table_read (psk_book_get_store (test->book), id, NULL);

  g_assert_nonnull (household);
  return household;
}

static void
test_replace (void)
{
  g_autoptr (PskTestBook) test = make_book ();
  g_autoptr (PskHousehold) dropped = NULL;
  g_autoptr (PskHousehold) next = NULL;
  g_autoptr (GPtrArray) history = NULL;
  PskTenure *tenure;

  psk_test_run_and_undo (test, psk_command_household_drop (2, "moved", 5, "2024-03-02"));

  dropped = read_household (test, 2);
  next = read_household (test, 5);
  g_assert_cmpstr (dropped->status, ==, "dropped");
  g_assert_cmpint (dropped->slot, ==, -1);
  g_assert_cmpstr (next->status, ==, "selected");
  g_assert_cmpint (next->slot, ==, 2);

  history = psk_slot_table_read_history (psk_book_get_store (test->book), TAMBON, 2, NULL);
  g_assert_cmpuint (history->len, ==, 2);
  tenure = history->pdata[0];
  g_assert_cmpint (tenure->household, ==, 5);
  g_assert_cmpstr (tenure->from_on, ==, "2024-03-02");
  g_assert_null (tenure->until_on);
  tenure = history->pdata[1];
  g_assert_cmpint (tenure->household, ==, 2);
  g_assert_cmpstr (tenure->until_on, ==, "2024-03-02");
  g_assert_cmpstr (tenure->reason, ==, "moved");
  g_assert_cmpint (tenure->successor, ==, 5);
}

static void
test_drop_refusals (void)
{
  static const struct
  {
    gint64 id;
    gint64 successor;
    const char *on;
    int code; /* 0 when it is done */
  } cases[] = {
    { 1, 0, NULL, 0 },
    { 1, 0, TODAY, 0 },
    { 1, 0, "2024-01-10", 0 },                          /* on the very day */
    { 1, 0, "2024-01-09", PSK_ERROR_INVALID },          /* before it had the slot */
    { 1, 0, "2024-06-02", PSK_ERROR_INVALID },          /* tomorrow */
    { 1, 0, "3110-01-01", PSK_ERROR_INVALID },
    { 1, 0, "nonsense", PSK_ERROR_INVALID },
    { 1, 5, NULL, 0 },
    { 1, 1, NULL, PSK_ERROR_REFUSED },                  /* by itself */
    { 1, 2, NULL, PSK_ERROR_REFUSED },                  /* who has a slot */
    { 1, 7, NULL, PSK_ERROR_REFUSED },                  /* of another tambon */
    { 1, 99, NULL, PSK_ERROR_NOT_FOUND },
    { 5, 0, NULL, PSK_ERROR_REFUSED },                  /* holds no slot */
    { 99, 0, NULL, PSK_ERROR_NOT_FOUND },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PskTestBook) test = make_book ();
      PskCommand *command = psk_command_household_drop (cases[i].id, "moved",
                                                        cases[i].successor, cases[i].on);

      g_test_message ("%" G_GSIZE_FORMAT, i);
      if (cases[i].code != 0)
        psk_test_assert_refused (test, command, cases[i].code);
      else
        psk_test_run_and_undo (test, command);
    }
}

static gboolean
set_target (PskStore     *store,
            gpointer      data,
            GCancellable *cancellable,
            GError      **error)
{
  return psk_setting_table_set (store, PSK_SETTING_SLOTS, data, error);
}

static void
test_select (void)
{
  static const struct
  {
    const char *target;
    gint64 id;
    int slot;
    const char *on;
    int code;
    int got;
  } cases[] = {
    { "20", 5, 0, NULL, 0, 4 },                         /* the first free one */
    { "20", 5, 19, "2024-02-01", 0, 19 },
    { "20", 5, 3, NULL, PSK_ERROR_REFUSED, 0 },         /* taken */
    { "20", 5, 21, NULL, PSK_ERROR_REFUSED, 0 },        /* there is none */
    { "3", 5, 0, NULL, PSK_ERROR_REFUSED, 0 },          /* full */
    { "20", 5, 4, "2024-06-02", PSK_ERROR_INVALID, 0 },
    { "20", 99, 4, NULL, PSK_ERROR_NOT_FOUND, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PskTestBook) test = make_book ();
      PskCommand *command = psk_command_household_select (cases[i].id, cases[i].slot,
                                                          cases[i].on);

      g_test_message ("%" G_GSIZE_FORMAT, i);
      psk_test_book_run (test, set_target, (gpointer) cases[i].target);
      if (cases[i].code != 0)
        {
          psk_test_assert_refused (test, command, cases[i].code);
        }
      else
        {
          g_autoptr (PskHousehold) household = NULL;

          psk_test_run_and_undo (test, command);
          household = read_household (test, cases[i].id);
          g_assert_cmpint (household->slot, ==, cases[i].got);
        }
    }
}

/* Many at once are all chosen or none. */
static void
test_select_many (void)
{
  static const gint64 ids[] = { 5, 6 };
  g_autoptr (PskTestBook) test = make_book ();
  g_autoptr (PskHousehold) household = NULL;

  psk_test_book_run (test, set_target, (gpointer) "4");
  psk_test_assert_refused (test, psk_command_households_select (ids, 2, NULL),
                           PSK_ERROR_REFUSED);
  psk_test_book_run (test, set_target, (gpointer) "20");
  psk_test_run_and_undo (test, psk_command_households_select (ids, 2, NULL));
  household = read_household (test, 6);
  g_assert_cmpint (household->slot, ==, 5);
}

/* Nobody gets a slot for days on which another household held it. */
static void
test_vacant_since (void)
{
  g_autoptr (PskTestBook) test = make_book ();

  psk_test_run_and_undo (test, psk_command_household_drop (1, "died", 0, "2024-04-01"));
  psk_test_assert_refused (test, psk_command_household_select (5, 1, "2024-03-31"),
                           PSK_ERROR_INVALID);
  psk_test_run_and_undo (test, psk_command_household_select (5, 1, "2024-04-01"));
}

static void
add_visit (PskTestBook *test,
           gint64       household)
{
  g_autoptr (PskVisit) visit = g_object_new (PSK_TYPE_VISIT, NULL);

  visit->household = household;
  visit->visited_on = g_strdup ("2024-05-01");
  psk_test_run_step (test, psk_command_visit_keep (visit, NULL, NULL));
}

static guint
n_tenures (PskTestBook *test,
           int          slot)
{
  g_autoptr (GPtrArray) history
    = psk_slot_table_read_history (psk_book_get_store (test->book), TAMBON, slot, NULL);

  return history->len;
}

/* A slip of today leaves no trace, an older choice stays in the history, and one that has
 * begun is not released but drops out. */
static void
test_release (void)
{
  g_autoptr (PskTestBook) test = make_book ();
  g_autoptr (PskHousehold) household = NULL;

  psk_test_run_and_undo (test, psk_command_household_select (5, 7, NULL));
  psk_test_run_and_undo (test, psk_command_household_release (5));
  household = read_household (test, 5);
  g_assert_cmpstr (household->status, ==, "candidate");
  g_assert_cmpuint (n_tenures (test, 7), ==, 0);

  psk_test_run_and_undo (test, psk_command_household_release (1));
  g_assert_cmpuint (n_tenures (test, 1), ==, 1);

  add_visit (test, 2);
  psk_test_assert_refused (test, psk_command_household_release (2), PSK_ERROR_REFUSED);
}

static void
assert_unreplaced (PskTestBook *test,
                   const char  *on_iso,
                   guint        expected)
{
  PskStore *store = psk_book_get_store (test->book);
  g_autoptr (PskMetrics) metrics = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  guint n = 0;
  GDate on;

  g_assert_true (psk_thai_date_from_iso (on_iso, &on));
  metrics = psk_metrics_compute (store, &on, NULL, NULL);
  g_assert_cmpfloat (psk_metrics_get (metrics, TAMBON, PSK_METRIC_HOUSEHOLDS_UNREPLACED), ==,
                     expected);
  if (!g_str_equal (on_iso, TODAY))
    return;

  findings = psk_check_run (store, NULL, NULL);
  for (guint i = 0; i < findings->len; i++)
    n += g_str_equal (((PskFinding *) findings->pdata[i])->rule, "no-successor");
  g_assert_cmpuint (n, ==, expected);
}

/* Figure and check count empty slots that a household dropped out of, each of them once. */
static void
test_unreplaced (void)
{
  g_autoptr (PskTestBook) test = make_book ();

  psk_test_run_step (test, psk_command_household_drop (1, "moved", 0, "2024-02-01"));
  assert_unreplaced (test, TODAY, 1);
  psk_test_run_step (test, psk_command_household_select (5, 1, "2024-04-01"));
  assert_unreplaced (test, TODAY, 0);
  psk_test_run_step (test, psk_command_household_drop (5, "died", 0, "2024-05-01"));
  assert_unreplaced (test, TODAY, 1);
  assert_unreplaced (test, "2024-03-01", 1);
  assert_unreplaced (test, "2024-01-31", 0);

  /* Whoever is put back into the base list did not drop out. */
  psk_test_run_step (test, psk_command_household_release (2));
  assert_unreplaced (test, TODAY, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/slots/replace", test_replace);
  g_test_add_func ("/slots/drop-refusals", test_drop_refusals);
  g_test_add_func ("/slots/select", test_select);
  g_test_add_func ("/slots/select-many", test_select_many);
  g_test_add_func ("/slots/vacant-since", test_vacant_since);
  g_test_add_func ("/slots/release", test_release);
  g_test_add_func ("/slots/unreplaced", test_unreplaced);

  return g_test_run ();
}
