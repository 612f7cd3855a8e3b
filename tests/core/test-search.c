/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is searched for: villages and areas beside names. */

#include "config.h"

#include "psk-household-commands.h"
#include "psk-household-query.h"
#include "psk-test-people.h"
#include "psk-test-steps.h"

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

  psk_test_add_five_people (test);
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

  psk_test_add_five_people (test);
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

  psk_test_add_five_people (test);
  psk_test_run_step (test, psk_command_household_set (2, PSK_HOUSEHOLD_NOTE, "ย้ายมาจากเกาะคา"));
  found = psk_test_names (psk_book_get_store (test->book), &query);
  g_assert_cmpstr (found, ==, "กานดา แสงจันทร์");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/search/villages", test_villages);
  g_test_add_func ("/search/areas", test_areas);
  g_test_add_func ("/search/area-in-text", test_area_in_text);

  return g_test_run ();
}
