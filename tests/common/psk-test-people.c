/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-test-people.h"

#include "psk-household-table.h"

#define SINCE "2024-01-10"

typedef struct
{
  const PskTestPerson *people;
  gsize n_people;
} PeopleData;

static PskHousehold *
make_household (const PskTestPerson *person)
{
  PskHousehold *household = g_object_new (PSK_TYPE_HOUSEHOLD, NULL);

  household->tambon = person->tambon;
  household->status = g_strdup (person->slot > 0 ? "selected" : "candidate");
  household->slot = person->slot > 0 ? person->slot : -1;
  household->village_no = person->village_no > 0 ? person->village_no : -1;
  household->house_no = g_strdup (person->house_no);
  household->title = g_strdup (person->title);
  household->first_name = g_strdup (person->first_name);
  household->last_name = g_strdup (person->last_name);
  household->citizen_id = g_strdup (person->citizen_id);
  household->phone = g_strdup (person->phone);
  household->house_code = g_strdup (person->house_code);
  household->vulnerability = g_strdup (person->vulnerability);
  household->planted_on = g_strdup (person->planted_on);
  household->note = g_strdup (person->note);
  if (person->kinds != NULL)
    household->kinds = (int) g_ascii_strtoll (person->kinds, NULL, 10);

  return household;
}

static gboolean
add_people (PskStore     *store,
            gpointer      data,
            GCancellable *cancellable,
            GError      **error)
{
  const PeopleData *d = data;

  for (gsize i = 0; i < d->n_people; i++)
    {
      g_autoptr (PskHousehold) household = make_household (&d->people[i]);

      if (!psk_household_table_insert (store, household, NULL, error)
          || (household->slot > 0
              && !psk_household_table_open_slot (store, household->id, SINCE, error)))
        return FALSE;
    }

  return TRUE;
}

/**
 * psk_test_add_people:
 * @test: a book
 * @people: (array length=n_people): households
 * @n_people: how many
 *
 * Adds them in one step. In a new book their row ids are 1 and up.
 */
void
psk_test_add_people (PskTestBook         *test,
                     const PskTestPerson *people,
                     gsize                n_people)
{
  PeopleData data = { people, n_people };

  psk_test_book_run (test, add_people, &data);
}

/**
 * psk_test_add_five_people:
 * @test: a new book
 *
 * Adds five candidates in three tambons, of whom different things are known: สมชาย, กานดา,
 * แสงจันทร์, บุญมี and ไกรสร.
 */
void
psk_test_add_five_people (PskTestBook *test)
{
  static const PskTestPerson people[PSK_TEST_N_FIVE] = {
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

  psk_test_add_people (test, people, PSK_TEST_N_FIVE);
}

/**
 * psk_test_parse_ids:
 * @text: row ids, one digit each
 *
 * Returns: (transfer full) (element-type gint64): the ids
 */
GArray *
psk_test_parse_ids (const char *text)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (; *text != '\0'; text++)
    {
      const gint64 id = *text - '0';

      g_array_append_val (ids, id);
    }

  return ids;
}
