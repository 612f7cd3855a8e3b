/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-household-commands.h"
#include "psk-household-query.h"
#include "psk-test-people.h"

static const PskTestPerson people[] = {
  { 520102, 3, "12/5", NULL, "สมชาย", "ใจดี", .phone = "0812345678", .note = "มีผู้ป่วยติดเตียง",
    .kinds = "12" },
  { 520101, 1, "9", NULL, "กานดา", "แก้วมูล", .kinds = "3" },
  { 520301, 2, "120", NULL, "แสงจันทร์", "ใจดี", .note = "100% ของแปลง" },
  { 520101, 1, "10", NULL, "บุญมี", "สมใจ", .phone = "0899999999", .kinds = "0" },
};

static void
test_search (void)
{
  static const struct
  {
    const char *search;
    const char *found;
  } cases[] = {
    { "", "กานดา บุญมี สมชาย แสงจันทร์" },
    { "   ", "กานดา บุญมี สมชาย แสงจันทร์" },
    { "ใจดี", "สมชาย แสงจันทร์" },
    { "สม", "บุญมี สมชาย" },
    { "นายสมชาย", "สมชาย" },           /* with a title */
    { "ดี สมชาย", "สมชาย" },           /* words in any order */
    { "ใจดี  12/5", "สมชาย" },          /* from more than one column */
    { "สมชาย แก้วมูล", "" },             /* not of two households */
    { "๑๒๐", "แสงจันทร์" },              /* Thai digits */
    { "เเสงจันทร์", "แสงจันทร์" },        /* two sara e for sara ae */
    { "100%", "แสงจันทร์" },
    { "%", "แสงจันทร์" },
    { "_", "" },
    { "0812345678", "สมชาย" },
    { "ติดเตียง", "สมชาย" },
    { "ไม่มี", "" },
  };
  g_autoptr (PskTestBook) test = psk_test_book_new ();

  psk_test_assert_search (test, "ใจดี", "");
  psk_test_add_people (test, people, G_N_ELEMENTS (people));
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    psk_test_assert_search (test, cases[i].search, cases[i].found);
}

static void
set_first_name (PskTestBook *test,
                gint64       id,
                const char  *name)
{
  g_autoptr (PskCommand) command
    = psk_command_household_set (id, PSK_HOUSEHOLD_FIRST_NAME, name);
  g_autoptr (GError) error = NULL;

  psk_book_run (test->book, command, NULL, &error);
  g_assert_no_error (error);
}

/* What is searched for follows whatever changes a household: editing, undoing,
 * redoing, deleting. */
static void
test_text_follows (void)
{
  g_autoptr (PskTestBook) test = psk_test_book_new ();
  g_autoptr (PskCommand) delete = NULL;
  g_autoptr (GError) error = NULL;
  const gint64 id = 1;

  psk_test_add_people (test, people, G_N_ELEMENTS (people));
  psk_test_assert_search (test, "สมชาย", "สมชาย");
  set_first_name (test, id, "ประเสริฐ");
  psk_test_assert_search (test, "สมชาย", "");
  psk_test_assert_search (test, "ประเสริฐ", "ประเสริฐ");

  g_assert_true (psk_book_undo (test->book, NULL));
  psk_test_assert_search (test, "ประเสริฐ", "");
  psk_test_assert_search (test, "สมชาย", "สมชาย");
  g_assert_true (psk_book_redo (test->book, NULL));
  psk_test_assert_search (test, "ประเสริฐ", "ประเสริฐ");

  delete = psk_command_household_delete (&id, 1);
  psk_book_run (test->book, delete, NULL, &error);
  g_assert_no_error (error);
  psk_test_assert_search (test, "ประเสริฐ", "");
  g_assert_true (psk_book_undo (test->book, NULL));
  psk_test_assert_search (test, "ประเสริฐ", "ประเสริฐ");

  g_assert_true (psk_book_undo (test->book, NULL));
  g_assert_true (psk_book_undo (test->book, NULL));
  psk_test_assert_search (test, "", "");
  g_assert_cmpint (psk_store_query_int (psk_book_get_store (test->book),
                                        "SELECT count (*) FROM household_text", -1, ""), ==, 0);
}

/* Another connection sees the change with its next question. */
static void
test_other_reader (void)
{
  const PskHouseholdQuery query = { .scope = PSK_HOUSEHOLDS_ALL, .search = (char *) "ประเสริฐ" };
  g_autoptr (PskTestBook) test = psk_test_book_new ();
  g_autoptr (PskStore) reader = NULL;
  g_autoptr (GArray) before = NULL;
  g_autoptr (GArray) after = NULL;

  psk_test_add_people (test, people, G_N_ELEMENTS (people));
  reader = psk_store_open (psk_store_get_path (psk_book_get_store (test->book)),
                           PSK_STORE_READ_ONLY, NULL);
  before = psk_household_query_run (reader, &query, NULL);
  g_assert_cmpuint (before->len, ==, 0);
  set_first_name (test, 2, "ประเสริฐ");
  after = psk_household_query_run (reader, &query, NULL);
  g_assert_cmpuint (after->len, ==, 1);
  g_assert_cmpint (g_array_index (after, gint64, 0), ==, 2);
}

static void
test_sorts (void)
{
  static const struct
  {
    PskHouseholdQuery query;
    const char *found;
  } cases[] = {
    { { .scope = PSK_HOUSEHOLDS_ALL }, "กานดา บุญมี สมชาย แสงจันทร์" },
    { { .scope = PSK_HOUSEHOLDS_ALL, .sort = { { PSK_HOUSEHOLD_TAMBON, TRUE } }, .n_sort = 1 },
      "แสงจันทร์ สมชาย กานดา บุญมี" },
    { { .scope = PSK_HOUSEHOLDS_ALL, .area = 5201 }, "กานดา บุญมี สมชาย" },
    { { .scope = PSK_HOUSEHOLDS_ALL, .area = 520102 }, "สมชาย" },
    { { .scope = PSK_HOUSEHOLDS_ALL, .sort = { { PSK_HOUSEHOLD_FIRST_NAME, FALSE } }, .n_sort = 1 },
      "กานดา บุญมี สมชาย แสงจันทร์" },
    { { .scope = PSK_HOUSEHOLDS_ALL, .sort = { { PSK_HOUSEHOLD_FIRST_NAME, TRUE } }, .n_sort = 1 },
      "แสงจันทร์ สมชาย บุญมี กานดา" },
    { { .scope = PSK_HOUSEHOLDS_ALL, .search = (char *) "ใจดี",
        .sort = { { PSK_HOUSEHOLD_FIRST_NAME, TRUE } }, .n_sort = 1 }, "แสงจันทร์ สมชาย" },
    { { .scope = PSK_HOUSEHOLDS_ALL, .sort = { { PSK_HOUSEHOLD_KINDS, FALSE } }, .n_sort = 1 },
      "บุญมี กานดา สมชาย แสงจันทร์" },
    { { .scope = PSK_HOUSEHOLDS_ALL, .sort = { { PSK_HOUSEHOLD_KINDS, TRUE } }, .n_sort = 1 },
      "สมชาย กานดา บุญมี แสงจันทร์" },
    { { .scope = PSK_HOUSEHOLDS_CHOSEN }, "" },
  };
  g_autoptr (PskTestBook) test = psk_test_book_new ();

  psk_test_add_people (test, people, G_N_ELEMENTS (people));
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = psk_test_names (psk_book_get_store (test->book), &cases[i].query);

      g_test_message ("case %zu", i);
      g_assert_cmpstr (found, ==, cases[i].found);
    }
}

static gboolean
add_children (PskStore     *store,
              gpointer      data,
              GCancellable *cancellable,
              GError      **error)
{
  return psk_store_script (
    store,
    "INSERT INTO visit (id, uid, household, visited_on) VALUES (1, 'v1', 2, '2024-03-01');"
    "INSERT INTO visit_vegetable VALUES (1, 'holy-basil'), (1, 'chilli');"
    "INSERT INTO visit_photo (uid, visit, sha256, file, width, height, bytes, likeness, added_at) "
    "VALUES ('p1', 1, 'a', 'a.jpg', 1, 1, 1, 0, '2024-03-01T00:00:00Z');"
    "INSERT INTO stock_movement (uid, centre, moved_on, direction, unit, quantity, household) "
    "VALUES ('m1', 1, '2024-03-01', 'out', 'packet', 1, 2);"
    "INSERT INTO slot_history (uid, tambon, slot, household, from_on, successor) VALUES "
    "('s1', 520101, 1, 2, '2024-01-01', NULL), ('s2', 520101, 2, 3, '2024-01-01', 2);"
    "INSERT INTO not_duplicate VALUES (1, 2, '2024-03-01T00:00:00Z', 'x'), "
    "(2, 3, '2024-03-01T00:00:00Z', 'x'), (1, 3, '2024-03-01T00:00:00Z', 'x');",
    error);
}

/* A household goes with all that hangs on it, and comes back with it. */
static void
test_delete (void)
{
  static const struct
  {
    const char *sql;
    int left;
  } tables[] = {
    { "SELECT count (*) FROM household", 3 },
    { "SELECT count (*) FROM visit", 0 },
    { "SELECT count (*) FROM visit_vegetable", 0 },
    { "SELECT count (*) FROM visit_photo", 0 },
    { "SELECT count (*) FROM stock_movement WHERE household IS NULL", 1 },
    { "SELECT count (*) FROM slot_history", 1 },
    { "SELECT count (*) FROM not_duplicate", 1 },
    { "SELECT count (*) FROM pragma_foreign_key_check", 0 },
  };
  const gint64 id = 2;
  g_autoptr (PskTestBook) test = psk_test_book_new ();
  g_autoptr (PskCommand) delete = psk_command_household_delete (&id, 1);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  psk_test_add_people (test, people, G_N_ELEMENTS (people));
  psk_test_book_run (test, add_children, NULL);
  before = psk_test_book_digest (test);
  psk_book_run (test->book, delete, NULL, &error);
  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_test_message ("%s", tables[i].sql);
      g_assert_cmpint (psk_store_query_int (psk_book_get_store (test->book), tables[i].sql, -1, ""),
                       ==, tables[i].left);
    }

  g_assert_true (psk_book_undo (test->book, NULL));
  after = psk_test_book_digest (test);
  g_assert_cmpstr (before, ==, after);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/households/search", test_search);
  g_test_add_func ("/households/text-follows", test_text_follows);
  g_test_add_func ("/households/other-reader", test_other_reader);
  g_test_add_func ("/households/delete", test_delete);
  g_test_add_func ("/households/sorts", test_sorts);

  return g_test_run ();
}
