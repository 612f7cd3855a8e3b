/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Filters, orders and counts of households, and that what is kept in memory follows every
 * change. */

#include "config.h"

#include "psk-code-commands.h"
#include "psk-household-commands.h"
#include "psk-household-edit.h"
#include "psk-household-index.h"
#include "psk-household-query.h"
#include "psk-household-table.h"
#include "psk-household-view.h"
#include "psk-row-list.h"
#include "psk-row-steps.h"
#include "psk-test-people.h"
#include "psk-view-table.h"

static const PskTestPerson people[] = {
  { 520102, 3, "12/5", NULL, "สมชาย", .vulnerability = "elderly", .planted_on = "2024-01-15",
    .citizen_id = "1234567890123", .kinds = "12" },
  { 520101, 1, "9", NULL, "กานดา", .kinds = "3" },
  { 520301, 2, "120", NULL, "แสงจันทร์", .vulnerability = "disabled", .planted_on = "2024-03-01",
    .citizen_id = "1100000000005" },
  { 520101, 1, "10", NULL, "บุญมี", .vulnerability = "elderly", .planted_on = "2024-02-20",
    .kinds = "0" },
  { 520101, 0, "9/12", NULL, "ไกรสร", .vulnerability = "low-income",
    .citizen_id = "3520100000017", .kinds = "12" },
};

#define TEXTS(...) (char *[]) { __VA_ARGS__, NULL }

static void
test_filters (void)
{
  static const struct
  {
    PskHouseholdField field;
    PskFilterKind kind;
    const char *text;
    const char *values[3];
    const char *first;
    const char *last;
    const char *found; /* in the order of place */
  } cases[] = {
    { PSK_HOUSEHOLD_KINDS, PSK_FILTER_ONE_OF, NULL, { "12" }, NULL, NULL, "ไกรสร สมชาย" },
    { PSK_HOUSEHOLD_KINDS, PSK_FILTER_ONE_OF, NULL, { "0", "" }, NULL, NULL, "บุญมี แสงจันทร์" },
    { PSK_HOUSEHOLD_KINDS, PSK_FILTER_RANGE, NULL, { NULL }, "1", "11", "กานดา" },
    { PSK_HOUSEHOLD_KINDS, PSK_FILTER_RANGE, NULL, { NULL }, NULL, "3", "กานดา บุญมี" },
    { PSK_HOUSEHOLD_KINDS, PSK_FILTER_EMPTY, NULL, { NULL }, NULL, NULL, "แสงจันทร์" },
    { PSK_HOUSEHOLD_KINDS, PSK_FILTER_CONTAINS, "๑", { NULL }, NULL, NULL, "ไกรสร สมชาย" },
    { PSK_HOUSEHOLD_VULNERABILITY, PSK_FILTER_ONE_OF, NULL, { "elderly" }, NULL, NULL,
      "บุญมี สมชาย" },
    { PSK_HOUSEHOLD_VULNERABILITY, PSK_FILTER_ONE_OF, NULL, { "" }, NULL, NULL, "กานดา" },
    { PSK_HOUSEHOLD_PLANTED_ON, PSK_FILTER_RANGE, NULL, { NULL }, "2024-02-01", "2024-02-29",
      "บุญมี" },
    { PSK_HOUSEHOLD_PLANTED_ON, PSK_FILTER_FILLED, NULL, { NULL }, NULL, NULL,
      "บุญมี สมชาย แสงจันทร์" },
    { PSK_HOUSEHOLD_FIRST_NAME, PSK_FILTER_CONTAINS, "สม", { NULL }, NULL, NULL, "สมชาย" },
    { PSK_HOUSEHOLD_FIRST_NAME, PSK_FILTER_CONTAINS, "เเสง", { NULL }, NULL, NULL, "แสงจันทร์" },
    { PSK_HOUSEHOLD_FIRST_NAME, PSK_FILTER_CONTAINS, "", { NULL }, NULL, NULL,
      "ไกรสร กานดา บุญมี สมชาย แสงจันทร์" },
    { PSK_HOUSEHOLD_HOUSE_NO, PSK_FILTER_RANGE, NULL, { NULL }, "9", "12", "ไกรสร กานดา บุญมี" },
    { PSK_HOUSEHOLD_CITIZEN_ID, PSK_FILTER_CONTAINS, "3520", { NULL }, NULL, NULL, "ไกรสร" },
    { PSK_HOUSEHOLD_CITIZEN_ID, PSK_FILTER_EMPTY, NULL, { NULL }, NULL, NULL, "กานดา บุญมี" },
    { PSK_HOUSEHOLD_VILLAGE_NO, PSK_FILTER_EMPTY, NULL, { NULL }, NULL, NULL, "ไกรสร" },
    { PSK_HOUSEHOLD_TAMBON, PSK_FILTER_ONE_OF, NULL, { "520301" }, NULL, NULL, "แสงจันทร์" },
    { PSK_HOUSEHOLD_STATUS, PSK_FILTER_ONE_OF, NULL, { "planting" }, NULL, NULL, "" },
  };
  g_autoptr (PskTestBook) test = psk_test_book_new ();

  psk_test_add_people (test, people, G_N_ELEMENTS (people));
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      PskFilter filter = { (int) cases[i].field, cases[i].kind, (char *) cases[i].text,
                           cases[i].values[0] != NULL ? (char **) cases[i].values : NULL,
                           (char *) cases[i].first, (char *) cases[i].last };
      g_autoptr (GPtrArray) filters = g_ptr_array_new ();
      PskHouseholdQuery query = { .scope = PSK_HOUSEHOLDS_ALL, .filters = filters };
      g_autofree char *found = NULL;

      g_ptr_array_add (filters, &filter);
      found = psk_test_names (psk_book_get_store (test->book), &query);
      g_test_message ("case %zu", i);
      g_assert_cmpstr (found, ==, cases[i].found);
    }
}

static void
test_orders (void)
{
  static const struct
  {
    PskSortKey sort[2];
    guint n_sort;
    const char *found;
  } cases[] = {
    { { { 0 } }, 0, "ไกรสร กานดา บุญมี สมชาย แสงจันทร์" },
    { { { PSK_HOUSEHOLD_FIRST_NAME, FALSE } }, 1, "กานดา ไกรสร บุญมี สมชาย แสงจันทร์" },
    { { { PSK_HOUSEHOLD_HOUSE_NO, FALSE } }, 1, "กานดา ไกรสร บุญมี สมชาย แสงจันทร์" },
    { { { PSK_HOUSEHOLD_KINDS, TRUE } }, 1, "ไกรสร สมชาย กานดา บุญมี แสงจันทร์" },
    { { { PSK_HOUSEHOLD_KINDS, FALSE }, { PSK_HOUSEHOLD_TAMBON, TRUE } }, 2,
      "บุญมี กานดา สมชาย ไกรสร แสงจันทร์" },
    { { { PSK_HOUSEHOLD_PLANTED_ON, TRUE } }, 1, "แสงจันทร์ บุญมี สมชาย ไกรสร กานดา" },
    { { { PSK_HOUSEHOLD_CITIZEN_ID, FALSE } }, 1, "แสงจันทร์ สมชาย ไกรสร กานดา บุญมี" },
    { { { PSK_HOUSEHOLD_VILLAGE_NO, TRUE } }, 1, "สมชาย แสงจันทร์ กานดา บุญมี ไกรสร" },
  };
  g_autoptr (PskTestBook) test = psk_test_book_new ();

  psk_test_add_people (test, people, G_N_ELEMENTS (people));
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      PskHouseholdQuery query = { .scope = PSK_HOUSEHOLDS_ALL, .n_sort = cases[i].n_sort };
      g_autofree char *found = NULL;

      query.sort[0] = cases[i].sort[0];
      query.sort[1] = cases[i].sort[1];
      found = psk_test_names (psk_book_get_store (test->book), &query);
      g_test_message ("case %zu", i);
      g_assert_cmpstr (found, ==, cases[i].found);
    }
}

static char *
counts_of (PskTestBook      *test,
           PskHouseholdField field,
           guint             max)
{
  const PskHouseholdQuery query = { .scope = PSK_HOUSEHOLDS_ALL, .area = 5201 };
  g_autoptr (GArray) counts = psk_household_query_count (psk_book_get_store (test->book), &query,
                                                         field, max, NULL);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; counts != NULL && i < counts->len; i++)
    {
      const PskValueCount *count = &g_array_index (counts, PskValueCount, i);

      g_string_append_printf (text, "%s=%u ", count->value, count->n);
    }

  return counts != NULL ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

static void
test_counts (void)
{
  g_autoptr (PskTestBook) test = psk_test_book_new ();
  g_autofree char *kinds = NULL;
  g_autofree char *causes = NULL;
  g_autofree char *many = NULL;

  psk_test_add_people (test, people, G_N_ELEMENTS (people));
  kinds = counts_of (test, PSK_HOUSEHOLD_KINDS, 10);
  g_assert_cmpstr (kinds, ==, "0=1 3=1 12=2 ");
  causes = counts_of (test, PSK_HOUSEHOLD_VULNERABILITY, 10);
  g_assert_cmpstr (causes, ==, "=1 elderly=2 low-income=1 ");
  many = counts_of (test, PSK_HOUSEHOLD_FIRST_NAME, 3);
  g_assert_null (many);
}

static void
edit (PskTestBook      *test,
      gint64            id,
      PskHouseholdField field,
      const char       *text)
{
  g_autoptr (PskCommand) command = psk_command_household_set (id, field, text);
  g_autoptr (GError) error = NULL;

  psk_book_run (test->book, command, NULL, &error);
  g_assert_no_error (error);
}

static char *
by_name (PskTestBook *test)
{
  PskHouseholdQuery query = { .scope = PSK_HOUSEHOLDS_ALL, .n_sort = 1,
                              .sort = { { PSK_HOUSEHOLD_FIRST_NAME, FALSE } } };

  return psk_test_names (psk_book_get_store (test->book), &query);
}

static char *
by_name_anew (PskTestBook *test)
{
  g_autoptr (PskStore) reader = psk_store_open (psk_store_get_path (
                                                  psk_book_get_store (test->book)),
                                                PSK_STORE_READ_ONLY, NULL);
  PskHouseholdQuery query = { .scope = PSK_HOUSEHOLDS_ALL, .n_sort = 1,
                              .sort = { { PSK_HOUSEHOLD_FIRST_NAME, FALSE } } };

  return psk_test_names (reader, &query);
}

/* What is kept in memory is always what a new connection reads. */
/* What is sorted in memory lies as the index of the database has it. */
static void
assert_place (PskTestBook *test)
{
  const PskHouseholdQuery plain = { .scope = PSK_HOUSEHOLDS_ALL };
  const PskHouseholdQuery sorted = { .scope = PSK_HOUSEHOLDS_ALL, .n_sort = 1,
                                     .sort = { { PSK_HOUSEHOLD_STATUS, FALSE } } };
  g_autofree char *in_database = psk_test_names (psk_book_get_store (test->book), &plain);
  g_autofree char *in_memory = psk_test_names (psk_book_get_store (test->book), &sorted);

  g_assert_cmpstr (in_memory, ==, in_database);
}

static void
test_follows (void)
{
  g_autoptr (PskTestBook) test = psk_test_book_new ();
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  static const char *const names_given[] = { "ก้อง", "เกศ", "ใจ", "แก้ว", "โสภา", "ซ่อนกลิ่น" };
  static const char *const villages[] = { "1", "2", "12", "" };
  static const char *const houses[] = { "9", "9/2", "10", "120/1" };

  psk_test_add_people (test, people, G_N_ELEMENTS (people));
  for (int i = 0; i < 60; i++)
    {
      const gint64 id = g_rand_int_range (random, 1, 6);
      g_autofree char *kept = NULL;
      g_autofree char *read = NULL;
      g_autoptr (PskHousehold) there
        = psk_household_table_read (psk_book_get_store (test->book), id, NULL);
      g_autoptr (PskCommand) delete = psk_command_household_delete (&id, 1);

      switch (g_rand_int_range (random, 0, 8))
        {
        case 0:
          if (there != NULL)
            psk_book_run (test->book, delete, NULL, NULL);
          break;
        case 1:
          psk_book_undo (test->book, NULL);
          break;
        case 2:
          psk_book_redo (test->book, NULL);
          break;
        case 3:
          psk_test_add_people (test, people, G_N_ELEMENTS (people));
          break;
        case 4:
          if (there != NULL)
            edit (test, id, PSK_HOUSEHOLD_VILLAGE_NO, villages[g_rand_int_range (random, 0, 4)]);
          break;
        case 5:
          if (there != NULL)
            edit (test, id, PSK_HOUSEHOLD_HOUSE_NO, houses[g_rand_int_range (random, 0, 4)]);
          break;
        default:
          if (there != NULL)
            edit (test, id, PSK_HOUSEHOLD_FIRST_NAME, names_given[g_rand_int_range (random, 0, 6)]);
        }

      kept = by_name (test);
      read = by_name_anew (test);
      g_test_message ("step %d", i);
      g_assert_cmpstr (kept, ==, read);
      assert_place (test);
    }
}

static PskHouseholdEdit *
add_edit (GPtrArray        *edits,
          gint64            id,
          PskHouseholdField field,
          const char       *text)
{
  PskHouseholdEdit *new = psk_household_edit_new (id, field, text);

  g_ptr_array_add (edits, new);
  return new;
}

/* Many cells are one step; those that are refused say why and leave the others alone. */
static void
test_edits (void)
{
  g_autoptr (PskTestBook) test = psk_test_book_new ();
  g_autoptr (GPtrArray) edits
    = g_ptr_array_new_with_free_func ((GDestroyNotify) psk_household_edit_free);
  g_autoptr (PskCommand) command = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (PskHousehold) after = NULL;
  g_autofree char *before = NULL;
  g_autofree char *undone = NULL;
  PskHouseholdEdit *kinds;
  PskHouseholdEdit *same;
  PskHouseholdEdit *wrong;
  PskHouseholdEdit *status;

  psk_test_add_people (test, people, G_N_ELEMENTS (people));
  before = psk_test_book_digest (test);
  kinds = add_edit (edits, 1, PSK_HOUSEHOLD_KINDS, "๑๕");
  add_edit (edits, 1, PSK_HOUSEHOLD_PLANTED_ON, "25 มี.ค. 67");
  same = add_edit (edits, 2, PSK_HOUSEHOLD_KINDS, "3");
  wrong = add_edit (edits, 2, PSK_HOUSEHOLD_CITIZEN_ID, "1234567890123");
  status = add_edit (edits, 3, PSK_HOUSEHOLD_STATUS, "selected");

  g_assert_true (psk_household_edits_check (edits, psk_book_get_store (test->book),
                                            psk_book_get_areas (test->book),
                                            psk_book_get_codes (test->book), NULL, &error));
  g_assert_true (psk_household_edit_changes (kinds));
  g_assert_cmpint (kinds->after->kinds, ==, 15);
  g_assert_cmpstr (kinds->after->planted_on, ==, "2024-03-25");
  g_assert_false (psk_household_edit_changes (same));
  g_assert_nonnull (wrong->reason);
  g_assert_nonnull (status->reason);

  command = psk_household_edits_command (edits, NULL);
  psk_book_run (test->book, command, NULL, &error);
  g_assert_no_error (error);
  after = psk_household_table_read (psk_book_get_store (test->book), 1, NULL);
  g_assert_cmpint (after->kinds, ==, 15);
  /* A preview may be looked at while the writer is at work. */
  g_assert_nonnull (kinds->before);
  g_assert_cmpint (kinds->before->kinds, ==, 12);
  g_assert_cmpint (psk_store_query_int (psk_book_get_store (test->book),
                                        "SELECT count (*) FROM journal WHERE state = 'done'", 0,
                                        ""), ==, 2);

  g_assert_true (psk_book_undo (test->book, NULL));
  undone = psk_test_book_digest (test);
  g_assert_cmpstr (undone, ==, before);
}

/* A village is said as people say it, beside other words or alone. */
static void
test_villages (void)
{
  static const struct
  {
    const char *search;
    const char *found;
  } cases[] = {
    { "หมู่ 1", "กานดา บุญมี" },
    { "บุญมี หมู่ 1", "บุญมี" },
    { "ม.๑ บุญมี", "บุญมี" },
    { "  หมู่ที่ 03  ", "สมชาย" },
    { "moo 2 แสง", "แสงจันทร์" },
    { "บุญมี หมู่ 3", "" },
    { "หมู่ 12", "" },
    { "สม", "สมชาย" },
    { "12", "ไกรสร สมชาย แสงจันทร์" },
  };
  g_autoptr (PskTestBook) test = psk_test_book_new ();

  psk_test_add_people (test, people, G_N_ELEMENTS (people));
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    psk_test_assert_search (test, cases[i].search, cases[i].found);
}

/* So is an area: a whole name of a tambon or district, or what begins one after ต. or อ. */
static void
test_areas (void)
{
  static const struct
  {
    const char *search;
    const char *found;
  } cases[] = {
    { "หัวเวียง", "สมชาย" },
    { "บุญมี เวียงเหนือ", "บุญมี" },
    { "เวียงเหนือ หมู่ 1", "กานดา บุญมี" },
    { "ต.เวียง", "ไกรสร กานดา บุญมี" },
    { "ตำบล หัวเวียง", "สมชาย" },
    { "เวียง", "" },
    { "เกาะคา", "แสงจันทร์" },
    { "อ.เกาะคา", "แสงจันทร์" },
    { "ต.เกาะคา", "" },
    { "อ.เมือง", "ไกรสร กานดา บุญมี สมชาย" },
    { "Wiang Nuea", "ไกรสร กานดา บุญมี" },
    { "lampang luang แสง", "แสงจันทร์" },
    { "เกาะคา เวียงเหนือ", "" },
    { "ต.ไม่มี", "" },
    { "ต.", "" },
  };
  g_autoptr (PskTestBook) test = psk_test_book_new ();

  psk_test_add_people (test, people, G_N_ELEMENTS (people));
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    psk_test_assert_search (test, cases[i].search, cases[i].found);
}

/* A whole name may as well stand in a text. */
static void
test_area_in_text (void)
{
  const PskHouseholdQuery query = { .scope = PSK_HOUSEHOLDS_ALL, .search = (char *) "เกาะคา" };
  g_autoptr (PskTestBook) test = psk_test_book_new ();
  g_autofree char *found = NULL;

  psk_test_add_people (test, people, G_N_ELEMENTS (people));
  edit (test, 2, PSK_HOUSEHOLD_NOTE, "ย้ายมาจากเกาะคา");
  found = psk_test_names (psk_book_get_store (test->book), &query);
  g_assert_cmpstr (found, ==, "กานดา แสงจันทร์");
}

/* Making ready has an end, and what is asked then is what is asked without it. */
static void
test_warm (void)
{
  g_autoptr (PskTestBook) test = psk_test_book_new ();
  PskStore *store = psk_book_get_store (test->book);
  const PskHouseholdQuery query = { .scope = PSK_HOUSEHOLDS_ALL, .search = (char *) "บุญ" };
  g_autofree char *empty = NULL;
  g_autofree char *found = NULL;
  guint step = 0;

  while (psk_household_query_warm (store, step))
    step++;
  g_assert_cmpuint (step, >, 2);
  empty = psk_test_names (store, &query);
  g_assert_cmpstr (empty, ==, "");

  /* What is in memory follows the book. */
  psk_test_add_people (test, people, G_N_ELEMENTS (people));
  found = psk_test_names (store, &query);
  g_assert_cmpstr (found, ==, "บุญมี");
}

/* A view comes back as it was saved, and undoing takes it away. */
static void
test_views (void)
{
  g_autoptr (PskTestBook) test = psk_test_book_new ();
  PskFilter filter = { PSK_HOUSEHOLD_KINDS, PSK_FILTER_RANGE, NULL, NULL, (char *) "1", NULL };
  PskFilter causes = { PSK_HOUSEHOLD_VULNERABILITY, PSK_FILTER_ONE_OF, NULL,
                       TEXTS ((char *) "elderly", (char *) ""), NULL, NULL };
  g_autoptr (GPtrArray) filters = g_ptr_array_new ();
  PskHouseholdQuery query = { .filters = filters, .n_sort = 1,
                              .sort = { { PSK_HOUSEHOLD_KINDS, TRUE } } };
  g_autoptr (PskCommand) save = NULL;
  g_autoptr (PskHouseholdQuery) read = NULL;
  g_autofree char *json = NULL;
  g_autofree char *again = NULL;
  g_auto (GStrv) names_saved = NULL;
  g_auto (GStrv) names_undone = NULL;
  const PskHouseholdField shown[] = { PSK_HOUSEHOLD_KINDS, PSK_HOUSEHOLD_LAST_NAME };
  g_autoptr (GArray) columns = g_array_new (FALSE, FALSE, sizeof (PskHouseholdField));
  g_autoptr (GArray) columns_read = NULL;
  g_autoptr (GError) error = NULL;

  g_array_append_vals (columns, shown, G_N_ELEMENTS (shown));
  g_ptr_array_add (filters, &filter);
  g_ptr_array_add (filters, &causes);
  save = psk_command_view_save ("ผู้สูงอายุที่ปลูกแล้ว", &query, columns);
  g_assert_true (psk_book_run (test->book, save, NULL, &error));

  names_saved = psk_view_table_names (psk_book_get_store (test->book), PSK_HOUSEHOLD_VIEWS);
  g_assert_cmpuint (g_strv_length (names_saved), ==, 1);
  json = psk_view_table_read (psk_book_get_store (test->book), PSK_HOUSEHOLD_VIEWS,
                              names_saved[0]);
  read = psk_household_view_parse (json, &columns_read, &error);
  g_assert_no_error (error);
  g_assert_nonnull (columns_read);
  g_assert_cmpmem (columns_read->data, columns_read->len * sizeof (PskHouseholdField), shown,
                   sizeof shown);
  again = psk_household_view_to_json (read, columns_read);
  g_assert_cmpstr (again, ==, json);
  g_assert_cmpuint (read->filters->len, ==, 2);

  g_assert_true (psk_book_undo (test->book, NULL));
  names_undone = psk_view_table_names (psk_book_get_store (test->book), PSK_HOUSEHOLD_VIEWS);
  g_assert_cmpuint (g_strv_length (names_undone), ==, 0);
}

/* What cannot be a view is refused; what a view does not know is left out. */
static void
test_strange_views (void)
{
  static const struct
  {
    const char *json;
    int n_columns; /* -1 when the view says nothing of them, -2 when it is refused */
    guint n_sort;
    guint n_filters;
  } cases[] = {
    { "", -2, 0, 0 },
    { "[]", -2, 0, 0 },
    { "{\"sort\":1,\"filters\":[]}", -2, 0, 0 },
    { "{\"sort\":[],\"filters\":{}}", -2, 0, 0 },
    { "{\"sort\":[],\"filters\":[]}", -1, 0, 0 },
    { "{\"sort\":[1,\"kinds\",{\"field\":\"no\"},{\"field\":\"kinds\"}],"
      "\"filters\":[null,{\"field\":\"kinds\",\"kind\":\"no\",\"values\":7}],"
      "\"columns\":\"kinds\"}", -1, 1, 1 },
    { "{\"sort\":[],\"filters\":[],\"columns\":[\"no\",\"kinds\"]}", 1, 0, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) columns = NULL;
      g_autoptr (PskHouseholdQuery) query = psk_household_view_parse (cases[i].json, &columns,
                                                                      NULL);

      g_test_message ("%s", cases[i].json);
      g_assert_cmpint (query == NULL, ==, cases[i].n_columns == -2);
      if (query == NULL)
        continue;
      g_assert_cmpint (columns != NULL ? (int) columns->len : -1, ==, cases[i].n_columns);
      g_assert_cmpuint (query->n_sort, ==, cases[i].n_sort);
      g_assert_cmpuint (query->filters->len, ==, cases[i].n_filters);
    }
}

static void
count_cb (PskRow *row,
          guint  *n)
{
  *n += 1;
}

static void
wait_for (PskRowList *list)
{
  while (psk_row_list_is_busy (list))
    g_main_context_iteration (NULL, TRUE);
}

static guint
count_shown_again (PskRowList *list)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  const guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (list));
  guint n = 0;

  for (guint i = 0; i < n_rows; i++)
    {
      g_ptr_array_add (rows, g_list_model_get_item (G_LIST_MODEL (list), i));
      g_signal_connect (rows->pdata[i], "changed", G_CALLBACK (count_cb), &n);
    }
  psk_row_list_refresh (list);
  wait_for (list);
  for (guint i = 0; i < n_rows; i++)
    g_signal_handlers_disconnect_by_data (rows->pdata[i], &n);

  return n;
}

/* The same rows read in another way when a code has got another name. */
static void
test_renamed (void)
{
  g_autoptr (PskTestBook) test = psk_test_book_new ();
  const PskHouseholdQuery query = { .scope = PSK_HOUSEHOLDS_ALL };
  g_autoptr (PskRowList) list = psk_row_list_new (test->book, &psk_household_row_source);
  g_autoptr (PskCode) aged = psk_code_new ("elderly", "ผู้เฒ่า", "", NULL);
  g_autoptr (PskCommand) rename = psk_command_code_keep ("vulnerability", aged);

  psk_test_add_people (test, people, G_N_ELEMENTS (people));
  psk_row_list_set_query (list, &query);
  wait_for (list);
  g_assert_cmpuint (count_shown_again (list), ==, 0);
  g_assert_true (psk_book_run (test->book, rename, NULL, NULL));
  g_assert_cmpuint (count_shown_again (list), ==, G_N_ELEMENTS (people));
  g_assert_cmpuint (count_shown_again (list), ==, 0);
}

static void
note_step_cb (GListModel *model,
              guint       position,
              guint       removed,
              guint       added,
              GString    *steps)
{
  g_string_append_printf (steps, "%u-%u+%u ", position, removed, added);
}

/* Whoever holds a row sees what is written at once, and goes with it to another place, but
 * not as long as the list is pinned. */
static void
test_row_stays (void)
{
  g_autoptr (PskTestBook) test = psk_test_book_new ();
  const PskHouseholdQuery query = {
    .scope = PSK_HOUSEHOLDS_ALL, .sort = { { PSK_HOUSEHOLD_KINDS, FALSE } }, .n_sort = 1,
  };
  const guint n_counted = G_N_ELEMENTS (people) - 1; /* of one nobody has counted the kinds */
  g_autoptr (PskRowList) list = psk_row_list_new (test->book, &psk_household_row_source);
  g_autoptr (GString) steps = g_string_new (NULL);
  g_autoptr (PskRow) first = NULL;
  g_autoptr (PskRow) last = NULL;
  g_autoptr (PskCommand) command = NULL;
  g_autofree char *moved = g_strdup_printf ("0-%u+%u ", n_counted, n_counted);

  psk_test_add_people (test, people, G_N_ELEMENTS (people));
  psk_row_list_set_query (list, &query);
  wait_for (list);
  g_signal_connect (list, "items-changed", G_CALLBACK (note_step_cb), steps);
  first = g_list_model_get_item (G_LIST_MODEL (list), 0);
  command = psk_command_household_set (psk_row_get_id (first), PSK_HOUSEHOLD_KINDS, "40");

  psk_row_list_pin (list);
  g_assert_true (psk_book_run (test->book, command, NULL, NULL));
  g_assert_cmpint (PSK_HOUSEHOLD (psk_row_get_record (first))->kinds, ==, 40);
  psk_row_list_refresh (list);
  for (int i = 0; i < 50; i++)
    {
      g_usleep (2000);
      g_main_context_iteration (NULL, FALSE);
    }
  g_assert_true (psk_row_list_is_busy (list));
  g_assert_cmpstr (steps->str, ==, "");
  g_assert_cmpint (psk_row_list_get_id (list, 0), ==, psk_row_get_id (first));

  psk_row_list_unpin (list);
  wait_for (list);
  g_assert_cmpstr (steps->str, ==, moved);
  last = g_list_model_get_item (G_LIST_MODEL (list), n_counted - 1);
  g_assert_true (last == first);
}

static GArray *
parse_ids (const char *text)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (; *text != '\0'; text++)
    {
      const gint64 id = *text;

      g_array_append_val (ids, id);
    }

  return ids;
}

/* Rows in front that are the same, so that a window is wide. */
static void
add_many (GArray *ids,
          guint   n)
{
  for (guint i = 0; i < n; i++)
    {
      const gint64 id = 1000 + i;

      g_array_append_val (ids, id);
    }
}

static void
assert_steps (GArray     *before,
              GArray     *after,
              const char *expected)
{
  PskRowStep steps[PSK_MAX_ROW_STEPS];
  const guint n = psk_row_steps_find (before, after, steps);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GArray) ids = g_array_ref (before);

  for (guint i = 0; i < n; i++)
    {
      GArray *next = psk_row_step_apply (&steps[i], ids, after);

      g_array_unref (ids);
      ids = next;
      note_step_cb (NULL, steps[i].position, steps[i].removed, steps[i].added, text);
    }
  g_assert_cmpstr (text->str, ==, expected);
  g_assert_cmpmem (ids->data, ids->len * sizeof (gint64), after->data,
                   after->len * sizeof (gint64));
}

/* What a view is told when rows come, go or move. */
static void
test_row_steps (void)
{
  static const struct
  {
    const char *before;
    const char *after;
    const char *steps; /* position-removed+added */
  } cases[] = {
    { "", "", "" },
    { "abc", "abc", "" },
    { "", "abc", "0-0+3 " },
    { "abc", "", "0-3+0 " },
    { "abcd", "abd", "2-1+0 " },
    { "abd", "abcd", "2-0+1 " },
    { "abcde", "acbde", "1-2+2 " },
    { "aab", "ab", "1-1+0 " },
    { "abcde", "xyz", "0-5+3 " },
  };
  g_autoptr (GArray) many = parse_ids ("");
  g_autoptr (GArray) first_last = parse_ids ("");
  g_autoptr (GArray) more = NULL;
  g_autoptr (GArray) reversed = parse_ids ("");
  g_autoptr (GArray) none = parse_ids ("");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) before = parse_ids (cases[i].before);
      g_autoptr (GArray) after = parse_ids (cases[i].after);

      assert_steps (before, after, cases[i].steps);
    }

  add_many (many, 1000);
  for (guint i = 0; i < 1000; i++)
    {
      g_array_append_val (first_last, g_array_index (many, gint64, (i + 1) % 1000));
      g_array_prepend_val (reversed, g_array_index (many, gint64, i));
    }
  more = g_array_copy (many);
  g_array_insert_vals (more, 500, first_last->data, 300);
  assert_steps (many, first_last, "0-1+0 999-0+1 ");
  assert_steps (first_last, many, "999-1+0 0-0+1 ");
  assert_steps (many, reversed, "0-1000+0 0-0+1000 ");
  assert_steps (none, many, "0-0+1000 ");
  assert_steps (many, none, "0-1000+0 ");
  assert_steps (many, more, "500-0+300 ");
}

/* What some households come to together; those that are not in the book do not count. */
static int
count_reads_cb (unsigned int type,
                void        *user_data,
                void        *statement,
                void        *sql)
{
  guint *n = user_data;

  *n += strstr (sql, "FROM household ORDER BY id") != NULL;
  return 0;
}

/* That an id was shown or a list printed is noted in the book and changes no household: the
 * base list is not read anew for it. */
static void
test_access_keeps_index (void)
{
  g_autoptr (PskTestBook) test = psk_test_book_new ();
  PskStore *store = psk_book_get_store (test->book);
  const PskHouseholdQuery query = {
    .scope = PSK_HOUSEHOLDS_ALL, .sort = { { PSK_HOUSEHOLD_KINDS, FALSE } }, .n_sort = 1,
  };
  g_autoptr (GArray) before = NULL;
  g_autoptr (GArray) after = NULL;
  guint n = 0;

  psk_test_add_people (test, people, G_N_ELEMENTS (people));
  before = psk_household_query_run (store, &query, NULL);
  sqlite3_trace_v2 (psk_store_get_db (store), SQLITE_TRACE_STMT, count_reads_cb, &n);
  g_assert_true (psk_book_log_access (test->book, "reveal", "a test"));
  after = psk_household_query_run (store, &query, NULL);
  sqlite3_trace_v2 (psk_store_get_db (store), 0, NULL, NULL);

  g_assert_cmpuint (after->len, ==, before->len);
  g_assert_cmpuint (n, ==, 0);
}

static void
test_sums (void)
{
  static const struct
  {
    const char *ids; /* their last digits; NULL for all */
    guint n;
    guint n_enough;
    guint n_counted;
    gint64 kinds;
  } cases[] = {
    { NULL, 5, 2, 4, 27 }, { "135", 3, 2, 2, 24 }, { "32", 2, 0, 1, 3 }, { "", 0, 0, 0, 0 },
    { "449", 1, 0, 1, 0 },
  };
  g_autoptr (PskTestBook) test = psk_test_book_new ();

  psk_test_add_people (test, people, G_N_ELEMENTS (people));
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) ids = cases[i].ids != NULL ? parse_ids (cases[i].ids) : NULL;
      const PskHouseholdQuery query = { .scope = PSK_HOUSEHOLDS_ALL, .ids = ids };
      g_autoptr (PskHouseholdSums) sums = NULL;

      for (guint k = 0; ids != NULL && k < ids->len; k++)
        g_array_index (ids, gint64, k) -= '0';
      sums = psk_household_query_sum (psk_book_get_store (test->book), &query, NULL);
      g_assert_nonnull (sums);
      g_assert_cmpuint (sums->n, ==, cases[i].n);
      g_assert_cmpuint (sums->n_enough, ==, cases[i].n_enough);
      g_assert_cmpuint (sums->n_counted, ==, cases[i].n_counted);
      g_assert_cmpint (sums->kinds, ==, cases[i].kinds);
      g_assert_cmpuint (sums->n_with_members, ==, 0);
      g_assert_cmpuint (sums->states->len, ==, cases[i].n > 0 ? 1 : 0);
      if (cases[i].n > 0)
        g_assert_cmpstr (g_array_index (sums->states, PskValueCount, 0).value, ==, "candidate");
    }
}

/* More cells than are written at a time, column by column as filling down lays them. */
static void
test_many_edits (void)
{
  g_autoptr (PskTestBook) test = psk_test_book_new ();
  g_autoptr (GPtrArray) edits
    = g_ptr_array_new_with_free_func ((GDestroyNotify) psk_household_edit_free);
  g_autoptr (PskCommand) command = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (PskHousehold) after = NULL;
  g_autoptr (GError) error = NULL;

  psk_test_add_people (test, people, G_N_ELEMENTS (people));
  for (int i = 0; i < 700; i++)
    add_edit (edits, 1 + i % 5, i < 350 ? PSK_HOUSEHOLD_NOTE : PSK_HOUSEHOLD_KINDS,
              i < 350 ? "เยี่ยมแล้ว" : i % 2 == 0 ? "17" : "18");

  g_cancellable_cancel (cancellable);
  g_assert_false (psk_household_edits_check (edits, psk_book_get_store (test->book),
                                             psk_book_get_areas (test->book),
                                             psk_book_get_codes (test->book), cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);

  command = psk_household_edits_command (edits, NULL);
  g_assert_false (psk_book_run (test->book, command, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);

  psk_book_run (test->book, command, NULL, &error);
  g_assert_no_error (error);
  after = psk_household_table_read (psk_book_get_store (test->book), 5, NULL);
  g_assert_cmpstr (after->note, ==, "เยี่ยมแล้ว");
  g_assert_cmpint (after->kinds, ==, 18);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/query/filters", test_filters);
  g_test_add_func ("/query/orders", test_orders);
  g_test_add_func ("/query/counts", test_counts);
  g_test_add_func ("/query/follows", test_follows);
  g_test_add_func ("/query/edits", test_edits);
  g_test_add_func ("/query/many-edits", test_many_edits);
  g_test_add_func ("/query/villages", test_villages);
  g_test_add_func ("/query/areas", test_areas);
  g_test_add_func ("/query/area-in-text", test_area_in_text);
  g_test_add_func ("/query/warm", test_warm);
  g_test_add_func ("/query/views", test_views);
  g_test_add_func ("/query/strange-views", test_strange_views);
  g_test_add_func ("/query/renamed", test_renamed);
  g_test_add_func ("/query/row-stays", test_row_stays);
  g_test_add_func ("/query/row-steps", test_row_steps);
  g_test_add_func ("/query/sums", test_sums);
  g_test_add_func ("/query/access-keeps-index", test_access_keeps_index);

  return g_test_run ();
}
