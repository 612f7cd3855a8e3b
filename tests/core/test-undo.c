/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-conflict-name.h"
#include "psk-error.h"
#include "psk-household-commands.h"
#include "psk-household-table.h"
#include "psk-journal-table.h"
#include "psk-slot-commands.h"
#include "psk-test-steps.h"
#include "psk-visit-commands.h"

/* How many steps a random book has, and how many books there are. */
#define N_STEPS 60
#define N_BOOKS 12

static void
test_undo_older (void)
{
  g_autoptr (PskTestBook) test = psk_test_book_new ();
  g_autofree char *without = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  gint64 list;
  gint64 undo;

  psk_test_import (test, 0, 4, 1);
  without = psk_test_book_digest (test);
  list = psk_test_import (test, 2, 5, 2);
  psk_test_run_step (test, psk_command_household_set (4, PSK_HOUSEHOLD_NOTE, "เดิม"));
  before = psk_test_book_digest (test);

  psk_test_must_undo_step (test, list);
  after = psk_test_book_digest (test);
  psk_test_assert_whole (test);
  g_assert_cmpint (psk_test_count (test, "SELECT count (*) FROM household"), ==, 4);
  g_assert_cmpint (psk_test_count (test, "SELECT count (phone) FROM household"), ==, 0);
  g_assert_cmpstr (psk_book_get_undo_label (test->book), ==, "Undo: Import households: list.csv");

  /* It is not offered again, until it was done again. */
  g_assert_false (psk_test_undo_step (test, list, PSK_UNDO_DEFAULT, NULL, &error));
  g_assert_error (error, PSK_ERROR, PSK_ERROR_REFUSED);
  g_clear_error (&error);

  g_assert_true (psk_book_undo (test->book, NULL));
  psk_test_assert_digest (test, before);
  g_assert_true (psk_book_redo (test->book, NULL));
  psk_test_assert_digest (test, after);
  g_assert_true (psk_book_undo (test->book, NULL));
  psk_test_must_undo_step (test, list);
  psk_test_assert_digest (test, after);
  undo = psk_test_latest_step (test);

  /* Taking the taking back back, with something else between. */
  psk_test_do_something_else (test);
  psk_test_must_undo_step (test, undo);
  g_assert_cmpstr (psk_book_get_undo_label (test->book), ==, "Redo: Import households: list.csv");
  g_assert_false (psk_test_undo_step (test, undo, PSK_UNDO_DEFAULT, NULL, &error));
  g_assert_error (error, PSK_ERROR, PSK_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_cmpint (psk_test_count (test, "SELECT count (*) FROM household"), ==, 9);

  /* What the two steps changed, they changed back: the list is untouched. */
  psk_test_must_undo_step (test, list);
  g_assert_cmpstr (psk_book_get_undo_label (test->book), ==, "Undo: Import households: list.csv");
  g_assert_cmpint (psk_test_count (test, "SELECT count (*) FROM household"), ==, 4);
  psk_test_assert_whole (test);

  g_assert_false (psk_test_undo_step (test, 999, PSK_UNDO_DEFAULT, NULL, &error));
  g_assert_error (error, PSK_ERROR, PSK_ERROR_NOT_FOUND);

  while (psk_test_count (test, "SELECT count (*) FROM journal WHERE state = 'done'") > 1)
    g_assert_true (psk_book_undo (test->book, NULL));
  psk_test_assert_digest (test, without);
}

/* What may have happened since a list was imported that gave households 1 and 2 a phone
 * and added 5 to 9, of which 5 took slot 2; and how many records are in the way. */
typedef struct
{
  const char *what;
  PskCommand *(*make) (void);
  guint n_conflicts;
  int n_left; /* households, when touched ones are kept */
} SinceCase;

static PskCommand *
edit_new (void)
{
  return psk_command_household_set (7, PSK_HOUSEHOLD_NOTE, "แก้ไข");
}

static PskCommand *
edit_updated (void)
{
  return psk_command_household_set (1, PSK_HOUSEHOLD_NOTE, "แก้ไข");
}

static PskCommand *
edit_other (void)
{
  return psk_command_household_set (4, PSK_HOUSEHOLD_NOTE, "แก้ไข");
}

static PskCommand *
visit_new (void)
{
  return psk_test_visit_command (8, "2024-03-01", -1);
}

static PskCommand *
visit_updated (void)
{
  return psk_test_visit_command (2, "2024-03-01", -1);
}

static PskCommand *
drop_new (void)
{
  return psk_command_household_drop (5, "moved", 0, NULL);
}

static PskCommand *
replace_new (void)
{
  return psk_command_household_drop (5, "moved", 6, NULL);
}

static PskCommand *
replace_by_new (void)
{
  return psk_command_household_drop (3, "moved", 9, NULL);
}

static PskCommand *
delete_new (void)
{
  const gint64 id = 9;

  return psk_command_household_delete (&id, 1);
}

static const SinceCase since_cases[] = {
  { "edited an added household", edit_new, 1, 5 },
  { "edited a changed household", edit_updated, 1, 4 },
  { "edited another household", edit_other, 0, 4 },
  { "visited an added household", visit_new, 1, 5 },
  { "visited a changed household", visit_updated, 0, 4 },
  { "dropped the one with the slot", drop_new, 1, 5 },
  { "replaced it by another added one", replace_new, 2, 6 },
  { "replaced an older one by an added one", replace_by_new, 1, 5 },
  { "deleted an added household", delete_new, 1, 4 },
};

static void
test_conflicts (gconstpointer data)
{
  const SinceCase *since = data;
  g_autoptr (PskTestBook) test = psk_test_book_new ();
  g_autoptr (GPtrArray) conflicts = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gint64 list;
  gint64 later;
  gboolean done;

  psk_test_import (test, 0, 4, 1);
  psk_test_run_step (test, psk_command_household_select (3, 3, NULL));
  list = psk_test_import (test, 2, 5, 2);
  later = psk_test_run_step (test, since->make ());
  before = psk_test_book_digest (test);

  done = psk_book_undo_entry (test->book, list, PSK_UNDO_DEFAULT, &conflicts, &error);
  g_assert_cmpuint (conflicts->len, ==, since->n_conflicts);
  if (since->n_conflicts > 0)
    {
      g_assert_false (done);
      g_assert_error (error, PSK_ERROR, PSK_ERROR_CONFLICT);
      g_clear_error (&error);
      psk_test_assert_digest (test, before);
      for (guint i = 0; i < conflicts->len; i++)
        {
          PskConflict *conflict = conflicts->pdata[i];

          g_assert_cmpstr (conflict->table, ==, "household");
          g_assert_cmpint (conflict->entry->id, ==, later);
        }
      g_clear_pointer (&conflicts, g_ptr_array_unref);
      done = psk_book_undo_entry (test->book, list, PSK_UNDO_KEEP_TOUCHED, &conflicts, &error);
    }

  g_assert_no_error (error);
  g_assert_true (done);
  g_assert_cmpuint (conflicts->len, ==, since->n_conflicts);
  g_assert_cmpint (psk_test_count (test, "SELECT count (*) FROM household"), ==, since->n_left);
  psk_test_assert_whole (test);
  after = psk_test_book_digest (test);

  g_assert_true (psk_book_undo (test->book, NULL));
  psk_test_assert_digest (test, before);
  g_assert_true (psk_book_redo (test->book, NULL));
  psk_test_assert_digest (test, after);
}

static gboolean
note_everything (PskStore     *store,
                 gpointer      data,
                 GCancellable *cancellable,
                 GError      **error)
{
  return psk_store_script (store,
                           "UPDATE visit SET note = 'ใหม่'; UPDATE household SET note = 'ใหม่'; "
                           "CREATE TEMP TABLE kept AS SELECT * FROM slot_history; "
                           "DELETE FROM slot_history; "
                           "UPDATE kept SET from_on = '2024-05-05'; "
                           "INSERT INTO slot_history SELECT * FROM kept; DROP TABLE kept",
                           error);
}

/* Visits that were changed, and slots that were written again under their keys, belong to
 * their households: what was changed since of one household does not keep those of
 * another. */
static void
test_changed_children (void)
{
  g_autoptr (PskTestBook) test = psk_test_book_new ();
  gint64 step;
  guint n_conflicts;
  g_autoptr (GError) error = NULL;

  psk_test_import (test, 0, 3, 1);
  psk_test_run_step (test, psk_command_household_select (2, 2, NULL));
  psk_test_run_step (test, psk_test_visit_command (1, "2024-03-01", 5));
  psk_test_run_step (test, psk_test_visit_command (2, "2024-03-02", 5));
  step = psk_test_run_step (test, psk_command_new ("Test", NULL, note_everything, NULL, NULL));
  psk_test_run_step (test, psk_command_household_set (1, PSK_HOUSEHOLD_PHONE, "0812345678"));

  g_assert_true (psk_test_undo_step (test, step, PSK_UNDO_KEEP_TOUCHED, &n_conflicts, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_conflicts, ==, 1);
  g_assert_cmpint (psk_test_count (test, "SELECT id FROM household WHERE note = 'ใหม่'"), ==, 1);
  g_assert_cmpint (psk_test_count (test, "SELECT count (*) FROM household WHERE note = 'ใหม่'"),
                   ==, 1);
  g_assert_cmpint (psk_test_count (test, "SELECT sum (household) FROM visit WHERE note = 'ใหม่'"),
                   ==, 1);
  g_assert_cmpint (psk_test_count (test, "SELECT sum (household) FROM slot_history "
                                   "WHERE from_on = '2024-05-05'"), ==, 1);
  psk_test_assert_whole (test);
}

/* A slot that another household holds now: no later step touched the one that gave it
 * up, but it cannot have it back. */
static void
test_taken_slot (void)
{
  g_autoptr (PskTestBook) test = psk_test_book_new ();
  g_autoptr (GPtrArray) conflicts = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  gint64 drop;

  psk_test_import (test, 0, 2, 1);
  drop = psk_test_run_step (test, psk_command_household_drop (1, "moved", 0, NULL));
  psk_test_run_step (test, psk_command_household_select (2, 1, NULL));
  before = psk_test_book_digest (test);

  g_assert_false (psk_book_undo_entry (test->book, drop, PSK_UNDO_DEFAULT, &conflicts, &error));
  g_assert_error (error, PSK_ERROR, PSK_ERROR_CONFLICT);
  g_assert_cmpuint (conflicts->len, ==, 1);
  g_assert_null (((PskConflict *) conflicts->pdata[0])->entry);
  psk_test_assert_digest (test, before);

  /* Nothing of it could be taken back without the rest. */
  g_clear_error (&error);
  g_assert_false (psk_test_undo_step (test, drop, PSK_UNDO_KEEP_TOUCHED, NULL, &error));
  g_assert_error (error, PSK_ERROR, PSK_ERROR_CONFLICT);
  psk_test_assert_digest (test, before);
}

/* A household that was deleted comes back, but not to a key that another one has now;
 * nor does its visit come back to a stranger. */
static void
test_deleted (void)
{
  g_autoptr (PskTestBook) test = psk_test_book_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  const gint64 id = 2;
  gint64 visit;
  gint64 delete;

  psk_test_import (test, 0, 2, 1);
  visit = psk_test_run_step (test, psk_test_visit_command (2, "2024-03-01", 5));
  delete = psk_test_run_step (test, psk_command_household_delete (&id, 1));
  psk_test_run_step (test, psk_command_household_set (1, PSK_HOUSEHOLD_NOTE, "แก้ไข"));
  psk_test_must_undo_step (test, delete);
  g_assert_cmpint (psk_test_count (test, "SELECT count (*) FROM visit WHERE household = 2"), ==, 1);
  g_assert_true (psk_book_undo (test->book, NULL));

  /* The visit cannot be taken back: it is gone with the household. */
  before = psk_test_book_digest (test);
  g_assert_false (psk_test_undo_step (test, visit, PSK_UNDO_DEFAULT, NULL, &error));
  g_assert_error (error, PSK_ERROR, PSK_ERROR_CONFLICT);
  g_clear_error (&error);
  psk_test_assert_digest (test, before);
  g_free (g_steal_pointer (&before));

  psk_test_import (test, 0, 1, 0);
  before = psk_test_book_digest (test);
  g_assert_false (psk_test_undo_step (test, delete, PSK_UNDO_DEFAULT, NULL, &error));
  g_assert_error (error, PSK_ERROR, PSK_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_false (psk_test_undo_step (test, delete, PSK_UNDO_KEEP_TOUCHED, NULL, &error));
  g_assert_error (error, PSK_ERROR, PSK_ERROR_CONFLICT);
  psk_test_assert_digest (test, before);
}

/* A record that was deleted does not come back to one that is gone, or whose number another
 * has now. */
static void
test_lost_parent (void)
{
  g_autoptr (PskTestBook) test = psk_test_book_new ();
  const gint64 id = 2;
  gint64 delete;

  psk_test_import (test, 0, 2, 0);
  psk_test_run_step (test, psk_test_visit_command (2, "2024-03-01", 5));
  psk_test_run_step (test, psk_test_visit_command (2, "2024-03-02", 5));
  psk_test_run_step (test, psk_test_visit_command (2, "2024-03-03", 5));
  /* The one between tells nothing of the household. */
  delete = psk_test_run_step (test, psk_command_visit_delete (2));

  for (int again = 0; again < 2; again++)
    {
      g_autofree char *before = NULL;
      g_autoptr (GPtrArray) conflicts = NULL;
      g_autoptr (GError) error = NULL;
      const gint64 later = again ? psk_test_import (test, 1, 1, 0)
                                 : psk_test_run_step (test, psk_command_household_delete (&id, 1));
      const PskConflict *conflict;

      before = psk_test_book_digest (test);
      g_assert_false (psk_book_undo_entry (test->book, delete, PSK_UNDO_DEFAULT, &conflicts,
                                           &error));
      g_assert_error (error, PSK_ERROR, PSK_ERROR_CONFLICT);
      g_assert_cmpuint (conflicts->len, ==, 1);
      conflict = conflicts->pdata[0];
      g_assert_cmpstr (conflict->table, ==, "visit");
      g_assert_cmpint (conflict->entry->id, ==, later);
      psk_test_assert_digest (test, before);
    }

  g_assert_true (psk_book_undo (test->book, NULL));
  g_assert_true (psk_book_undo (test->book, NULL));
  psk_test_must_undo_step (test, delete);
  g_assert_cmpint (psk_test_count (test, "SELECT count (*) FROM visit WHERE household = 2"), ==, 3);
  psk_test_assert_whole (test);
}

/* Any household, if there is one. */
static gint64
any_household (PskTestBook *test,
               GRand       *random)
{
  const gint64 last = psk_test_count (test, "SELECT max (id) FROM household");

  return last > 0 ? g_rand_int_range (random, 1, (gint32) last + 1) : 1;
}

static PskCommand *
random_command (PskTestBook *test,
                GRand       *random)
{
  const gint64 id = any_household (test, random);
  g_autofree char *text = g_strdup_printf ("%d", g_rand_int_range (random, 0, 20));
  g_autofree char *day = g_strdup_printf ("2024-02-%02d", g_rand_int_range (random, 1, 29));

  switch (g_rand_int_range (random, 0, 9))
    {
    case 0:
      return psk_test_list_command (g_rand_int_range (random, 0, 4),
                                    g_rand_int_range (random, 1, 5),
                                    g_rand_int_range (random, 0, 20));
    case 1:
      return psk_command_household_add (PSK_TEST_TAMBON, 0);
    case 2:
      return psk_command_household_delete (&id, 1);
    case 3:
      return psk_command_household_drop (id, "moved", g_rand_boolean (random)
                                                      ? any_household (test, random) : 0, NULL);
    case 4:
      return psk_command_household_select (id, 0, NULL);
    case 5:
      return psk_test_visit_command (id, day, g_rand_int_range (random, -1, 15));
    case 6:
      return psk_command_household_set (id, PSK_HOUSEHOLD_NOTE, text);
    default:
      return psk_command_household_set (id, PSK_HOUSEHOLD_KINDS, text);
    }
}

/* Takes any step back; when that is done, it can be undone and redone, and be taken back
 * itself; when not, nothing has changed. */
static void
undo_any (PskTestBook *test,
          GRand       *random)
{
  g_autofree char *before = psk_test_book_digest (test);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  const gint64 newest = psk_test_latest_step (test);
  const gint64 entry = g_rand_int_range (random, 1, (gint32) newest + 2);
  const PskUndoFlags flags = g_rand_boolean (random) ? PSK_UNDO_KEEP_TOUCHED : PSK_UNDO_DEFAULT;
  gint64 other;
  gint64 undo;

  if (!psk_test_undo_step (test, entry, flags, NULL, &error))
    {
      g_assert_true (g_error_matches (error, PSK_ERROR, PSK_ERROR_CONFLICT)
                     || g_error_matches (error, PSK_ERROR, PSK_ERROR_NOT_FOUND)
                     || g_error_matches (error, PSK_ERROR, PSK_ERROR_REFUSED));
      psk_test_assert_digest (test, before);
      return;
    }

  after = psk_test_book_digest (test);
  undo = psk_test_latest_step (test);
  if (undo == newest)
    return;

  g_assert_true (psk_book_undo (test->book, NULL));
  psk_test_assert_digest (test, before);
  g_assert_true (psk_book_redo (test->book, NULL));
  psk_test_assert_digest (test, after);
  if (g_rand_boolean (random))
    return;

  other = psk_test_do_something_else (test);
  psk_test_must_undo_step (test, undo);
  psk_test_must_undo_step (test, other);
  psk_test_assert_digest (test, before);
}

static void
test_random (void)
{
  for (guint32 seed = 1; seed <= N_BOOKS; seed++)
    {
      g_autoptr (PskTestBook) test = psk_test_book_new ();
      g_autoptr (GRand) random = g_rand_new_with_seed (seed);
      g_autofree char *empty = psk_test_book_digest (test);

      g_test_message ("seed %u", seed);
      for (int i = 0; i < N_STEPS; i++)
        {
          g_autoptr (PskCommand) command = random_command (test, random);
          g_autofree char *told = NULL;

          /* What the rules refuse is no step. */
          psk_book_run (test->book, command, NULL, NULL);
          if (g_rand_int_range (random, 0, 6) == 0)
            psk_book_undo (test->book, NULL);
          if (g_rand_int_range (random, 0, 6) == 0)
            psk_book_redo (test->book, NULL);
          if (i > 5 && g_rand_int_range (random, 0, 3) == 0)
            undo_any (test, random);
          psk_test_assert_whole (test);
          told = psk_test_tell_history (test, any_household (test, random));
        }

      while (psk_book_undo (test->book, NULL))
        continue;
      psk_test_assert_digest (test, empty);
    }
}

/* People read names and not tables. */
static void
test_conflict_names (void)
{
  static const struct
  {
    const char *table;
    gint64 id;
    const char *name;
  } cases[] = {
    { "centre", 1, "Centre of Wiang Nuea" },
    { "centre", 9999, "Centre" },
    { "boundary", 520101, "Boundary of Wiang Nuea" },
    { "household", 9999, "Household" },
    { "report", 3, "Monthly report" },
  };
  g_autoptr (PskTestBook) test = psk_test_book_new ();
  PskStore *store = psk_book_get_store (test->book);
  g_autoptr (PskConflict) chosen = psk_conflict_new ("household", 1, NULL);
  g_autoptr (PskHousehold) household = NULL;
  g_autofree char *name = NULL;

  psk_test_import (test, 0, 1, 1);
  household = psk_household_table_read (store, 1, NULL);
  name = psk_conflict_name (chosen, store, psk_book_get_areas (test->book));
  g_assert_true (g_str_has_prefix (name, household->first_name));
  g_assert_true (g_str_has_suffix (name, ")"));

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PskConflict) conflict = psk_conflict_new (cases[i].table, cases[i].id, NULL);
      g_autofree char *found = psk_conflict_name (conflict, store,
                                                  psk_book_get_areas (test->book));

      g_assert_cmpstr (found, ==, cases[i].name);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/undo/older", test_undo_older);
  for (gsize i = 0; i < G_N_ELEMENTS (since_cases); i++)
    {
      g_autofree char *name = g_strdelimit (g_strdup (since_cases[i].what), " ", '-');
      g_autofree char *path = g_strconcat ("/undo/", name, NULL);

      g_test_add_data_func (path, &since_cases[i], test_conflicts);
    }
  g_test_add_func ("/undo/taken-slot", test_taken_slot);
  g_test_add_func ("/undo/changed-children", test_changed_children);
  g_test_add_func ("/undo/deleted", test_deleted);
  g_test_add_func ("/undo/lost-parent", test_lost_parent);
  g_test_add_func ("/undo/random", test_random);
  g_test_add_func ("/undo/conflict-names", test_conflict_names);

  return g_test_run ();
}
