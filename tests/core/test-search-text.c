/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "psk-search-text.h"
#include "psk-text.h"

static void
test_pack (void)
{
  static const struct
  {
    const char *key;
    const char *packed;
  } cases[] = {
    { "", "" },
    { "abc 12/3", "abc 12/3" },
    { "กำ", "\x81\xb3" },
    { "ก๊า a", "\x81\xca\xb2 a" },
    { "é", "\x01\x02\x02\x02\x02\x10\x0b" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *packed = psk_search_text_pack (cases[i].key);

      g_assert_cmpstr (packed, ==, cases[i].packed);
    }
}

static char *
random_key (GRand *random)
{
  static const gunichar letters[] = {
    'a', 'b', '1', ' ', 0x0e01, 0x0e02, 0x0e33, 0x0e48, 0x0e5b, 0xe9, 0x0141, 0x0e80, 0x4e00, 0x1f331,
  };
  GString *key = g_string_new (NULL);
  const int n = g_rand_int_range (random, 0, 9);

  for (int i = 0; i < n; i++)
    g_string_append_unichar (
      key, letters[g_rand_int_range (random, 0, G_N_ELEMENTS (letters))]);

  return g_string_free (key, FALSE);
}

/* A part of a key is a part of its bytes, and nothing else is. */
static void
test_parts (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (3);
  int n_parts = 0;

  for (int i = 0; i < 200000; i++)
    {
      g_autofree char *key = random_key (random);
      g_autofree char *part = random_key (random);
      g_autofree char *packed = psk_search_text_pack (key);
      g_autofree char *packed_part = psk_search_text_pack (part);
      const gboolean is_part = strstr (key, part) != NULL;

      g_assert_cmpint (strstr (packed, packed_part) != NULL, ==, is_part);
      n_parts += is_part && *part != '\0';
    }

  g_assert_cmpint (n_parts, >, 1000);
}

static void
test_new (void)
{
  const char *texts[] = { "นางคำปัน", NULL, "", "๑๒/๓", "Ok" };
  g_autofree char *packed = psk_search_text_new (texts, G_N_ELEMENTS (texts));
  g_autofree char *expected = psk_search_text_pack ("คำปัน 12/3 ok");
  g_autofree char *none = psk_search_text_new (NULL, 0);

  g_assert_cmpstr (packed, ==, expected);
  g_assert_cmpstr (none, ==, "");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/search-text/pack", test_pack);
  g_test_add_func ("/core/search-text/parts", test_parts);
  g_test_add_func ("/core/search-text/new", test_new);

  return g_test_run ();
}
