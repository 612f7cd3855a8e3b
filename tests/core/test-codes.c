/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "psk-code-commands.h"
#include "psk-code-import.h"
#include "psk-code-table.h"
#include "psk-error.h"
#include "psk-household-commands.h"
#include "psk-test-steps.h"
#include "psk-visit-commands.h"
#include "psk-visit-table.h"

#define NEW_NAME "ผักขี้หูด"

static gint64
count_versions (PskTestBook *test)
{
  return psk_test_count (test, "SELECT count (*) FROM definition WHERE kind = 'codes'");
}

static gboolean
run (PskTestBook *test,
     PskCommand  *command,
     GError     **error)
{
  g_autoptr (PskCommand) owned = command;

  return psk_book_run (test->book, owned, NULL, error);
}

static void
must_run (PskTestBook *test,
          PskCommand  *command)
{
  g_autoptr (GError) error = NULL;

  run (test, command, &error);
  g_assert_no_error (error);
}

static PskCommand *
keep_command (const char *list,
              const char *code,
              const char *thai,
              const char *english,
              const char *aliases)
{
  g_auto (GStrv) parts = psk_code_split_aliases (aliases);
  g_autoptr (PskCode) entry = psk_code_new (code, thai, english, (const char * const *) parts);

  return psk_command_code_keep (list, entry);
}

static const char *
find (PskTestBook *test,
      const char  *list,
      const char  *text)
{
  return psk_definition_find_code (psk_book_get_codes (test->book), list, text);
}

/* Every act is one new version and one step, and whoever asks the book sees it at once. */
static void
test_acts (void)
{
  g_autoptr (PskTestBook) test = psk_test_book_new ();
  g_autofree char *code = NULL;
  g_autoptr (PskCode) entry = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  PskCode *first;

  g_assert_true (psk_code_list_is_default (psk_book_get_codes (test->book), "vegetables"));
  must_run (test, keep_command ("vegetables", NULL, "  " NEW_NAME " ", "", "ขี้หูด, ผักเปิ๊ก"));
  g_assert_cmpint (count_versions (test), ==, 2);
  g_assert_cmpstr (psk_book_get_undo_label (test->book), ==, "Add to list: " NEW_NAME);
  g_assert_false (psk_definition_is_default (psk_book_get_codes (test->book)));
  g_assert_false (psk_code_list_is_default (psk_book_get_codes (test->book), "vegetables"));
  g_assert_true (psk_code_list_is_default (psk_book_get_codes (test->book), "vulnerability"));
  code = g_strdup (find (test, "vegetables", "ผักเปิ๊ก"));
  g_assert_nonnull (code);
  g_assert_cmpstr (psk_definition_get_code_title (psk_book_get_codes (test->book), "vegetables",
                                                  code, PSK_LANGUAGE_ENGLISH),
                   ==, NEW_NAME);

  must_run (test, keep_command ("vegetables", code, "ผักขี้หูดขาว", "Rat-tail radish", NULL));
  must_run (test, psk_command_code_retire ("vegetables", code, TRUE));
  must_run (test, psk_command_code_move ("vegetables", code, 0));
  g_assert_cmpint (count_versions (test), ==, 5);
  entries = psk_code_list_read (psk_book_get_codes (test->book), "vegetables");
  first = entries->pdata[0];
  g_assert_cmpstr (first->code, ==, code);
  g_assert_cmpstr (first->english, ==, "Rat-tail radish");
  g_assert_true (first->retired);
  g_assert_cmpstr (find (test, "vegetables", "rat-tail radish"), ==, code);

  /* As it is already: no version, no step. */
  must_run (test, psk_command_code_move ("vegetables", code, 0));
  must_run (test, psk_command_code_retire ("vegetables", code, TRUE));
  g_assert_cmpint (count_versions (test), ==, 5);

  must_run (test, psk_command_code_delete ("vegetables", code));
  g_assert_null (find (test, "vegetables", "ผักขี้หูดขาว"));
  g_assert_true (psk_book_undo (test->book, NULL));
  g_assert_cmpstr (find (test, "vegetables", "ผักขี้หูดขาว"), ==, code);
  for (int i = 0; i < 4; i++)
    g_assert_true (psk_book_undo (test->book, NULL));
  g_assert_null (find (test, "vegetables", NEW_NAME));
  g_assert_true (psk_code_list_is_default (psk_book_get_codes (test->book), "vegetables"));
  g_assert_true (psk_book_redo (test->book, NULL));
  g_assert_cmpstr (find (test, "vegetables", NEW_NAME), ==, code);
}

static int
place_of (PskTestBook *test,
          const char  *code)
{
  g_autoptr (GPtrArray) entries = psk_code_list_read (psk_book_get_codes (test->book),
                                                      "vegetables");

  for (guint i = 0; i < entries->len; i++)
    {
      if (g_str_equal (((PskCode *) entries->pdata[i])->code, code))
        return (int) i;
    }

  return -1;
}

/* An entry comes to stand where it is said, and beyond the end at the end. */
static void
test_move (void)
{
  g_autoptr (PskTestBook) test = psk_test_book_new ();
  g_autoptr (GPtrArray) entries = psk_code_list_read (psk_book_get_codes (test->book),
                                                      "vegetables");
  const guint last = entries->len - 1;
  const guint positions[][2] = {
    { 0, 0 }, { last, last }, { 3, 3 }, { last - 1, last - 1 }, { last + 1, last },
    { G_MAXUINT, last }, { 0, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (positions); i++)
    {
      must_run (test, psk_command_code_move ("vegetables", "lime", positions[i][0]));
      g_assert_cmpint (place_of (test, "lime"), ==, (int) positions[i][1]);
    }
}

/* A list may come to read as it did before. */
static void
test_there_and_back (void)
{
  g_autoptr (PskTestBook) test = psk_test_book_new ();

  for (int i = 0; i < 2; i++)
    {
      must_run (test, keep_command ("seed_unit", "packet", "ห่อ", "packets", NULL));
      must_run (test, keep_command ("seed_unit", "packet", "ซอง", "packets", NULL));
    }
  g_assert_cmpint (count_versions (test), ==, 5);
}

static void
test_refusals (void)
{
  g_autofree char *long_name = g_strnfill (PSK_CODE_MAX_NAME + 1, 'x');
  const struct
  {
    const char *list;
    const char *code;
    const char *thai;
    const char *english;
    const char *aliases;
    int problem; /* -1 for none */
  } cases[] = {
    { "vegetables", NULL, "ผักแว่น", "", NULL, -1 },
    { "vegetables", "lime", "มะนาว", "Lime", "มะนาว, lime", -1 },
    { "vegetables", NULL, " ", "", NULL, PSK_ERROR_INVALID },
    { "vegetables", NULL, "กระเพรา", "", NULL, PSK_ERROR_INVALID },       /* an alias */
    { "vegetables", NULL, "กะ เพรา", "", NULL, PSK_ERROR_INVALID },
    { "vegetables", NULL, "ของใหม่", "holy basil", NULL, PSK_ERROR_INVALID },
    { "vegetables", NULL, "ของใหม่", "", "ก, โหระพา", PSK_ERROR_INVALID },
    { "vegetables", "lime", "มะกรูด", "Lime", NULL, PSK_ERROR_INVALID },
    { "vegetables", NULL, long_name, "", NULL, PSK_ERROR_INVALID },
    { "vegetables", NULL, "ของใหม่", "", long_name, PSK_ERROR_INVALID },
    { "vegetables", "gone", "ของใหม่", "", NULL, PSK_ERROR_NOT_FOUND },
    { "no-list", NULL, "ของใหม่", "", NULL, PSK_ERROR_NOT_FOUND },
    { "seed_unit", NULL, "กิโลกรัม", "", NULL, PSK_ERROR_REFUSED },
    { "household_status", "planting", "ปลูกครบถ้วน", "Planting", NULL, -1 },
  };
  g_autoptr (PskTestBook) test = psk_test_book_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const gint64 versions = count_versions (test);
      g_autoptr (GError) error = NULL;

      g_test_message ("%" G_GSIZE_FORMAT, i);
      run (test, keep_command (cases[i].list, cases[i].code, cases[i].thai, cases[i].english,
                               cases[i].aliases), &error);
      if (cases[i].problem < 0)
        {
          g_assert_no_error (error);
          continue;
        }
      g_assert_error (error, PSK_ERROR, cases[i].problem);
      g_assert_cmpint (count_versions (test), ==, versions);
    }
}

/* What records have stays, and so does what rules ask for. */
static void
test_used_and_fixed (void)
{
  static const struct
  {
    const char *list;
    const char *code;
    gboolean retires;
    gboolean goes;
  } cases[] = {
    { "vegetables", "lime", TRUE, FALSE },
    { "vegetables", "ginger", TRUE, TRUE },
    { "vulnerability", "elderly", TRUE, FALSE },
    { "vulnerability", "orphan", TRUE, TRUE },
    { "drop_reason", "merged", FALSE, FALSE },
    { "drop_reason", "died", TRUE, TRUE },
    { "seed_unit", "seed", FALSE, FALSE },
    { "report_state", "late", FALSE, FALSE },
  };
  static const char *const seen[] = { "lime", "กล้วย", NULL };
  g_autoptr (PskTestBook) test = psk_test_book_new ();
  g_autoptr (PskVisit) visit = g_object_new (PSK_TYPE_VISIT, NULL);
  g_autoptr (GHashTable) uses = NULL;

  psk_test_import (test, 0, 1, 1);
  must_run (test, psk_command_household_set (1, PSK_HOUSEHOLD_VULNERABILITY, "elderly"));
  visit->household = 1;
  visit->visited_on = g_strdup ("2024-02-01");
  must_run (test, psk_command_visit_keep (visit, seen, NULL));
  uses = psk_code_table_count_uses (psk_book_get_store (test->book), "vegetables", NULL);
  g_assert_cmpuint (GPOINTER_TO_UINT (g_hash_table_lookup (uses, "lime")), ==, 1);
  g_assert_cmpuint (GPOINTER_TO_UINT (g_hash_table_lookup (uses, "banana")), ==, 1);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", cases[i].code);
      g_assert_cmpint (run (test, psk_command_code_retire (cases[i].list, cases[i].code, TRUE),
                            NULL), ==, cases[i].retires);
      g_assert_cmpint (run (test, psk_command_code_delete (cases[i].list, cases[i].code), &error),
                       ==, cases[i].goes);
      if (!cases[i].goes)
        g_assert_error (error, PSK_ERROR, PSK_ERROR_REFUSED);
    }

  /* It is no longer offered, but whoever types it is understood. */
  g_assert_cmpstr (find (test, "vulnerability", "คนชรา"), ==, "elderly");
}

static PskVisit *
make_visit (gint64 id)
{
  PskVisit *visit = g_object_new (PSK_TYPE_VISIT, NULL);

  visit->id = id;
  visit->household = 1;
  visit->visited_on = g_strdup ("2024-02-01");
  return visit;
}

static char *
read_vegetables (PskTestBook *test,
                 gint64       visit)
{
  g_autoptr (GPtrArray) read
    = psk_visit_table_read_vegetables (psk_book_get_store (test->book), visit, NULL);

  g_ptr_array_add (read, NULL);
  return g_strjoinv (",", (char **) read->pdata);
}

/* A visit brings what is new on the list, by the same step. */
static void
test_visit_adds (void)
{
  static const char *const names[] = { "กระเพรา", "holy-basil", NEW_NAME, "ผักขี้หูด ", "ผักแว่น",
                                       NULL };
  g_autofree char *long_name = g_strnfill (PSK_CODE_MAX_NAME + 1, 'x');
  const char *const wrong[] = { "lime", long_name, NULL };
  g_autoptr (PskTestBook) test = psk_test_book_new ();
  g_autoptr (PskVisit) visit = make_visit (0);
  g_autoptr (PskVisit) read = NULL;
  g_autofree char *before = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *kept = NULL;

  psk_test_import (test, 0, 1, 1);
  before = psk_test_book_digest (test);
  must_run (test, psk_command_visit_keep (visit, names, NULL));
  g_assert_cmpint (count_versions (test), ==, 2);
  read = psk_visit_table_read (psk_book_get_store (test->book), 1, NULL);
  g_assert_cmpint (read->kinds, ==, 3);
  g_assert_nonnull (find (test, "vegetables", NEW_NAME));
  g_assert_nonnull (find (test, "vegetables", "ผักแว่น"));
  kept = read_vegetables (test, 1);
  g_assert_null (strstr (kept, "ผัก"));

  g_assert_true (psk_book_undo (test->book, NULL));
  undone = psk_test_book_digest (test);
  g_assert_cmpstr (undone, ==, before);
  g_assert_null (find (test, "vegetables", NEW_NAME));

  g_assert_false (run (test, psk_command_visit_keep (visit, wrong, NULL), NULL));
  g_assert_cmpint (psk_test_count (test, "SELECT count (*) FROM visit"), ==, 0);
}

static gboolean
add_old_visits (PskStore     *store,
                gpointer      data,
                GCancellable *cancellable,
                GError      **error)
{
  static const char *const seen[][4] = {
    { NEW_NAME, "lime", NULL }, { NEW_NAME, "มะนาวป่า", "lime", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (seen); i++)
    {
      g_autoptr (PskVisit) visit = make_visit (0);

      visit->kinds = (int) g_strv_length ((char **) seen[i]);
      if (!psk_visit_table_insert (store, visit, error)
          || !psk_visit_table_set_vegetables (store, visit->id, seen[i], error))
        return FALSE;
    }

  return TRUE;
}

/* What older visits have by its name stays until somebody says what it is. */
static void
test_place_typed (void)
{
  static const char *const again[] = { NEW_NAME, "มะนาวป่า", "lime", "ginger", NULL };
  g_autoptr (PskTestBook) test = psk_test_book_new ();
  g_autoptr (PskVisit) visit = make_visit (2);
  g_autoptr (PskVisit) merged = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *third = NULL;
  g_autofree char *expected = NULL;
  g_autofree char *before = NULL;
  g_autofree char *undone = NULL;

  psk_test_import (test, 0, 1, 1);
  psk_test_book_run (test, add_old_visits, NULL);
  must_run (test, psk_command_visit_keep (visit, again, NULL));
  first = read_vegetables (test, 2);
  g_assert_nonnull (strstr (first, "มะนาวป่า"));
  g_assert_cmpint (count_versions (test), ==, 1);

  before = psk_test_book_digest (test);
  must_run (test, psk_command_code_place ("มะนาวป่า", "lime"));
  g_assert_cmpstr (find (test, "vegetables", "มะนาวป่า"), ==, "lime");
  merged = psk_visit_table_read (psk_book_get_store (test->book), 2, NULL);
  g_assert_cmpint (merged->kinds, ==, 3);
  g_assert_cmpint (psk_test_count (test, "SELECT kinds FROM household WHERE id = 1"), ==, 3);
  g_assert_true (psk_book_undo (test->book, NULL));
  undone = psk_test_book_digest (test);
  g_assert_cmpstr (undone, ==, before);

  must_run (test, psk_command_code_place (NEW_NAME, NULL));
  second = read_vegetables (test, 1);
  expected = g_strdup_printf ("lime,%s", find (test, "vegetables", NEW_NAME));
  g_assert_cmpstr (second, ==, expected);
  g_assert_false (run (test, psk_command_code_place ("มะนาวป่า", "gone"), NULL));

  /* What is a code is no name that somebody typed: nothing is lost. */
  must_run (test, psk_command_code_place ("lime", NULL));
  must_run (test, psk_command_code_place ("lime", "lime"));
  third = read_vegetables (test, 1);
  g_assert_cmpstr (third, ==, expected);
}

static char *
export_lists (PskTestBook *test)
{
  g_autoptr (JsonNode) node = psk_codes_to_json (psk_book_get_store (test->book), NULL, NULL);

  return json_to_string (node, FALSE);
}

/* A file of the lists brings another book to the same lists, and what it leaves out stays
 * where it is used. */
static void
test_import (void)
{
  g_autoptr (PskTestBook) test = psk_test_book_new ();
  g_autoptr (PskTestBook) other = psk_test_book_new ();
  g_autofree char *untouched = export_lists (test);
  g_autofree char *json = NULL;
  g_autofree char *again = NULL;

  must_run (test, psk_command_codes_import (untouched));
  g_assert_cmpint (count_versions (test), ==, 1);

  psk_test_import (other, 0, 1, 1);
  must_run (other, psk_command_household_set (1, PSK_HOUSEHOLD_VULNERABILITY, "elderly"));
  must_run (test, keep_command ("vulnerability", NULL, "ผู้ต้องขังพ้นโทษ", "", NULL));
  must_run (test, psk_command_code_delete ("vulnerability", "elderly"));
  must_run (test, psk_command_code_delete ("vulnerability", "orphan"));
  must_run (test, psk_command_code_move ("vegetables", "lime", 0));
  must_run (test, keep_command ("report_state", "late", "ส่งเกินกำหนด", "Late", NULL));
  json = export_lists (test);
  must_run (other, psk_command_codes_import (json));
  g_assert_cmpint (count_versions (other), ==, 2);
  again = export_lists (other);
  g_assert_nonnull (strstr (again, "ผู้ต้องขังพ้นโทษ"));
  g_assert_nonnull (strstr (again, "ส่งเกินกำหนด"));
  g_assert_null (strstr (again, "\"orphan\""));
  g_assert_nonnull (strstr (again, "\"retired\":true,\"used\":1"));
  must_run (other, psk_command_codes_import (json));
  g_assert_cmpint (count_versions (other), ==, 2);
}

static void
test_wrong_files (void)
{
  static const char *const cases[] = {
    "", "[]", "{", "{\"kind\":\"form\"}", "{\"kind\":\"codes\"}",
    "{\"kind\":\"codes\",\"lists\":[1]}",
    "{\"kind\":\"codes\",\"lists\":[{\"id\":1,\"codes\":[]}]}",
    "{\"kind\":\"codes\",\"lists\":[{\"id\":\"fish\",\"codes\":[]}]}",
    "{\"kind\":\"codes\",\"lists\":[{\"id\":\"vegetables\"}]}",
    "{\"kind\":\"codes\",\"lists\":[{\"id\":\"vegetables\",\"codes\":[{\"code\":\"a\"}]}]}",
    "{\"kind\":\"codes\",\"lists\":[{\"id\":\"vegetables\",\"codes\":[{\"code\":\"a\",\"th\":3}]}]}",
    "{\"kind\":\"codes\",\"lists\":[{\"id\":\"vegetables\",\"codes\":"
    "[{\"code\":\"a\",\"th\":\"ก\",\"aliases\":[{}]}]}]}",
    "{\"kind\":\"codes\",\"lists\":[{\"id\":\"vegetables\",\"codes\":"
    "[{\"code\":\"a\",\"th\":\"ก\"},{\"code\":\"a\",\"th\":\"ข\"}]}]}",
    "{\"kind\":\"codes\",\"lists\":[{\"id\":\"vegetables\",\"codes\":"
    "[{\"code\":\"a\",\"th\":\"ก\"},{\"code\":\"b\",\"th\":\"ก\"}]}]}",
    "{\"kind\":\"codes\",\"lists\":[{\"id\":\"seed_unit\",\"codes\":"
    "[{\"code\":\"kilo\",\"th\":\"กิโล\"}]}]}",
  };
  g_autoptr (PskTestBook) test = psk_test_book_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", cases[i]);
      g_assert_false (run (test, psk_command_codes_import (cases[i]), &error));
      g_assert_error (error, PSK_ERROR, PSK_ERROR_INVALID);
      g_assert_cmpint (count_versions (test), ==, 1);
    }
}

static void
test_suggestions (void)
{
  static const struct
  {
    const char *typed;
    const char *first;
  } cases[] = {
    { "กระเพา", "holy-basil" },
    { "ผักชีฝรัง", "culantro" },
    { "มะเขือเทส", "tomato" },
    { "สะระแน่", "mint" },
    { "ตะไคร้หอม", "lemongrass" },
    { "ผักหวานบ้าม", "sweet-leaf" },
    { "ผักแว่น", NULL },
    { "ทุเรียน", NULL },
  };
  g_autoptr (PskDefinition) codes = NULL;
  g_autoptr (PskTestBook) test = psk_test_book_new ();

  codes = psk_definition_ref (psk_book_get_codes (test->book));
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) found = psk_code_list_suggest (codes, "vegetables", cases[i].typed);

      g_test_message ("%s", cases[i].typed);
      g_assert_cmpstr (found[0], ==, cases[i].first);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/codes/acts", test_acts);
  g_test_add_func ("/codes/move", test_move);
  g_test_add_func ("/codes/there-and-back", test_there_and_back);
  g_test_add_func ("/codes/refusals", test_refusals);
  g_test_add_func ("/codes/used-and-fixed", test_used_and_fixed);
  g_test_add_func ("/codes/visit-adds", test_visit_adds);
  g_test_add_func ("/codes/place-typed", test_place_typed);
  g_test_add_func ("/codes/import", test_import);
  g_test_add_func ("/codes/wrong-files", test_wrong_files);
  g_test_add_func ("/codes/suggestions", test_suggestions);

  return g_test_run ();
}
