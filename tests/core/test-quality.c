/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "psk-check.h"
#include "psk-household-batch.h"
#include "psk-household-table.h"
#include "psk-test-book.h"

#define TAMBON 520101
#define N_MANY 20000

/* A household of a slot, without a fault but for what is given. */
typedef struct
{
  const char *what;
  const char *citizen_id;
  const char *first_name;
  int village_no;
  const char *house_no;
  const char *vulnerability;
  int kinds;
  const char *planted_on;
  int slot;
  double lat;
  double lon;
  const char *found; /* the rules that speak, in order */
} Case;

static const Case cases[] = {
  { "whole", NULL, "ก", 1, "1", "elderly", 12, "2024-01-10", 1, NAN, NAN, "" },
  { "wrong digit", "1234567890123", "ก", 1, "1", "elderly", 12, "2024-01-10", 1, NAN, NAN,
    "citizen-id-digit" },
  { "no name", NULL, "", 1, "1", "elderly", 12, "2024-01-10", 1, NAN, NAN, "name-missing" },
  { "no village", NULL, "ก", -1, "1", "elderly", 12, "2024-01-10", 1, NAN, NAN,
    "village-missing" },
  { "no house", NULL, "ก", 1, "", "elderly", 12, "2024-01-10", 1, NAN, NAN, "house-missing" },
  { "no cause", NULL, "ก", 1, "1", NULL, 12, "2024-01-10", 1, NAN, NAN, "vulnerability-missing" },
  { "kinds without date", NULL, "ก", 1, "1", "elderly", 12, NULL, 1, NAN, NAN,
    "planting-date-missing" },
  { "date without kinds", NULL, "ก", 1, "1", "elderly", 0, "2024-01-10", 1, NAN, NAN,
    "kinds-missing" },
  { "neither", NULL, "ก", 1, "1", "elderly", 0, NULL, 1, NAN, NAN, "" },
  { "year 543 too early", NULL, "ก", 1, "1", "elderly", 12, "1481-01-10", 1, NAN, NAN,
    "date-impossible" },
  { "year 543 too late", NULL, "ก", 1, "1", "elderly", 12, "3110-01-10", 1, NAN, NAN,
    "date-impossible" },
  { "next year", NULL, "ก", 1, "1", "elderly", 12, "2099-01-10", 1, NAN, NAN,
    "date-in-future" },
  { "twenty-first", NULL, "ก", 1, "1", "elderly", 12, "2024-01-10", 21, NAN, NAN, "over-target" },
  { "in the tambon", NULL, "ก", 1, "1", "elderly", 12, "2024-01-10", 1, 18.29, 99.50, "" },
  { "in Bangkok", NULL, "ก", 1, "1", "elderly", 12, "2024-01-10", 1, 13.75, 100.50,
    "household-far" },
  { "two faults", NULL, "ก", -1, "1", NULL, 12, "2024-01-10", 1, NAN, NAN,
    "village-missing vulnerability-missing" },
};

static gboolean
add_case (PskStore     *store,
          gpointer      data,
          GCancellable *cancellable,
          GError      **error)
{
  const Case *c = data;
  g_autoptr (PskHousehold) household = g_object_new (PSK_TYPE_HOUSEHOLD, NULL);

  household->tambon = TAMBON;
  household->slot = c->slot;
  household->status = g_strdup ("selected");
  household->citizen_id = g_strdup (c->citizen_id);
  household->first_name = g_strdup (c->first_name);
  household->village_no = c->village_no;
  household->house_no = g_strdup (c->house_no);
  household->vulnerability = g_strdup (c->vulnerability);
  household->kinds = c->kinds;
  household->planted_on = g_strdup (c->planted_on);
  household->lat = c->lat;
  household->lon = c->lon;

  return psk_household_table_insert (store, household, NULL, error);
}

/* Nobody was visited in these books. */
static char *
found_in (PskTestBook *test)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = psk_check_run (psk_book_get_store (test->book), NULL, &error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    {
      PskFinding *finding = findings->pdata[i];

      g_assert_cmpint (finding->household, >, 0);
      g_assert_true (psk_finding_is_within (finding, TAMBON));
      g_assert_true (psk_finding_is_within (finding, 5201));
      g_assert_false (psk_finding_is_within (finding, 5202));
      g_assert_true (g_str_has_suffix (finding->message, finding->problem));
      if (!g_str_equal (finding->rule, "not-visited"))
        g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", finding->rule);
    }

  return g_string_free (text, FALSE);
}

static void
test_rules (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PskTestBook) test = psk_test_book_new ();
      g_autofree char *found = NULL;

      g_test_message ("%s", cases[i].what);
      psk_test_book_run (test, add_case, (gpointer) &cases[i]);
      found = found_in (test);
      g_assert_cmpstr (found, ==, cases[i].found);
    }
}

static void
test_cancel (void)
{
  g_autoptr (PskTestBook) test = psk_test_book_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GError) error = NULL;

  psk_test_book_run (test, add_case, (gpointer) &cases[0]);
  g_cancellable_cancel (cancellable);
  findings = psk_check_run (psk_book_get_store (test->book), cancellable, &error);
  g_assert_null (findings);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* @data is how many. Every other one of the first twenty holds a slot. */
static gboolean
add_many (PskStore     *store,
          gpointer      data,
          GCancellable *cancellable,
          GError      **error)
{
  const int n = GPOINTER_TO_INT (data);

  for (int i = 0; i < n; i++)
    {
      g_autoptr (PskHousehold) household = g_object_new (PSK_TYPE_HOUSEHOLD, NULL);
      const gboolean holds = i < 20 && i % 2 == 0;

      household->tambon = TAMBON;
      household->slot = holds ? i + 1 : -1;
      household->status = g_strdup (holds ? "selected" : "candidate");
      household->village_no = i % 4 == 0 ? 5 : 1;
      household->first_name = g_strdup_printf ("ก%d", i);
      if (!psk_household_table_insert (store, household, NULL, error))
        return FALSE;
    }

  return TRUE;
}

static GArray *
all_ids (int n)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (gint64 id = 1; id <= n; id++)
    g_array_append_val (ids, id);

  return ids;
}

static void
assert_preview (PskTestBook *test,
                PskBatch    *batch,
                guint        n_changed,
                guint        n_same,
                guint        n_refused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PskBatchPreview) preview = psk_batch_preview (
    batch, psk_book_get_store (test->book), NULL, NULL, NULL, &error);
  guint n = 0;

  g_assert_no_error (error);
  g_assert_cmpuint (preview->n_changed, ==, n_changed);
  g_assert_cmpuint (preview->n_same, ==, n_same);
  g_assert_cmpuint (preview->n_refused, ==, n_refused);
  for (guint i = 0; i < preview->refusals->len; i++)
    n += ((PskBatchRefusal *) preview->refusals->pdata[i])->n;
  g_assert_cmpuint (n, ==, n_refused);
}

/* What a preview says is what happens, as one step of undo. */
static void
test_batch (void)
{
  static const struct
  {
    PskBatchAct act;
    PskHouseholdField field;
    const char *text;
    guint n_changed;
    guint n_same;
    guint n_refused;
  } acts[] = {
    { PSK_BATCH_SET, PSK_HOUSEHOLD_VILLAGE_NO, "5", 30, 10, 0 },
    { PSK_BATCH_SET, PSK_HOUSEHOLD_VILLAGE_NO, "", 40, 0, 0 },
    { PSK_BATCH_SET, PSK_HOUSEHOLD_VILLAGE_NO, "many", 0, 0, 40 },
    { PSK_BATCH_SET, PSK_HOUSEHOLD_TAMBON, "520102", 30, 0, 10 },
    { PSK_BATCH_SET, PSK_HOUSEHOLD_VULNERABILITY, "elderly", 40, 0, 0 },
    { PSK_BATCH_CHOOSE, PSK_HOUSEHOLD_ID, NULL, 10, 10, 20 },
    { PSK_BATCH_RELEASE, PSK_HOUSEHOLD_ID, "moved", 10, 0, 30 },
    { PSK_BATCH_DELETE, PSK_HOUSEHOLD_ID, NULL, 40, 0, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (acts); i++)
    {
      g_autoptr (PskTestBook) test = psk_test_book_new ();
      g_autoptr (GArray) ids = all_ids (40);
      g_autoptr (PskBatch) batch = psk_batch_new (acts[i].act, acts[i].field, acts[i].text, ids);
      g_autoptr (PskCommand) command = psk_batch_command (batch);
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;
      g_autofree char *undone = NULL;
      g_autoptr (GError) error = NULL;

      g_test_message ("act %d, “%s”", acts[i].act, acts[i].text);
      psk_test_book_run (test, add_many, GINT_TO_POINTER (40));
      assert_preview (test, batch, acts[i].n_changed, acts[i].n_same, acts[i].n_refused);

      before = psk_test_book_digest (test);
      psk_book_run (test->book, command, NULL, &error);
      g_assert_no_error (error);
      after = psk_test_book_digest (test);
      g_assert_cmpint (strcmp (before, after) != 0, ==, acts[i].n_changed > 0);
      if (acts[i].n_changed == 0)
        continue;

      if (acts[i].act != PSK_BATCH_DELETE)
        assert_preview (test, batch, 0,
                        acts[i].act == PSK_BATCH_RELEASE ? 0 : acts[i].n_changed + acts[i].n_same,
                        acts[i].act == PSK_BATCH_RELEASE ? 40 : acts[i].n_refused);
      psk_book_undo (test->book, &error);
      g_assert_no_error (error);
      undone = psk_test_book_digest (test);
      g_assert_cmpstr (undone, ==, before);
    }
}

static void
count_progress_cb (guint    n_done,
                   gpointer user_data)
{
  guint *last = user_data;

  g_assert_cmpuint (n_done, >, *last);
  *last = n_done;
}

static void
test_many (void)
{
  g_autoptr (PskTestBook) test = psk_test_book_new ();
  g_autoptr (GArray) ids = all_ids (N_MANY);
  g_autoptr (PskBatch) batch = psk_batch_new (PSK_BATCH_SET, PSK_HOUSEHOLD_VILLAGE_NO, "7", ids);
  g_autoptr (PskCommand) command = psk_batch_command (batch);
  g_autoptr (PskBatchPreview) preview = NULL;
  g_autoptr (GError) error = NULL;
  guint n_done = 0;
  gint64 begun;

  psk_test_book_run (test, add_many, GINT_TO_POINTER (N_MANY));

  begun = g_get_monotonic_time ();
  preview = psk_batch_preview (batch, psk_book_get_store (test->book), count_progress_cb, &n_done,
                               NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (preview->n_changed, ==, N_MANY);
  g_assert_cmpuint (n_done, ==, N_MANY);
  g_test_message ("the preview took %.3f s", (g_get_monotonic_time () - begun) / 1e6);

  begun = g_get_monotonic_time ();
  psk_book_run (test->book, command, NULL, &error);
  g_assert_no_error (error);
  g_test_message ("the change took %.3f s", (g_get_monotonic_time () - begun) / 1e6);
  assert_preview (test, batch, 0, N_MANY, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/quality/rules", test_rules);
  g_test_add_func ("/quality/cancel", test_cancel);
  g_test_add_func ("/quality/batch", test_batch);
  g_test_add_func ("/quality/many", test_many);

  return g_test_run ();
}
