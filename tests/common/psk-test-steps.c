/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-test-steps.h"

#include "psk-error.h"
#include "psk-history.h"
#include "psk-household-commands.h"
#include "psk-household-table.h"
#include "psk-journal-table.h"
#include "psk-setting-table.h"
#include "psk-thai-date.h"
#include "psk-visit-commands.h"

static PskHousehold *
make_household (const char *first_name,
                int         slot)
{
  PskHousehold *household = g_object_new (PSK_TYPE_HOUSEHOLD, NULL);

  household->tambon = PSK_TEST_TAMBON;
  household->slot = slot;
  household->status = g_strdup (slot >= 1 ? "selected" : "candidate");
  household->first_name = g_strdup (first_name);
  household->last_name = g_strdup ("ใจดี");
  household->kinds = 3;

  return household;
}

/* What an import does. */
typedef struct
{
  int n_updated;
  int n_new;
  int slot; /* 0 for none */
} ListData;

static gboolean
write_list (PskStore     *store,
            gpointer      data,
            GCancellable *cancellable,
            GError      **error)
{
  const ListData *list = data;

  for (int i = 1; i <= list->n_updated; i++)
    {
      g_autoptr (PskHousehold) household = psk_household_table_read (store, i, error);

      if (household == NULL)
        return FALSE;
      psk_record_set_text (household, PSK_HOUSEHOLD_PHONE, "0810000000");
      if (!psk_household_table_update (store, household, error))
        return FALSE;
    }

  for (int i = 0; i < list->n_new; i++)
    {
      const int slot = i == 0 && list->slot > 0 ? list->slot : -1;
      g_autoptr (PskHousehold) household = make_household ("บุญมี", slot);

      if (!psk_household_table_insert (store, household, NULL, error)
          || (slot > 0
              && !psk_household_table_open_slot (store, household->id, "2024-01-10", error)))
        return FALSE;
    }

  return TRUE;
}

/**
 * psk_test_latest_step:
 * @test: a book
 *
 * Returns: the number of the latest step of its log, or 0
 */
gint64
psk_test_latest_step (PskTestBook *test)
{
  g_autoptr (GPtrArray) entries
    = psk_journal_table_read_latest (psk_book_get_store (test->book), 1, NULL);

  return entries->len > 0 ? ((PskJournalEntry *) entries->pdata[0])->id : 0;
}

/**
 * psk_test_run_step:
 * @test: a book
 * @command: (transfer full): a command that must succeed
 *
 * Returns: the number of its step
 */
gint64
psk_test_run_step (PskTestBook *test,
                   PskCommand  *command)
{
  g_autoptr (PskCommand) owned = command;
  g_autoptr (GError) error = NULL;

  psk_book_run (test->book, owned, NULL, &error);
  g_assert_no_error (error);

  return psk_test_latest_step (test);
}

/**
 * psk_test_run_and_undo:
 * @test: a book
 * @command: (transfer full): a command that must succeed
 *
 * What it does can be taken back exactly, and done again, which it is then.
 */
void
psk_test_run_and_undo (PskTestBook *test,
                       PskCommand  *command)
{
  g_autofree char *before = psk_test_book_digest (test);
  g_autofree char *after = NULL;

  psk_test_run_step (test, command);
  after = psk_test_book_digest (test);
  g_assert_cmpstr (after, !=, before);

  g_assert_true (psk_book_undo (test->book, NULL));
  psk_test_assert_digest (test, before);
  g_assert_true (psk_book_redo (test->book, NULL));
  psk_test_assert_digest (test, after);
}

/**
 * psk_test_assert_refused:
 * @test: a book
 * @command: (transfer full): a command
 * @code: the #PskError that it must end with
 *
 * What is refused changes nothing and leaves no step.
 */
void
psk_test_assert_refused (PskTestBook *test,
                         PskCommand  *command,
                         int          code)
{
  g_autoptr (PskCommand) owned = command;
  g_autofree char *before = psk_test_book_digest (test);
  const gint64 step = psk_test_latest_step (test);
  g_autoptr (GError) error = NULL;

  g_assert_false (psk_book_run (test->book, owned, NULL, &error));
  g_assert_error (error, PSK_ERROR, code);
  psk_test_assert_digest (test, before);
  g_assert_cmpint (psk_test_latest_step (test), ==, step);
}

/**
 * psk_test_list_command:
 * @n_updated: how many households get another phone, from the first on
 * @n_new: how many households are added
 * @slot: the slot that the first added one takes, or 0
 *
 * Returns: (transfer full): a command that does what an import does
 */
PskCommand *
psk_test_list_command (int n_updated,
                       int n_new,
                       int slot)
{
  ListData *list = g_new0 (ListData, 1);

  list->n_updated = n_updated;
  list->n_new = n_new;
  list->slot = slot;

  return psk_command_new ("Import households", "list.csv", write_list, list, g_free);
}

/**
 * psk_test_import:
 * @test: a book
 * @n_updated: as for psk_test_list_command()
 * @n_new: as for psk_test_list_command()
 * @slot: as for psk_test_list_command()
 *
 * Returns: the number of the step
 */
gint64
psk_test_import (PskTestBook *test,
                 int          n_updated,
                 int          n_new,
                 int          slot)
{
  return psk_test_run_step (test, psk_test_list_command (n_updated, n_new, slot));
}

static gboolean
set_something (PskStore     *store,
               gpointer      data,
               GCancellable *cancellable,
               GError      **error)
{
  g_autofree char *key = psk_store_new_uid (store);

  return psk_setting_table_set (store, key, "1", error);
}

/**
 * psk_test_do_something_else:
 * @test: a book
 *
 * Does something that has nothing to do with any other step.
 *
 * Returns: the number of the step
 */
gint64
psk_test_do_something_else (PskTestBook *test)
{
  return psk_test_run_step (test, psk_command_new ("Something else", NULL, set_something, NULL,
                                                   NULL));
}

/**
 * psk_test_visit_command:
 * @household: a household
 * @on: a date, ISO 8601
 * @kinds: how many kinds of vegetables grow there, or -1
 *
 * Returns: (transfer full): a command that notes a visit
 */
PskCommand *
psk_test_visit_command (gint64      household,
                        const char *on,
                        int         kinds)
{
  g_autoptr (PskVisit) visit = g_object_new (PSK_TYPE_VISIT, NULL);

  visit->household = household;
  visit->visited_on = g_strdup (on);
  visit->kinds = kinds;

  return psk_command_visit_keep (visit, NULL, NULL);
}

/**
 * psk_test_undo_step:
 * @test: a book
 * @step: the number of a step
 * @flags: what becomes of touched records
 * @n_conflicts: (out) (optional): how many records are in the way
 * @error: (nullable): where to put the error
 *
 * Returns: whether the step was taken back
 */
gboolean
psk_test_undo_step (PskTestBook   *test,
                    gint64         step,
                    PskUndoFlags   flags,
                    guint         *n_conflicts,
                    GError       **error)
{
  g_autoptr (GPtrArray) conflicts = NULL;
  const gboolean done = psk_book_undo_entry (test->book, step, flags, &conflicts, error);

  if (n_conflicts != NULL)
    *n_conflicts = conflicts != NULL ? conflicts->len : 0;

  return done;
}

/**
 * psk_test_must_undo_step:
 * @test: a book
 * @step: the number of a step that can be taken back
 */
void
psk_test_must_undo_step (PskTestBook *test,
                         gint64       step)
{
  g_autoptr (GError) error = NULL;

  psk_test_undo_step (test, step, PSK_UNDO_DEFAULT, NULL, &error);
  g_assert_no_error (error);
}

/**
 * psk_test_assert_digest:
 * @test: a book
 * @expected: what psk_test_book_digest() gave
 */
void
psk_test_assert_digest (PskTestBook *test,
                        const char  *expected)
{
  g_autofree char *now = psk_test_book_digest (test);

  g_assert_cmpstr (now, ==, expected);
}

/**
 * psk_test_count:
 * @test: a book
 * @sql: a statement
 *
 * Returns: the number that it selects
 */
gint64
psk_test_count (PskTestBook *test,
                const char  *sql)
{
  return psk_store_query_int (psk_book_get_store (test->book), sql, 0, "");
}

/**
 * psk_test_assert_whole:
 * @test: a book
 *
 * All that refers to a record must find it, and exactly those households that hold
 * a slot must have an open line in the history of slots.
 */
void
psk_test_assert_whole (PskTestBook *test)
{
  g_assert_cmpint (psk_test_count (test, "SELECT count (*) FROM pragma_foreign_key_check"), ==,
                   0);
  g_assert_cmpint (psk_test_count (test,
                                   "SELECT count (*) FROM household h WHERE (slot IS NOT NULL) "
                                   "<> (SELECT count (*) FROM slot_history s "
                                   "WHERE s.household = h.id AND s.until_on IS NULL AND s.slot IS h.slot)"), ==, 0);
  g_assert_cmpint (psk_test_count (test,
                                   "SELECT count (*) FROM household h LEFT JOIN household_text t "
                                   "ON t.household = h.id WHERE t.household IS NULL"), ==, 0);
}

/**
 * psk_test_tell_history:
 * @test: a book
 * @household: a household
 *
 * Returns: (transfer full): its history as lines such as "changed household
 *   kinds=3>12", the latest first, with "today" for the date of today
 */
char *
psk_test_tell_history (PskTestBook *test,
                       gint64       household)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) events = psk_history_read (psk_book_get_store (test->book), "household",
                                                   household, NULL, &error);
  GString *text = g_string_new (NULL);
  const GDate today = psk_book_get_today (test->book);
  g_autofree char *iso = psk_thai_date_to_iso (&today);

  g_assert_no_error (error);
  for (guint i = 0; i < events->len; i++)
    {
      PskHistoryEvent *event = events->pdata[i];

      g_string_append_printf (text, "%s%s %s%s", i > 0 ? "\n" : "", event->kind, event->table,
                              event->undone == 1 ? " undone" : "");
      g_assert_cmpint (event->journal, ==, event->entry->id);
      for (guint j = 0; j < event->changes->len && g_str_equal (event->kind, "changed"); j++)
        {
          PskHistoryChange *change = event->changes->pdata[j];

          g_string_append_printf (text, " %s=%s>%s", change->field,
                                  change->old_value != NULL ? change->old_value : "",
                                  change->new_value != NULL ? change->new_value : "");
        }
    }

  g_string_replace (text, iso, "today", 0);
  return g_string_free (text, FALSE);
}
