/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-duplicate-commands.h"
#include "psk-duplicate.h"
#include "psk-error.h"
#include "psk-household-table.h"
#include "psk-test-people.h"
#include "psk-test-steps.h"

/* Ids with the right check digit, and the first of them mistyped. */
#define ID_A "9101000000179"
#define ID_B "9101000000250"
#define ID_A_SLIP "9101000000189"
#define ID_A_SWAP "9101000000719"
#define ID_WRONG "9101000000330"

#define NEARBY PSK_DUPLICATE_SIMILAR_NAME_NEARBY
#define HOUSE PSK_DUPLICATE_SAME_HOUSE_AND_HEAD
#define SAME_ID PSK_DUPLICATE_SAME_ID
#define PHONE PSK_DUPLICATE_SAME_PHONE
#define ELSEWHERE PSK_DUPLICATE_SAME_NAME_ELSEWHERE

static GPtrArray *
find (PskTestBook      *test,
      int               area,
      PskHouseholdScope scope)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *found
    = psk_duplicates_find (psk_book_get_store (test->book), area, scope, NULL, &error);

  g_assert_no_error (error);
  return found;
}

static guint
count (PskTestBook *test)
{
  g_autoptr (GPtrArray) found = find (test, 0, PSK_HOUSEHOLDS_ALL);

  return found->len;
}

static int
ask (PskTestBook *test,
     const char  *sql)
{
  return (int) psk_store_query_int (psk_book_get_store (test->book), sql, -1, "");
}

#define HOME 520101, 3, "12/5"

static void
test_pairs (void)
{
  static const struct
  {
    PskTestPerson a;
    PskTestPerson b;
    guint reasons;
    int score; /* 0 for no duplicate */
  } cases[] = {
    /* The same id, wherever they are */
    { { HOME, "นาง", "สมศรี", "ใจดี", ID_A }, { HOME, "นาง", "สมศรี", "ใจดี", ID_A },
      SAME_ID | HOUSE, 100 },
    { { HOME, "นาง", "สมศรี", "ใจดี", ID_A },
      { 520301, 7, "9", "นาง", "สมสี", "ใจดี", ID_A }, SAME_ID, 100 },
    { { HOME, "นาง", "สมศรี", "ใจดี", ID_A },
      { 520301, 7, "9", "นาง", "สมศรี", "แก้วมูล", ID_A }, SAME_ID, 90 },
    { { HOME, "นาง", "สมศรี", "ใจดี", ID_A },
      { 520301, 7, "9", "นาย", "บุญมี", "แก้วมูล", ID_A }, SAME_ID, 80 },
    { { HOME, "นาง", "สมศรี", "ใจดี", ID_WRONG }, { HOME, "นาง", "สมศรี", "ใจดี", ID_WRONG },
      SAME_ID | HOUSE, 80 },
    /* The same house and head */
    { { HOME, "นาง", "สมศรี", "ใจดี" }, { HOME, "นาง", "สมศรี", "ใจดี", ID_A }, HOUSE, 95 },
    { { HOME, "นาง", "สมศรี", "ใจดี" }, { 520101, 3, "๑๒/๐๕", "", "นางสมสี", "ไจดี" }, HOUSE, 95 },
    { { HOME, "นาง", "สมศรี", "ใจดี" }, { 520101, 3, " 12 / 5", "", "นาง สมศรี ใจดี", "" },
      HOUSE, 95 },
    { { HOME, "นาง", "สมศรี", "ใจดี", NULL, "0812345678" },
      { HOME, "นาง", "สมศรี", "ใจดี", NULL, "081-234-5678" }, HOUSE | PHONE, 100 },
    { { HOME, "นาง", "สมศรี", "ใจดี", ID_A }, { HOME, "นาง", "สมศรี", "ใจดี", ID_B }, HOUSE, 60 },
    { { HOME, "นาง", "สมศรี", "ใจดี", NULL, NULL, "52010012345" },
      { 520101, 4, "7", "นาง", "สมศรี", "ใจดี", NULL, NULL, "52010012345" }, HOUSE, 95 },
    { { HOME, "นาง", "สมศรี", "ใจดี" }, { HOME, "นาง", "สมศรี", "แก้วมูล" }, NEARBY, 60 },
    { { HOME, "นาง", "สมศรี", "ใจดี" }, { HOME, "นาง", "สมศรี", "" }, NEARBY, 60 },
    { { HOME, "นาย", "ประเสริฐ", "ใจดี" }, { HOME, "นาย", "ประเสิรฐ", "ใจดี" }, NEARBY, 80 },
    { { HOME, "นาย", "สุรพงษ์", "วิริยะกุล" }, { HOME, "นาย", "สุรพง", "วิริยกุน" }, NEARBY, 70 },
    /* Others of the family */
    { { HOME, "นาง", "สมศรี", "ใจดี" }, { HOME, "นาย", "สมชาย", "ใจดี" }, 0, 0 },
    { { HOME, "นาย", "สมชาย", "ใจดี", ID_A }, { HOME, "นาย", "สมชัย", "ใจดี", ID_B }, 0, 0 },
    { { HOME, "นาย", "บุญมี", "ใจดี" }, { HOME, "นาง", "บุญมา", "ใจดี" }, NEARBY, 65 },
    /* Nearby */
    { { HOME, "นาง", "สมศรี", "ใจดี" }, { 520101, 3, "44", "นาง", "สมศรี", "ใจดี" }, NEARBY, 70 },
    { { HOME, "นาง", "สมศรี", "ใจดี" }, { 520101, 3, "", "นาง", "สมศรี", "ใจดี" }, NEARBY, 75 },
    { { HOME, "นาย", "ประเสริฐ", "ใจดี" },
      { 520101, 3, "", "นาย", "ประเสิรฐ", "ใจดี" }, NEARBY, 60 },
    { { HOME, "นาย", "ประเสริฐ", "ใจดี", NULL, "0812345678" },
      { 520101, 3, "44", "นาย", "ประเสิรฐ", "ใจดี", NULL, "0812345678" }, NEARBY | PHONE, 75 },
    { { HOME, "นาย", "ประเสริฐ", "ใจดี" },
      { 520101, 3, "44", "นาย", "ประเสิรฐ", "ใจดี" }, 0, 0 },
    { { HOME, "นาย", "บุญมี", "ใจดี" }, { 520101, 3, "44", "นาง", "บุญมา", "ใจดี" }, 0, 0 },
    { { HOME, "นาง", "สมศรี", "ใจดี" }, { 520101, 0, "44", "นาง", "สมศรี", "ใจดี" }, NEARBY, 65 },
    { { HOME, "นาง", "สมศรี", "ใจดี", NULL, "0812345678" },
      { 520101, 7, "44", "นาง", "สมศรี", "ใจดี", NULL, "081 2345678" }, NEARBY | PHONE, 65 },
    { { HOME, "นาง", "สมศรี", "ใจดี", ID_A },
      { 520101, 7, "44", "นาง", "สมศรี", "ใจดี", ID_A_SLIP }, NEARBY, 65 },
    { { HOME, "นาง", "สมศรี", "ใจดี", ID_A },
      { 520101, 7, "44", "นาง", "สมศรี", "ใจดี", ID_A_SWAP }, NEARBY, 65 },
    /* In another village, where no id tells them apart */
    { { HOME, "นาง", "สมศรี", "ใจดี" }, { 520101, 7, "44", "นาง", "สมศรี", "ใจดี" }, ELSEWHERE,
      60 },
    { { HOME, "นาง", "สมศรี", "ใจดี", ID_A }, { 520101, 7, "44", "", "นางสมศรี", "ใจดี" },
      ELSEWHERE, 60 },
    /* A common name is no duplicate, nor is a telephone */
    { { HOME, "นาง", "สมศรี", "ใจดี", ID_A },
      { 520101, 7, "44", "นาง", "สมศรี", "ใจดี", ID_B }, 0, 0 },
    { { HOME, "นาง", "สมศรี", "ใจดี", ID_A },
      { 520101, 3, "44", "นาง", "สมศรี", "ใจดี", ID_B }, 0, 0 },
    { { HOME, "นาย", "บุญมี", "ใจดี" }, { 520101, 7, "44", "นาง", "บุญมี", "ใจดี" }, 0, 0 },
    { { HOME, "นาง", "สมศรี", "ใจดี" }, { 520101, 7, "44", "นาง", "สมศรี", "แก้วมูล" }, 0, 0 },
    { { HOME, "นาง", "สมศรี", "ใจดี" }, { 520102, 3, "12/5", "นาง", "สมศรี", "ใจดี" }, 0, 0 },
    { { HOME, "นาง", "สมศรี", "ใจดี", NULL, "0812345678" },
      { HOME, "นาย", "บุญมี", "แก้วมูล", NULL, "0812345678" }, 0, 0 },
    /* Nothing to go by */
    { { HOME, "", "", "" }, { HOME, "", "", "" }, 0, 0 },
    { { 520101, 3, "-", "นาง", "สมศรี", "" }, { 520101, 3, "-", "นาง", "สมศรี", "" }, 0, 0 },
    { { 520101, 3, "0", "นาง", "สมศรี", "ใจดี" }, { 520101, 3, "0", "นาง", "สมศรี", "ใจดี" },
      NEARBY, 75 },
  };

  g_autoptr (PskTestBook) test = psk_test_book_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) found = NULL;
      const PskDuplicate *duplicate;

      psk_test_add_people (test, &cases[i].a, 1);
      psk_test_add_people (test, &cases[i].b, 1);
      found = find (test, 0, PSK_HOUSEHOLDS_ALL);
      g_test_message ("case %zu: %s %s and %s %s", i, cases[i].a.first_name, cases[i].a.last_name,
                      cases[i].b.first_name, cases[i].b.last_name);
      g_assert_cmpuint (found->len, ==, cases[i].score > 0 ? 1 : 0);
      g_assert_true (psk_book_undo (test->book, NULL));
      g_assert_true (psk_book_undo (test->book, NULL));
      if (found->len == 0)
        continue;

      duplicate = found->pdata[0];
      g_assert_cmpint (duplicate->first, ==, 1);
      g_assert_cmpint (duplicate->second, ==, 2);
      g_assert_cmpuint (duplicate->reasons, ==, cases[i].reasons);
      g_assert_cmpint (duplicate->score, ==, cases[i].score);
    }
}

/* What somebody decided about two households, and what it leaves to do. */
static const struct
{
  const char *sql;
  int tambon; /* of the second household */
  const char *citizen_id;
  guint n_found;
} decisions[] = {
  { "SELECT 1", 520101, NULL, 1 },
  { "INSERT INTO not_duplicate VALUES (1, 2, '2024-03-01T00:00:00Z', 'x')", 520101, ID_A, 0 },
  /* A predecessor and its successor are two, unless they have one id. */
  { "UPDATE household SET slot = NULL, status = 'dropped' WHERE id = 1; "
    "UPDATE slot_history SET until_on = '2024-03-01', reason = 'died', successor = 2 "
    "WHERE household = 1", 520101, NULL, 0 },
  { "UPDATE household SET slot = NULL, status = 'dropped' WHERE id = 1; "
    "UPDATE slot_history SET until_on = '2024-03-01', reason = 'unwilling', successor = 2 "
    "WHERE household = 1", 520101, ID_A, 1 },
  /* No slot hangs on two that both dropped out, but it does on one of them. */
  { "UPDATE household SET slot = NULL, status = 'dropped'; UPDATE slot_history SET "
    "until_on = '2024-03-01', reason = 'ill'", 520101, ID_A, 0 },
  { "UPDATE household SET slot = NULL, status = 'dropped' WHERE id = 1; "
    "UPDATE slot_history SET until_on = '2024-03-01', reason = 'ill' WHERE household = 1", 520101,
    ID_A, 1 },
  /* Listed twice, found and dropped */
  { "UPDATE household SET slot = NULL, status = 'dropped' WHERE id = 1; "
    "UPDATE slot_history SET until_on = '2024-03-01', reason = 'duplicate' WHERE household = 1",
    520101, ID_A, 0 },
  /* Moved away: listed elsewhere is what one expects, here it is not. */
  { "UPDATE household SET slot = NULL, status = 'dropped' WHERE id = 1; "
    "UPDATE slot_history SET until_on = '2024-03-01', reason = 'moved' WHERE household = 1",
    520301, ID_A, 0 },
  { "UPDATE household SET slot = NULL, status = 'dropped' WHERE id = 1; "
    "UPDATE slot_history SET until_on = '2024-03-01', reason = 'moved' WHERE household = 1",
    520101, ID_A, 1 },
};

static void
test_decisions (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (decisions); i++)
    {
      g_autoptr (PskTestBook) test = psk_test_book_new ();
      const PskTestPerson first = { HOME, "นาง", "สมศรี", "ใจดี", decisions[i].citizen_id, .slot = 1 };
      const PskTestPerson second = { decisions[i].tambon, 3, "12/5", "นาง", "สมศรี", "ใจดี",
                              decisions[i].citizen_id, .slot = 2 };

      psk_test_add_people (test, &first, 1);
      psk_test_add_people (test, &second, 1);
      psk_test_book_run_sql (test, decisions[i].sql);
      g_test_message ("%s", decisions[i].sql);
      g_assert_cmpuint (count (test), ==, decisions[i].n_found);
    }
}

/* Two in the base list, two of which one holds a slot, two in another district; and one
 * id in two districts. */
static void
test_scope (void)
{
  static const PskTestPerson people[] = {
    { 520101, 1, "1", "นาง", "กานดา", "แก้วมูล" },
    { 520101, 1, "1", "นาง", "กานดา", "แก้วมูล" },
    { 520102, 2, "2", "นาย", "บุญมี", "สมใจ", .slot = 1 },
    { 520102, 2, "2", "นาย", "บุญมี", "สมใจ" },
    { 520301, 3, "3", "นาย", "คำปัน", "วงศ์ใหญ่" },
    { 520301, 3, "3", "นาย", "คำปัน", "วงศ์ใหญ่" },
    { 520103, 4, "4", "นาง", "แสงจันทร์", "ใจดี", ID_A },
    { 520302, 4, "4", "นาง", "แสงจันทร์", "ใจดี", ID_A, .slot = 1 },
  };
  static const struct
  {
    int area;
    PskHouseholdScope scope;
    guint n_found;
  } cases[] = {
    { 0, PSK_HOUSEHOLDS_ALL, 4 },
    { 52, PSK_HOUSEHOLDS_ALL, 4 },
    { 0, PSK_HOUSEHOLDS_CHOSEN, 2 },
    { 0, PSK_HOUSEHOLDS_HOLDING, 2 },
    { 5201, PSK_HOUSEHOLDS_ALL, 3 },
    { 5203, PSK_HOUSEHOLDS_ALL, 2 },
    { 520101, PSK_HOUSEHOLDS_ALL, 1 },
    { 520101, PSK_HOUSEHOLDS_CHOSEN, 0 },
    { 520103, PSK_HOUSEHOLDS_ALL, 1 },
    { 520302, PSK_HOUSEHOLDS_HOLDING, 1 },
    { 520401, PSK_HOUSEHOLDS_ALL, 0 },
  };
  g_autoptr (PskTestBook) test = psk_test_book_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (people); i++)
    psk_test_add_people (test, &people[i], 1);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) found = find (test, cases[i].area, cases[i].scope);

      g_test_message ("area %d, scope %d", cases[i].area, cases[i].scope);
      g_assert_cmpuint (found->len, ==, cases[i].n_found);
      for (guint j = 1; j < found->len; j++)
        g_assert_cmpint (((PskDuplicate *) found->pdata[j - 1])->score, >=,
                         ((PskDuplicate *) found->pdata[j])->score);
    }
}

#define N_HOSTILE 10000

/* Many households that have nearly everything in common; each %d is a number. */
static const struct
{
  const char *what;
  const char *sql;
  guint most_found;
} floods[] = {
  { "a name in every village and house",
    "SELECT i % 14 + 1, i / 14, 'สมศรี', 'ใจดี', NULL, NULL FROM n", 0 },
  { "a name without a village",
    "SELECT NULL, i, 'สมศรี', 'ใจดี', NULL, NULL FROM n", 0 },
  { "a name in one house",
    "SELECT 3, '12/5', 'สมศรี', 'ใจดี', NULL, NULL FROM n", N_HOSTILE - 1 },
  { "an id of everybody", "SELECT 3, i, 'สมศรี', 'ใจดี', '" ID_A "', '0812345678' FROM n", 0 },
  { "a telephone and a last name of everybody",
    "SELECT 3, '', 'สม' || char (3585 + i % 44, 3585 + i / 44 % 44, 3585 + i / 1936), 'ใจดี', NULL, "
    "'0812345678' FROM n", 17 * N_HOSTILE },
  { "names like each other in one house",
    "SELECT 3, '1', 'สม' || char (3585 + i % 44, 3585 + i / 44 % 44), "
    "'ใจ' || char (3585 + i / 1936), NULL, NULL FROM n", 17 * N_HOSTILE },
  { "names that two have in two villages",
    "SELECT i % 14 + 1, i, 'ชื่อ' || i / 2, 'สกุล' || i / 2, NULL, NULL FROM n", 0 },
  { "names with numbers",
    "SELECT 3, i, 'ชื่อ' || i, 'สกุล' || i / 9, NULL, NULL FROM n", 0 },
  { "nothing at all", "SELECT NULL, '', '', '', NULL, NULL FROM n", 0 },
};

static void
test_floods (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (floods); i++)
    {
      g_autoptr (PskTestBook) test = psk_test_book_new ();
      g_autofree char *sql = g_strdup_printf (
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d) "
        "INSERT INTO household (uid, tambon, village_no, house_no, first_name, last_name, "
        "citizen_id, phone) SELECT printf ('%%032x', row_number () OVER ()), 520101, * FROM (%s)",
        N_HOSTILE, floods[i].sql);
      const gint64 start = g_get_monotonic_time ();
      guint n_found;

      psk_test_book_run_sql (test, sql);
      n_found = count (test);
      g_test_message ("%s: %u pairs in %.2f s", floods[i].what, n_found,
                      (g_get_monotonic_time () - start) / 1e6);
      g_assert_cmpuint (n_found, <=, floods[i].most_found);
    }
}

/* A name that three have is a common one. */
static void
test_namesakes (void)
{
  static const PskTestPerson people[] = {
    { HOME, "นาง", "สมศรี", "ใจดี" },
    { 520101, 7, "44", "นาง", "สมศรี", "ใจดี" },
    { 520101, 9, "1", "นาง", "สมศรี", "ใจดี" },
  };
  g_autoptr (PskTestBook) test = psk_test_book_new ();

  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    {
      psk_test_add_people (test, &people[i], 1);
      g_assert_cmpuint (count (test), ==, i == 1 ? 1 : 0);
    }
}

static void
test_dismiss (void)
{
  g_autoptr (PskTestBook) test = psk_test_book_new ();
  const PskTestPerson person = { HOME, "นาง", "สมศรี", "ใจดี" };
  g_autofree char *before = NULL;
  g_autofree char *decided = NULL;
  g_autofree char *now = NULL;

  psk_test_add_people (test, &person, 1);
  psk_test_add_people (test, &person, 1);
  before = psk_test_book_digest (test);
  g_assert_cmpuint (count (test), ==, 1);

  psk_test_run_step (test, psk_command_duplicate_dismiss (2, 1));
  g_assert_cmpuint (count (test), ==, 0);
  decided = psk_test_book_digest (test);

  /* Once more is no change and leaves no entry in the log. */
  psk_test_run_step (test, psk_command_duplicate_dismiss (1, 2));
  g_assert_true (psk_book_undo (test->book, NULL));
  g_assert_cmpuint (count (test), ==, 1);
  now = psk_test_book_digest (test);
  g_assert_cmpstr (now, ==, before);

  g_assert_true (psk_book_redo (test->book, NULL));
  g_free (now);
  now = psk_test_book_digest (test);
  g_assert_cmpstr (now, ==, decided);

  psk_test_assert_refused (test, psk_command_duplicate_dismiss (1, 1), PSK_ERROR_INVALID);
  psk_test_assert_refused (test, psk_command_duplicate_dismiss (1, 99), PSK_ERROR_NOT_FOUND);
  psk_test_assert_refused (test, psk_command_duplicate_dismiss (99, 1), PSK_ERROR_NOT_FOUND);
}

/* Household 1 is kept, 2 is the same, 3 is another. */
#define DROP(id) \
  "UPDATE household SET slot = NULL, status = 'dropped' WHERE id = " id "; " \
  "UPDATE slot_history SET until_on = '2024-03-01', reason = 'ill' WHERE household = " id ";"

static const struct
{
  const char *what;
  int slots[3];
  const char *sql;
  const char *checks[6]; /* each must answer 1 */
} merges[] = {
  { "nobody holds a slot", { 0, 0, 0 }, "SELECT 1",
    { "SELECT status = 'candidate' AND slot IS NULL FROM household WHERE id = 1" } },
  { "the kept one holds a slot", { 4, 0, 0 }, "SELECT 1",
    { "SELECT status = 'selected' AND slot = 4 FROM household WHERE id = 1",
      "SELECT count (*) = 1 FROM slot_history WHERE household = 1 AND until_on IS NULL" } },
  { "the other holds a slot", { 0, 4, 0 }, "SELECT 1",
    { "SELECT status = 'selected' AND slot = 4 FROM household WHERE id = 1",
      "SELECT from_on = '2024-01-10' AND until_on IS NULL FROM slot_history "
      "WHERE household = 1" } },
  { "both hold slots", { 4, 9, 0 }, "SELECT 1",
    { "SELECT slot = 4 FROM household WHERE id = 1",
      "SELECT until_on IS NULL FROM slot_history WHERE household = 1 AND slot = 4",
      "SELECT until_on IS NOT NULL AND reason = 'merged' AND successor IS NULL FROM slot_history "
      "WHERE household = 1 AND slot = 9" } },
  { "the kept one dropped out, the other holds a slot", { 4, 9, 0 }, DROP ("1"),
    { "SELECT status = 'selected' AND slot = 9 FROM household WHERE id = 1",
      "SELECT reason = 'ill' FROM slot_history WHERE household = 1 AND slot = 4",
      "SELECT until_on IS NULL FROM slot_history WHERE household = 1 AND slot = 9" } },
  { "the other dropped out", { 0, 9, 0 }, DROP ("2"),
    { "SELECT status = 'dropped' AND slot IS NULL FROM household WHERE id = 1",
      "SELECT reason = 'ill' FROM slot_history WHERE household = 1" } },
  { "the other is a successor", { 0, 4, 9 },
    "UPDATE slot_history SET successor = 2 WHERE household = 3",
    { "SELECT successor = 1 FROM slot_history WHERE household = 3" } },
  { "the other followed the kept one", { 4, 9, 0 },
    DROP ("1") "UPDATE slot_history SET successor = 2 WHERE household = 1",
    { "SELECT successor = 1 FROM slot_history WHERE household = 1 AND slot = 4" } },
  { "visits, pictures and stock move", { 0, 0, 0 },
    "INSERT INTO visit (id, uid, household, visited_on, kinds) VALUES "
    "(1, 'v1', 1, '2024-02-01', 3), (2, 'v2', 2, '2024-03-01', 11);"
    "INSERT INTO visit_vegetable VALUES (1, 'lime'), (2, 'holy-basil'), (2, 'lime');"
    "INSERT INTO visit_photo (uid, visit, sha256, file, width, height, bytes, likeness, added_at) "
    "VALUES ('p1', 2, 'a', 'a.jpg', 1, 1, 1, 0, '2024-03-01T00:00:00Z');"
    "INSERT INTO stock_movement (uid, centre, moved_on, direction, unit, quantity, household) "
    "VALUES ('m1', 1, '2024-03-01', 'out', 'packet', 1, 2);",
    { "SELECT count (*) = 2 FROM visit WHERE household = 1",
      "SELECT count (*) = 3 FROM visit_vegetable",
      "SELECT visit = 2 FROM visit_photo",
      "SELECT household = 1 FROM stock_movement",
      "SELECT kinds = 11 FROM household WHERE id = 1" } },
  { "decisions hold for the kept one", { 0, 0, 0 },
    "INSERT INTO not_duplicate VALUES (1, 2, '2024-03-01T00:00:00Z', 'x'), "
    "(2, 3, '2024-03-02T00:00:00Z', 'y')",
    { "SELECT count (*) = 1 FROM not_duplicate",
      "SELECT first = 1 AND second = 3 AND decided_by = 'y' FROM not_duplicate" } },
  { "decisions about both stay one", { 0, 0, 0 },
    "INSERT INTO not_duplicate VALUES (1, 3, '2024-03-01T00:00:00Z', 'x'), "
    "(2, 3, '2024-03-02T00:00:00Z', 'y')",
    { "SELECT count (*) = 1 FROM not_duplicate", "SELECT decided_by = 'x' FROM not_duplicate" } },
};

static void
check_merge (PskTestBook *test,
             gsize        i)
{
  for (gsize j = 0; j < G_N_ELEMENTS (merges[i].checks) && merges[i].checks[j] != NULL; j++)
    {
      g_test_message ("%s: %s", merges[i].what, merges[i].checks[j]);
      g_assert_cmpint (ask (test, merges[i].checks[j]), ==, 1);
    }
  g_assert_cmpint (ask (test, "SELECT count (*) FROM household WHERE id = 2"), ==, 0);
  g_assert_cmpint (ask (test, "SELECT count (*) FROM pragma_foreign_key_check"), ==, 0);
  g_assert_cmpint (ask (test, "SELECT count (*) FROM household_text"), ==, 2);
}

static void
test_merge (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (merges); i++)
    {
      g_autoptr (PskTestBook) test = psk_test_book_new ();
      g_autofree char *before = NULL;
      g_autofree char *merged = NULL;
      g_autofree char *undone = NULL;
      g_autofree char *redone = NULL;

      for (int j = 0; j < 3; j++)
        {
          const PskTestPerson person = { HOME, "นาง", j < 2 ? "สมศรี" : "กานดา", "ใจดี",
                                  .slot = merges[i].slots[j] };

          psk_test_add_people (test, &person, 1);
        }
      psk_test_book_run_sql (test, merges[i].sql);
      before = psk_test_book_digest (test);

      psk_test_run_step (test, psk_command_household_merge (1, 2, NULL));
      check_merge (test, i);
      merged = psk_test_book_digest (test);

      g_assert_true (psk_book_undo (test->book, NULL));
      undone = psk_test_book_digest (test);
      g_assert_cmpstr (undone, ==, before);

      psk_test_book_reopen (test);
      g_assert_true (psk_book_redo (test->book, NULL));
      redone = psk_test_book_digest (test);
      g_assert_cmpstr (redone, ==, merged);
    }
}

static void
test_merge_values (void)
{
  static const struct
  {
    PskTestPerson keep;
    PskTestPerson other;
    PskTestPerson merged;
  } cases[] = {
    /* What the kept one lacks comes from the other. */
    { { 520101, 3, "", "นาง", "สมศรี", "", NULL, NULL, NULL, 1 },
      { 520101, 3, "12/5", "นางสาว", "สมสี", "ใจดี", ID_A, "0812345678", "52010012345" },
      { 520101, 3, "12/5", "นาง", "สมศรี", "ใจดี", ID_A, "0812345678", "52010012345", 1 } },
    /* A right id takes the place of a wrong one, not of a right one. */
    { { HOME, "นาง", "สมศรี", "ใจดี", ID_WRONG }, { HOME, "นาง", "สมศรี", "ใจดี", ID_A },
      { HOME, "นาง", "สมศรี", "ใจดี", ID_A } },
    { { HOME, "นาง", "สมศรี", "ใจดี", ID_B }, { HOME, "นาง", "สมศรี", "ใจดี", ID_A },
      { HOME, "นาง", "สมศรี", "ใจดี", ID_B } },
    /* No house number of another village or tambon */
    { { 520101, 3, "", "นาง", "สมศรี", "ใจดี" }, { 520101, 4, "7", "นาง", "สมศรี", "ใจดี" },
      { 520101, 3, "", "นาง", "สมศรี", "ใจดี" } },
    { { 520101, 3, "", "นาง", "สมศรี", "ใจดี" }, { 520301, 3, "7", "นาง", "สมศรี", "ใจดี" },
      { 520101, 3, "", "นาง", "สมศรี", "ใจดี" } },
    { { HOME, "นาง", "สมศรี", "ใจดี" },
      { 520301, 8, "7", "นาง", "สมศรี", "ใจดี", .slot = 5 },
      { 520301, 8, "7", "นาง", "สมศรี", "ใจดี", .slot = 5 } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PskTestBook) test = psk_test_book_new ();
      const PskTestPerson *wanted = &cases[i].merged;
      g_autoptr (PskHousehold) got = NULL;

      g_test_message ("case %zu", i);
      psk_test_add_people (test, &cases[i].keep, 1);
      psk_test_add_people (test, &cases[i].other, 1);
      psk_test_run_step (test, psk_command_household_merge (1, 2, NULL));
      got = psk_household_table_read (psk_book_get_store (test->book), 1, NULL);
      g_assert_cmpint (got->tambon, ==, wanted->tambon);
      g_assert_cmpint (got->village_no, ==, wanted->village_no);
      g_assert_cmpint (got->slot, ==, wanted->slot > 0 ? wanted->slot : -1);
      g_assert_cmpstr (got->house_no, ==, wanted->house_no);
      g_assert_cmpstr (got->title, ==, wanted->title);
      g_assert_cmpstr (got->first_name, ==, wanted->first_name);
      g_assert_cmpstr (got->last_name, ==, wanted->last_name);
      g_assert_cmpstr (got->citizen_id, ==, wanted->citizen_id);
      g_assert_cmpstr (got->phone, ==, wanted->phone);
      g_assert_cmpstr (got->house_code, ==, wanted->house_code);
    }
}

/* What the user chose is written; identity, slot and status are not his to choose. */
static void
test_merge_chosen (void)
{
  g_autoptr (PskTestBook) test = psk_test_book_new ();
  const PskTestPerson keep = { HOME, "นาง", "สมศรี", "ใจดี", .slot = 1 };
  const PskTestPerson other = { 520301, 8, "7", "นาง", "สมสี", "ไจดี", .slot = 5 };
  PskStore *store = psk_book_get_store (test->book);
  g_autoptr (PskHousehold) chosen = NULL;
  g_autoptr (PskHousehold) before = NULL;
  g_autoptr (PskHousehold) after = NULL;

  psk_test_add_people (test, &keep, 1);
  psk_test_add_people (test, &other, 1);
  before = psk_household_table_read (store, 1, NULL);
  chosen = psk_household_table_read (store, 2, NULL);
  psk_test_assert_refused (test, psk_command_household_merge (1, 2, chosen), PSK_ERROR_REFUSED);

  chosen->tambon = 520101;
  chosen->members = 7;
  psk_test_run_step (test, psk_command_household_merge (1, 2, chosen));
  after = psk_household_table_read (store, 1, NULL);
  g_assert_cmpstr (after->uid, ==, before->uid);
  g_assert_cmpstr (after->first_name, ==, "สมสี");
  g_assert_cmpstr (after->status, ==, "selected");
  g_assert_cmpint (after->slot, ==, 1);
  g_assert_cmpint (after->members, ==, 7);

  psk_test_assert_refused (test, psk_command_household_merge (1, 1, NULL), PSK_ERROR_INVALID);
  psk_test_assert_refused (test, psk_command_household_merge (1, 2, NULL), PSK_ERROR_NOT_FOUND);
  psk_test_assert_refused (test, psk_command_household_merge (2, 1, NULL), PSK_ERROR_NOT_FOUND);
}

static void
test_cancel (void)
{
  g_autoptr (PskTestBook) test = psk_test_book_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  const PskTestPerson person = { HOME, "นาง", "สมศรี", "ใจดี" };

  psk_test_add_people (test, &person, 1);
  psk_test_add_people (test, &person, 1);
  g_cancellable_cancel (cancellable);
  g_assert_null (psk_duplicates_find (psk_book_get_store (test->book), 0, PSK_HOUSEHOLDS_ALL,
                                      cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_describe (void)
{
  g_autofree char *none = psk_duplicate_describe (0);
  g_autofree char *two = psk_duplicate_describe (SAME_ID | PHONE);

  g_assert_cmpstr (none, ==, "");
  g_assert_cmpstr (two, ==, "same citizen ID, same telephone");
  g_assert_cmpstr (psk_duplicate_get_reason_name (SAME_ID), ==, "same_id");
  g_assert_cmpstr (psk_duplicate_get_reason_name (PHONE), ==, "same_phone");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/duplicates/pairs", test_pairs);
  g_test_add_func ("/duplicates/decisions", test_decisions);
  g_test_add_func ("/duplicates/scope", test_scope);
  g_test_add_func ("/duplicates/floods", test_floods);
  g_test_add_func ("/duplicates/namesakes", test_namesakes);
  g_test_add_func ("/duplicates/cancel", test_cancel);
  g_test_add_func ("/duplicates/dismiss", test_dismiss);
  g_test_add_func ("/duplicates/merge", test_merge);
  g_test_add_func ("/duplicates/merge-values", test_merge_values);
  g_test_add_func ("/duplicates/merge-chosen", test_merge_chosen);
  g_test_add_func ("/duplicates/describe", test_describe);

  return g_test_run ();
}
