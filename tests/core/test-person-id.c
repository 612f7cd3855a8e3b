/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "hostile.h"
#include "psk-error.h"
#include "psk-person-id.h"

typedef struct
{
  const char *text;
  const char *id;       /* NULL when it is refused */
  const char *message;  /* then, what the message must say */
} ParseCase;

static const ParseCase parse_cases[] = {
  { "3528916236495", "3528916236495" },
  { "3-5289-16236-49-5", "3528916236495" },
  { "3 5289 16236 49 5", "3528916236495" },
  { "3.5289.16236.49.5", "3528916236495" },
  { " 3528916236495 ", "3528916236495" },
  { "3528916236495.0", "3528916236495" },
  { "3528916236495.00", "3528916236495" },
  { "'3528916236495", "3528916236495" },
  { "3–5289–16236–49–5", "3528916236495" },
  { "๒๕๒๔๙๓๙๑๓๒๔๘๑", "2524939132481" },
  { "๓-๕๒๘๙-๑๖๒๓๖-๔๙-๕", "3528916236495" },
  { "5525208334921", "5525208334921" },
  { NULL, NULL, "0 digits" },
  { "", NULL, "0 digits" },
  { "-", NULL, "0 digits" },
  { "7", NULL, "1 digit " },
  { "352891623649", NULL, "12 digits" },
  { "35289162364955", NULL, "14 digits" },
  { "3.52E+12", NULL, "rounded" },
  { "3.52891E+12", NULL, "rounded" },
  { "3,52E+12", NULL, "rounded" },
  { "3.52e12", NULL, "rounded" },
  { "๓.๕๒E+๑๒", NULL, "rounded" },
  { "3600000000000", NULL, "rounded" },
  { "3528916236494", NULL, "does not fit" },
  { "3528916236459", NULL, "does not fit" },
  { "1111111111111", NULL, "does not fit" },
  { "352891623649x", NULL, "only digits" },
  { "3528916236495/1", NULL, "only digits" },
  { "ไม่มี", NULL, "only digits" },
};

static void
test_parse (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (parse_cases); i++)
    {
      const ParseCase *c = &parse_cases[i];
      g_autoptr (GError) error = NULL;
      g_autofree char *id = psk_person_id_parse (c->text, &error);

      g_test_message ("“%s”", c->text);
      g_assert_cmpstr (id, ==, c->id);
      if (c->id != NULL)
        {
          g_assert_no_error (error);
          continue;
        }
      g_assert_error (error, PSK_ERROR, PSK_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, c->message));
    }
}

/* An error may end in a log: it must not give the id away. */
static void
test_message_hides_id (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = psk_person_id_parse ("3528916236494", &error);

  g_assert_null (id);
  g_assert_null (strstr (error->message, "3528"));
}

/* Any one wrong digit of this id is found, but for the third: its weight is 11,
 * so that the published rule is blind to it.
 */
static void
test_check (void)
{
  const char *id = "3528916236495";

  g_assert_true (psk_person_id_check (id));
  for (int place = 0; place < 13; place++)
    {
      for (char digit = '0'; digit <= '9'; digit++)
        {
          g_autofree char *other = g_strdup (id);

          other[place] = digit;
          g_assert_cmpint (psk_person_id_check (other), ==, digit == id[place] || place == 2);
        }
    }

  g_assert_false (psk_person_id_check (NULL));
  g_assert_false (psk_person_id_check (""));
  g_assert_false (psk_person_id_check ("352891623649"));
  g_assert_false (psk_person_id_check ("35289162364950"));
  g_assert_false (psk_person_id_check ("3-5289-16236-49-5"));
  g_assert_false (psk_person_id_check ("352891623649 "));
  g_assert_false (psk_person_id_check ("๓๕๒๘๙๑๖๒๓๖๔๙๕"));
}

/* Worked by hand from the published rule, with every kind of remainder: 0 and 10
 * both give 1, 1 gives 0, 2 gives 9.
 */
static void
test_check_by_hand (void)
{
  static const struct { const char *id; gboolean expected; } cases[] = {
    { "0000000000001", TRUE },    /* sum 0 */
    { "0000000000000", FALSE },
    { "0000000000019", TRUE },    /* sum 2 */
    { "0000000000018", FALSE },
    { "0000000000051", TRUE },    /* sum 10 */
    { "0000000000050", FALSE },
    { "1000000000009", TRUE },    /* sum 13 */
    { "0100000000000", TRUE },    /* sum 12 */
    { "0100000000009", FALSE },
    { "0000000000060", TRUE },    /* sum 12 */
    { "0000000000061", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].id);
      g_assert_cmpint (psk_person_id_check (cases[i].id), ==, cases[i].expected);
    }
}

static void
test_format (void)
{
  static const struct { const char *id; const char *format; const char *mask; } cases[] = {
    { "3528916236495", "3-5289-16236-49-5", "3-52••-•••••-49-•" },
    { "0000000000001", "0-0000-00000-00-1", "0-00••-•••••-00-•" },
    { NULL, "", "" },
    { "", "", "" },
    { "123", "123", "•••" },
    { "352891623649x", "352891623649x", "•••••••••••••" },
    { "35289162364955555", "35289162364955555", "•••••••••••••" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *format = psk_person_id_format (cases[i].id);
      g_autofree char *mask = psk_person_id_mask (cases[i].id);

      g_assert_cmpstr (format, ==, cases[i].format);
      g_assert_cmpstr (mask, ==, cases[i].mask);
    }
}

static void
test_unmask (void)
{
  static const struct { const char *mask; const char *pattern; } cases[] = {
    { "3-52••-•••••-49-•", "352_______49_" },
    { "352•••••••49•", "352_______49_" },
    { "3528916236495", "3528916236495" },
    { "•••••••••••••", NULL },
    { "3-52••-•••••-49-••", NULL },
    { "3-52••-•••••-49-%", NULL },
    { "•", NULL },
    { "", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *pattern = psk_person_id_unmask (cases[i].mask);

      g_assert_cmpstr (pattern, ==, cases[i].pattern);
    }
}

static void
test_hostile (void)
{
  g_autofree char *digits = make_long_text ("1");

  for (gsize i = 0; i <= G_N_ELEMENTS (hostile_texts); i++)
    {
      const char *text = i < G_N_ELEMENTS (hostile_texts) ? hostile_texts[i] : digits;
      g_autoptr (GError) error = NULL;
      g_autofree char *id = psk_person_id_parse (text, &error);
      g_autofree char *format = psk_person_id_format (text);
      g_autofree char *mask = psk_person_id_mask (text);

      g_assert_null (id);
      g_assert_error (error, PSK_ERROR, PSK_ERROR_INVALID);
      g_assert_cmpstr (format, ==, text);
      g_assert_true (g_utf8_validate (mask, -1, NULL));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/person-id/parse", test_parse);
  g_test_add_func ("/core/person-id/message-hides-id", test_message_hides_id);
  g_test_add_func ("/core/person-id/check", test_check);
  g_test_add_func ("/core/person-id/check-by-hand", test_check_by_hand);
  g_test_add_func ("/core/person-id/format", test_format);
  g_test_add_func ("/core/person-id/unmask", test_unmask);
  g_test_add_func ("/core/person-id/hostile", test_hostile);

  return g_test_run ();
}
